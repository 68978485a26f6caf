# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""May I, and why: for oneself, and for administrators about others."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.accounts.models import User
from lueckenlos.frame.models import Area, Region
from lueckenlos.office import own_rights, queries
from lueckenlos.office.pages import administers, context_of, region_of, user_of
from lueckenlos.shared.audit import record


@require_safe
def of_oneself(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    return _page(request, found, user_of(request), {**context_of(request, found, "own-rights"), "is_own": True})


@require_safe
def of_person(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = region_of(request, region)
    if not administers(user_of(request), found):
        raise PermissionDenied
    person = queries.person_of(user_of(request), found, number)
    if person is None:
        raise Http404
    area = queries.roles_of(user_of(request), found).filter(user=person).order_by("area__path")[0].area
    record(action="rights.read", by=user_of(request), region=found, area_path=area.path, subject=f"person {person.pk}")
    return _page(request, found, person, context_of(request, found, "people"))


def _page(request: HttpRequest, region: Region, person: User, context: dict[str, Any]) -> HttpResponse:
    table, text = request.GET.get("tabelle", "services"), request.GET.get("eintrag", "").strip()[:200]
    areas = Area.objects.visible_to(person).filter(region=region).order_by("path")
    shown = {
        "person": person,
        "roles": own_rights.roles_of(person, region),
        "seen": [str(area) for area in areas],
        "lines": own_rights.lines_of(person, region),
        "offices": own_rights.offices_of(person, region),
        "tables": [(name, own_rights.table_label(name)) for name in own_rights.tables()],
        "asked_table": table,
        "asked_text": text,
        "found": own_rights.entry_named(user_of(request), person, region, table, text),
    }
    return render(request, "office/rights.html", {**context, **shown})
