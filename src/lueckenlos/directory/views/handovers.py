# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Handovers: list and page."""

from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lueckenlos.directory import listing
from lueckenlos.directory.models import BINDINGS, Handover
from lueckenlos.directory.sheets import handovers_sheet
from lueckenlos.frame.models import Region
from lueckenlos.reports import labels
from lueckenlos.shared.language import _


def handovers(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = listing.areas_seen(request, found)
    on = found.reference_date or timezone.localdate()
    rows = Handover.objects.visible_to(request.user).filter(region=found)
    filters = [
        listing.choice("verbindlichkeit", _("Binding"), "binding", [(b, labels.binding_label(b)) for b in BINDINGS]),
        listing.area_filter(areas, "from_service__areas"),
        listing.special(
            "hinweis",
            _("To do"),
            {
                "ohne-vereinbarung": (_("without an agreement"), lambda r: r.filter(agreement=None)),
                "endet": (
                    _("ends within a year"),
                    lambda r: r.filter(
                        Q(valid_until__range=(on, on + timedelta(days=365)))
                        | Q(agreement__valid_until__range=(on, on + timedelta(days=365)))
                    ),
                ),
                "ohne-ablauf": (
                    _("without contact, time limit or what happens when nobody answers"),
                    lambda r: r.filter(
                        Q(contact_from=None) | Q(contact_to=None) | Q(within_days=None) | Q(if_no_answer=None)
                    ),
                ),
            },
        ),
    ]
    listed = listing.list_rows(request, rows, filters, ("from_service__name", "to_service__name", "agreement__title"))
    full = rows.select_related("from_service", "to_service", "agreement")
    answer = listing.download_of(request, listed, full, lambda every: handovers_sheet(found, every))
    if answer is not None:
        return answer
    listed.rows = listing.in_order(full, listed.rows)
    context = {**listing.page_context(request, found, "handovers", areas), "listing": listed, "page": listed.page}
    return render(request, "directory/handovers.html", context)


def handover(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    rows = Handover.objects.visible_to(request.user).filter(region=found)
    thing = get_object_or_404(
        rows.select_related("from_service__organization", "to_service__organization", "agreement"), code=code
    )
    context = {
        **listing.page_context(request, found, "handovers", listing.areas_seen(request, found)),
        "handover": thing,
        "warnings": _warnings(thing, found),
    }
    return render(request, "directory/handover.html", context)


def _warnings(handover: Handover, region: Region) -> list[str]:
    """What is missing to a handover that is called binding."""
    if handover.binding != "binding":
        return []
    on = region.reference_date or timezone.localdate()
    agreement = handover.agreement
    found = []
    if agreement is None:
        found.append(_("It is called binding, but no agreement is entered."))
    elif (agreement.valid_until and agreement.valid_until < on) or (agreement.valid_from and agreement.valid_from > on):
        found.append(_("It is called binding, but its agreement does not hold on this day."))
    missing = [
        word
        for value, word in (
            (handover.contact_from, _("who hands over")),
            (handover.contact_to, _("who takes over")),
            (handover.within_days, _("the time limit")),
            (handover.if_no_answer, _("what happens when nobody answers")),
        )
        if value in (None, "")
    ]
    if missing:
        found.append(_("It is called binding, but this is not entered: {missing}.").format(missing=", ".join(missing)))
    return found
