# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Networks: list and page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lueckenlos.directory import listing
from lueckenlos.directory.contacts import contacts_of_network
from lueckenlos.directory.models import Organization
from lueckenlos.directory.views.services import named
from lueckenlos.frame.models import Field, Region
from lueckenlos.networks.models import Membership, Network
from lueckenlos.reports import labels
from lueckenlos.reports.tables import Sheet, download
from lueckenlos.shared.language import _


def networks(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = listing.areas_seen(request, found)
    rows = Network.objects.visible_to(request.user).filter(region=found)
    values = list(rows.values_list("kind", "topics"))
    kinds = sorted({kind for kind, _t in values if kind}, key=labels.network_label)
    topics = sorted({topic for _k, topics in values for topic in topics}, key=labels.topic_label)
    fields = [(field.code, named(field)) for field in Field.objects.in_region(found)]
    filters = [
        listing.choice("art", _("Kind"), "kind", [(kind, labels.network_label(kind)) for kind in kinds]),
        listing.area_filter(areas),
        listing.choice("feld", _("Field"), "fields__code", fields),
        listing.item("thema", _("Topic"), "topics", [(topic, labels.topic_label(topic)) for topic in topics]),
    ]
    listed = listing.list_rows(request, rows, filters, ("name", "note"))
    full = rows.prefetch_related("areas", "fields")
    answer = listing.download_of(request, listed, full, lambda every: _sheet(found, every))
    if answer is not None:
        return answer
    listed.rows = listing.in_order(full, listed.rows)
    context = {**listing.page_context(request, found, "networks", areas), "listing": listed, "page": listed.page}
    return render(request, "networks/networks.html", context)


def network(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    rows = Network.objects.visible_to(request.user).filter(region=found)
    thing = get_object_or_404(rows.prefetch_related("areas", "phases", "fields"), code=code)
    organizations = Organization.objects.visible_to(request.user).filter(region=found)
    members = list(
        Membership.objects.visible_to(request.user)
        .filter(network=thing)
        .select_related("organization")
        .order_by("organization__name", "pk")
    )
    seen = set(organizations.values_list("code", flat=True))
    answer = download(
        request,
        Sheet(
            f"{found.slug}-{thing.code}-mitglieder",
            ("organization", "name", "function", "voice", "since", "until"),
            [(m.organization.code, m.organization.name, m.function, m.voice, m.since, m.until) for m in members],
        ),
    )
    if answer is not None:
        return answer
    hours = None
    if thing.meetings_per_year is not None and thing.hours_per_meeting is not None:
        hours = thing.meetings_per_year * thing.hours_per_meeting
    different = len({m.organization_id for m in members})
    context = {
        **listing.page_context(request, found, "networks", listing.areas_seen(request, found)),
        "network": thing,
        "members": [(member, member.organization.code in seen) for member in members],
        "organizations": different,
        "coordinator": organizations.filter(code=thing.coordinator).first() if thing.coordinator else None,
        "contacts": contacts_of_network(request.user, thing),
        "fields": [named(field) for field in thing.fields.all()],
        "phases": [named(phase) for phase in thing.phases.all()],
        "hours": hours,
        "hours_of_all": None if hours is None else hours * different,
    }
    return render(request, "networks/network.html", context)


def _sheet(region: Region, rows: list[Network]) -> Sheet:
    header = ("id", "name", "kind", "areas", "fields", "topics", "meetings_per_year", "hours_per_meeting", "note")
    cells = [
        (
            n.code,
            n.name,
            n.kind,
            "|".join(a.code for a in n.areas.all()),
            "|".join(f.code for f in n.fields.all()),
            "|".join(n.topics),
            n.meetings_per_year,
            n.hours_per_meeting,
            n.note,
        )
        for n in rows
    ]
    return Sheet(f"{region.slug}-netzwerke", header, cells)
