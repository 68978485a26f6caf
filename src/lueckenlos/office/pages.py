# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the office have in common."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.accounts.policies import kinds_to_give
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _


def region_of(request: HttpRequest, slug: str) -> Region:
    """404 for a region that the person has no role in."""
    return get_object_or_404(Region.objects.visible_to(request.user), slug=slug)


def user_of(request: HttpRequest) -> User:
    """Who is signed in; pages for everybody ask `is_authenticated` first."""
    user: Any = request.user
    return user  # type: ignore[no-any-return]


def administers(user: User, region: Region) -> bool:
    return any(grant.region == region.pk for grant in user.administered.grants)


def audits(user: User, region: Region) -> bool:
    return any(grant.region == region.pk for grant in user.audited)


def tabs(user: User, region: Region, current: str) -> list[dict[str, Any]]:
    """The pages of the office that the person may open."""
    is_administrator = administers(user, region)
    pages = [
        ("people", _("People"), is_administrator),
        ("invitations", _("Invitations"), bool(kinds_to_give(user, region))),
        ("audit", _("Audit trail"), audits(user, region)),
        ("legal-texts", _("Legal pages"), is_administrator),
        ("own-rights", _("My rights"), True),
    ]
    return [
        {"url": reverse(f"office:{name}", args=[region.slug]), "word": word, "is_current": name == current}
        for name, word, is_shown in pages
        if is_shown
    ]


def context_of(request: HttpRequest, region: Region, current: str) -> dict[str, Any]:
    user = user_of(request)
    area = Area.objects.visible_to(user).filter(region=region).order_by("path").first()
    return {
        "region": region,
        "area_code": area.code if area else None,
        "section": "office",
        "day": region.reference_date or timezone.localdate(),
        "tabs": tabs(user, region, current),
    }
