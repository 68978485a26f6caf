# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of this room have in common."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lueckenlos.directory import listing
from lueckenlos.frame.models import Area, Region
from lueckenlos.freshness.addresses import may_list
from lueckenlos.shared.language import _


def region_of(request: HttpRequest, slug: str) -> Region:
    return get_object_or_404(Region.objects.visible_to(request.user), slug=slug)


def context_of(request: HttpRequest, region: Region, current: str, areas: list[Area]) -> dict[str, Any]:
    pages = [
        ("dashboard", _("Freshness"), True),
        ("feedback", _("Notes of families"), True),
        ("contacts", _("Contacts"), True),
        ("lists", _("Distribution lists"), may_list(request.user, region)),
    ]
    tabs = [
        {"url": reverse(f"freshness:{name}", args=[region.slug]), "word": word, "is_current": name == current}
        for name, word, is_shown in pages
        if is_shown
    ]
    return {**listing.page_context(request, region, "freshness", areas), "tabs": tabs}
