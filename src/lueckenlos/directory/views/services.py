# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services: list and page."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lueckenlos.directory import listing
from lueckenlos.directory.contacts import contacts_of, day_for
from lueckenlos.directory.hours import hours_of
from lueckenlos.directory.models import Handover, Service
from lueckenlos.directory.sheets import services_sheet
from lueckenlos.frame.models import Field, Phase, Region
from lueckenlos.reports import labels
from lueckenlos.shared.language import _, current_language
from lueckenlos.shared.service_pages import for_families


def services(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = listing.areas_seen(request, found)
    rows = Service.objects.visible_to(request.user).filter(region=found)
    listed = listing.list_rows(
        request, rows, _filters(found, areas, rows), ("name", "description", "organization__name")
    )
    full = rows.select_related("organization").prefetch_related("areas", "fields")
    answer = listing.download_of(request, listed, full, lambda every: services_sheet(found, every))
    if answer is not None:
        return answer
    listed.rows = listing.in_order(full, listed.rows)
    context = {**listing.page_context(request, found, "services", areas), "listing": listed, "page": listed.page}
    return render(request, "directory/services.html", context)


def _filters(region: Region, areas: list[Any], rows: Any) -> list[listing.Filter]:
    on = region.reference_date or timezone.localdate()
    phases = {p.code: p for p in Phase.objects.in_region(region).order_by("from_month")}
    groups = sorted({group for items in rows.values_list("target_groups", flat=True) for group in items})

    def in_phase(found: Any, code: str) -> Any:
        return found.filter(from_month__lt=phases[code].to_month, to_month__gt=phases[code].from_month)

    return [
        listing.area_filter(areas),
        listing.choice(
            "feld", _("Field"), "fields__code", [(f.code, named(f)) for f in Field.objects.in_region(region)]
        ),
        listing.Filter("phase", _("Life phase"), [(code, named(p)) for code, p in phases.items()], in_phase),
        listing.item(
            "zielgruppe", _("Target group"), "target_groups", [(g, labels.target_group_label(g)) for g in groups]
        ),
        listing.choice(
            "ebene",
            _("Prevention level"),
            "level",
            [(c, labels.level_label(c)) for c in ("universal", "selective", "indicated")],
        ),
        listing.choice("weg", _("Who moves"), "mode", [(c, labels.mode_label(c)) for c in ("drop_in", "outreach")]),
        listing.special(
            "hinweis",
            _("To do"),
            {
                "endet": (
                    _("ends within a year"),
                    lambda r: r.filter(
                        Q(ends_on__range=(on, on + timedelta(days=365)))
                        | Q(funding_ends_on__range=(on, on + timedelta(days=365)))
                    ),
                ),
                "unbestaetigt": (
                    _("not confirmed within a year"),
                    lambda r: r.filter(Q(verified_on=None) | Q(verified_on__lt=on - timedelta(days=365))),
                ),
                "plaetze": (
                    _("places not known"),
                    lambda r: r.filter(places_per_year=None, sufficiency=None),
                ),
            },
        ),
    ]


def named(thing: Any) -> str:
    return str(getattr(thing, f"name_{current_language()}") or thing.code)


def service(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    rows = Service.objects.visible_to(request.user).filter(region=found)
    thing = get_object_or_404(
        rows.select_related("organization", "location", "region").prefetch_related("areas", "fields"), code=code
    )
    areas = listing.areas_seen(request, found)
    seen = {area.pk for area in areas}
    handovers = Handover.objects.visible_to(request.user).select_related("from_service", "to_service")
    families = for_families(thing)
    context = {
        **listing.page_context(request, found, "services", areas),
        "service": thing,
        "fields": [named(field) for field in thing.fields.all()],
        "areas": [(area, area.pk in seen) for area in thing.areas.all()],
        "is_stale": bool(thing.verified_on) and thing.verified_on < day_for(found) - timedelta(days=365),
        "hours": hours_of(thing),
        "contacts": contacts_of(request.user, thing),
        "guide_url": families.url,
        "has_details": families.has_details,
        "phases": [p for p in Phase.objects.in_region(found).order_by("from_month") if _meets(thing, p)],
        "field_codes": list(thing.fields.all()),
        "board_area": next(
            (area.code for area in thing.areas.all() if area.pk in seen), areas[0].code if areas else ""
        ),
        "before": handovers.filter(to_service=thing).order_by("from_service__name"),
        "after": handovers.filter(from_service=thing).order_by("to_service__name"),
    }
    return render(request, "directory/service.html", context)


def _meets(service: Service, phase: Phase) -> bool:
    ages = (service.from_month, service.to_month, phase.from_month, phase.to_month)
    if None in ages:
        return False
    return service.from_month < phase.to_month and phase.from_month < service.to_month  # type: ignore[operator]
