# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of this room have in common."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lueckenlos.chain.analysis import data_of
from lueckenlos.editing.rights import Answer
from lueckenlos.editing.tables import EditedTable, table_of
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _


def region_for(request: HttpRequest, slug: str) -> Region:
    region: Region = get_object_or_404(Region.objects.visible_to(request.user), slug=slug)
    return region


def table_for(slug: str) -> EditedTable:
    table = table_of(slug)
    if table is None:
        raise Http404
    return table


def page_context(request: HttpRequest, region: Region, **more: Any) -> dict[str, Any]:
    area = Area.objects.visible_to(request.user).filter(region=region).order_by("path").first()
    return {
        "region": region,
        "section": "editing",
        "area_code": area.code if area else None,
        "day": region.reference_date or timezone.localdate(),
        **more,
    }


def refused(request: HttpRequest, region: Region, answer: Answer) -> HttpResponse:
    """Seen, but not theirs to change: with the reason."""
    context = page_context(request, region, reason=answer.reason)
    return render(request, "editing/refused.html", context, status=403)


def names_of(region: Region) -> Any:
    return data_of(region).names


def entry_name(region: Region, table: str, row: dict[str, Any] | None, code: str) -> str:
    """How an entry is called on a page."""
    row = row or {}
    names = names_of(region)
    if table == "handovers":
        ends = [names.service(row[end]) for end in ("from_service", "to_service") if row.get(end)]
        return " → ".join(ends) or code
    parts = [names.of(table_, row[c]) for c, table_ in _PARTS.get(table, {}).items() if row.get(c)]
    name = row.get("name") or row.get("title") or row.get("name_de") or row.get("function")
    return str(name or ", ".join(parts) or code or _("new entry"))


_PARTS: dict[str, dict[str, str]] = {
    "needs": {"area": "areas", "phase": "phases", "field": "fields"},
    "standard_cells": {"phase": "phases", "field": "fields"},
    "standard_transitions": {"from_phase": "phases", "to_phase": "phases"},
    "responsibilities": {"organization": "organizations", "field": "fields"},
    "memberships": {"network": "networks", "organization": "organizations"},
    "schedules": {"service": "services"},
    "service_details": {"service": "services"},
    "location_details": {"location": "locations"},
}
