# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Distribution lists, for coordinators. Reading the addresses stands in the audit trail."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lueckenlos.directory import listing
from lueckenlos.frame.models import Field
from lueckenlos.freshness.addresses import contacts_for, may_list, sheet_of
from lueckenlos.freshness.views.common import context_of, region_of
from lueckenlos.networks.models import Network
from lueckenlos.reports.tables import download
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


@never_cache
@require_safe
def lists(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    if not may_list(request.user, found):
        raise PermissionDenied
    areas = listing.areas_seen(request, found)
    fields = list(Field.objects.in_region(found).order_by("pk"))
    networks = list(Network.objects.visible_to(request.user).filter(region=found).order_by("name"))
    chosen = {name: request.GET.get(name, "") for name in ("gebiet", "feld", "netzwerk")}
    area = next((one for one in areas if one.code == chosen["gebiet"]), None)
    field = next((one.code for one in fields if one.code == chosen["feld"]), "")
    network = next((one for one in networks if one.code == chosen["netzwerk"]), None)
    known = {"gebiet": area, "feld": field, "netzwerk": network}
    unknown = [value for name, value in chosen.items() if value and not known[name]]
    contacts = contacts_for(request.user, found, area, field, network) if any(known.values()) and not unknown else []
    if contacts:
        details = {"count": len(contacts), **{name: value[:100] for name, value in chosen.items() if value}}
        path = area.path if area is not None else areas[0].path if areas else ""
        record(action="distribution_list.exported", by=request.user, region=found, area_path=path, details=details)
    answer = download(request, sheet_of(found, contacts)) if request.GET.get("als") else None
    if answer is not None:
        return answer
    context = {
        **context_of(request, found, "lists", areas),
        "choices": [
            ("gebiet", _("Area"), [(one.code, str(one)) for one in areas], chosen["gebiet"]),
            ("feld", _("Field"), [(one.code, str(one)) for one in fields], chosen["feld"]),
            ("netzwerk", _("Network"), [(one.code, str(one)) for one in networks], chosen["netzwerk"]),
        ],
        "is_asked": any(chosen.values()),
        "unknown": unknown,
        "contacts": contacts,
        "addresses": "; ".join(contact.email or "" for contact in contacts),
    }
    return render(request, "freshness/lists.html", context)
