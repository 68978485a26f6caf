# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which of their columns is which of ours."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.datapackage.source import Unreadable
from lueckenlos.imports import actions
from lueckenlos.imports.actions import OPEN, NotNow
from lueckenlos.imports.mapping_form import MappingForm, rules_from, shown_parts
from lueckenlos.imports.models import SavedMapping
from lueckenlos.imports.policies import can_import
from lueckenlos.imports.proposing import kept_tables, parts_for
from lueckenlos.imports.rules import Rules
from lueckenlos.imports.synonyms import table_label
from lueckenlos.imports.views.shared import batch_seen, page, person_of, region_seen
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

ROWS_SHOWN = 6


def mapping(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    found = batch_seen(request, region, batch)
    if found.state not in OPEN:
        return redirect("imports:batch", region, found.pk)
    try:
        sheets = actions.sheets_of(found)
    except Unreadable as error:
        messages.error(request, f"{error.problem} {error.action}")
        return redirect("imports:imports", region)
    rules = Rules.from_json(found.rules)
    by_name = {sheet.name: sheet for sheet in sheets}
    asked = request.POST if request.method == "POST" else request.GET
    form = MappingForm(asked, sheets, rules)
    sheet = by_name[form.sheet]
    if form.is_asked:
        rules = Rules(parts_for(sheet, form.header_row, form.tables), rules.keep_empty)
    problem = ""
    if request.method == "POST":
        rules = rules_from(request.POST, sheet, form)
        name = request.POST.get("name", "").strip()
        try:
            actions.map_file(batch=found, rules=rules, by=person_of(request), name=name)
            actions.check_file(batch=found)
            return redirect("imports:check", region, found.pk)
        except NotNow as error:
            problem = str(error)
        except Unreadable as error:
            problem = f"{error.problem} {error.action}"
    own = [part for part in rules.parts if part.own]
    context = page(
        request, found.region, batch=found, form=form, sheets=[s.name for s in sheets], problem=problem,
        parts=shown_parts(rules, sheet), own=[table_label(part.table) for part in own], rules=rules,
        header=sheet.header(form.header_row),
        sample=[(n, row) for n, row in enumerate(sheet.rows, 1)][: ROWS_SHOWN + form.header_row - 1],
        tables=[(table, table_label(table), table in form.tables) for table in kept_tables()],
        header_rows=range(1, min(10, len(sheet.rows)) + 1),
        name=found.source or actions.sheet_name(found.file_name),
    )  # fmt: skip
    return render(request, "imports/mapping.html", context)


@require_POST
def forget(request: HttpRequest, region: str, mapping: int) -> HttpResponse:
    found = region_seen(request, region)
    if not can_import(request.user, found):
        raise PermissionDenied
    rows: Any = SavedMapping.objects.visible_to(request.user)
    saved = get_object_or_404(rows, pk=mapping, region=found)
    record(action="mapping.removed", by=person_of(request), region=found, subject=str(saved.pk))
    saved.delete()
    messages.success(request, _("The mapping was removed."))
    return redirect("imports:export" if saved.direction == "export" else "imports:imports", region)
