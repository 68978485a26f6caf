# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Organizations: list and page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lueckenlos.directory import listing
from lueckenlos.directory.models import Location, Organization, Responsibility, Service
from lueckenlos.directory.sheets import organizations_sheet
from lueckenlos.directory.views.services import named
from lueckenlos.frame.models import Region
from lueckenlos.reports import labels
from lueckenlos.shared.language import _
from lueckenlos.shared.organization_pages import sections_for


def organizations(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = listing.areas_seen(request, found)
    rows = Organization.objects.visible_to(request.user).filter(region=found)
    kinds = sorted({kind for kind in rows.values_list("kind", flat=True) if kind}, key=labels.organization_label)
    filters = [
        listing.choice("art", _("Kind"), "kind", [(kind, labels.organization_label(kind)) for kind in kinds]),
        listing.area_filter(areas, "area"),
    ]
    listed = listing.list_rows(request, rows, filters, ("name",))
    full = rows.select_related("area")
    answer = listing.download_of(request, listed, full, lambda every: organizations_sheet(found, every))
    if answer is not None:
        return answer
    listed.rows = listing.in_order(full, listed.rows)
    context = {**listing.page_context(request, found, "organizations", areas), "listing": listed, "page": listed.page}
    return render(request, "directory/organizations.html", context)


def organization(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    rows = Organization.objects.visible_to(request.user).filter(region=found).select_related("area", "region")
    thing = get_object_or_404(rows, code=code)
    responsible = (
        Responsibility.objects.visible_to(request.user)
        .filter(organization=thing)
        .select_related("field")
        .prefetch_related("areas")
    )
    context = {
        **listing.page_context(request, found, "organizations", listing.areas_seen(request, found)),
        "organization": thing,
        "services": Service.objects.visible_to(request.user).filter(organization=thing).order_by("name"),
        "locations": Location.objects.visible_to(request.user).filter(organization=thing).order_by("name"),
        "responsible": [(named(r.field), ", ".join(str(a) for a in r.areas.all())) for r in responsible],
        "sections": sections_for(request.user, thing),
    }
    return render(request, "directory/organization.html", context)
