# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The guide as those see it who coordinate: whether it is open, where it stands, and what comes back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.accounts.models import Role, User
from lueckenlos.desk.today_lines import way
from lueckenlos.directory import listing
from lueckenlos.frame.models import Region
from lueckenlos.freshness.families import feedback_for
from lueckenlos.guide.actions import set_guide_open
from lueckenlos.guide.language import guide_languages
from lueckenlos.guide.missed import searches_of
from lueckenlos.guide.public import day_of, public_services
from lueckenlos.guide.regions import is_open
from lueckenlos.office.pages import user_of
from lueckenlos.shared.language import _


def may_open(user: User, region: Region) -> bool:
    """Who coordinates or administers the whole region."""
    kinds = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.ADMINISTRATOR)
    return any(
        role.kind in kinds and role.area.region_id == region.pk and role.area.path.count("/") == 1
        for role in user.held_roles
    )


def guide(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    user, areas = user_of(request), listing.areas_seen(request, found)
    services = public_services(found, day_of(found))
    pages = [
        (_("Notes of families"), way("freshness:feedback", found.slug), len(feedback_for(user, found))),
        (_("Searched and not found"), way("desk:missed", found.slug), None),
        (_("Translations"), way("translating:overview", found.slug), None),
        (_("Words that mean the same"), way("editing:entries", found.slug, "gleiche-woerter"), None),
        (_("Brochure to print"), way("guide:brochure-choice", found.slug, "de"), None),
        (_("Embed in your website"), way("guide:embed-guide", found.slug, "de"), None),
        (_("Open data and interfaces"), way("api:about", found.slug), None),
    ]
    context = {
        **listing.page_context(request, found, "guide", areas),
        "is_open": is_open(found),
        "may_open": may_open(user, found),
        "languages": [(one.name, way("guide:landing", found.slug, one.code)) for one in guide_languages().values()],
        "address": request.build_absolute_uri(way("guide:choose-language", found.slug)),
        "count": services.count(),
        "without_details": services.filter(details=None).count(),
        "searches": searches_of(found, [area.pk for area in areas]),
        "pages": [page for page in pages if page[1]],
    }
    return render(request, "desk/guide.html", context)


@require_POST
def open_guide(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    if not may_open(user_of(request), found):
        raise PermissionDenied
    wanted = request.POST.get("offen") == "1"
    set_guide_open(region=found, is_open=wanted, by=request.user)
    messages.success(request, _("The guide is open to everyone.") if wanted else _("The guide is closed."))
    return redirect("desk:guide", found.slug)
