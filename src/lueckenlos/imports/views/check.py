# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The dry run, what the person decides on it, and the way into the region and back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.datapackage.source import Unreadable
from lueckenlos.editing.writing import Conflict, Refused
from lueckenlos.imports import actions, applying
from lueckenlos.imports.actions import NotNow
from lueckenlos.imports.models import ImportBatch, ImportRow
from lueckenlos.imports.policies import can_import
from lueckenlos.imports.synonyms import column_label, table_label
from lueckenlos.imports.views.shared import batch_seen, page, person_of
from lueckenlos.imports.words import differences, row_word
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_number

PER_PAGE = 50
ORDER = ("unsure", "wrong", "changed", "new", "removed", "skipped", "unchanged")
LOOK = {"unsure": "unknown", "wrong": "missing", "changed": "thin", "new": "covered", "removed": "unsecured"}
"""The colour of a figure, borrowed from the statuses."""


def check(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    found = batch_seen(request, region, batch)
    if request.method == "POST":
        return _decide(request, found)
    if found.state == ImportBatch.State.FAILED or (found.state == ImportBatch.State.MAPPED and not found.counts):
        try:
            actions.check_file(batch=found)
        except (Unreadable, NotNow) as error:
            messages.error(request, getattr(error, "problem", str(error)))
            return redirect("imports:imports", region)
    if found.state != ImportBatch.State.CHECKED:
        return redirect("imports:batch", region, found.pk)
    present = [state for state in ORDER if found.counts.get(state)]
    shown = request.GET.get("zeigen", "")
    if shown not in present:
        shown = present[0] if present else "new"
    rows = ImportRow.objects.filter(batch=found, state=shown)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    context = page(
        request, found.region, batch=found, page=listed, rows=[_shown(row, found) for row in listed],
        facts=[(state, row_word(state), found.counts[state], LOOK.get(state, "open")) for state in present],
        shown=shown, shown_word=row_word(shown), verdict=_verdict(found.counts), hindrance=actions.hindrance(found),
        page_key="seite", is_mapped=not all(part.get("own") for part in found.rules.get("parts", [])),
        notices=[{**notice, "label": column_label(notice["column"])} for notice in found.notices[:30]],
    )  # fmt: skip
    return render(request, "imports/check.html", context)


def _shown(row: ImportRow, batch: ImportBatch) -> dict[str, Any]:
    problems = [{**problem, "label": column_label(problem["column"])} for problem in row.problems]
    key = f"{row.table}|{row.number}"
    changes = differences(row)
    return {
        "row": row, "key": key, "table": table_label(row.table), "word": row_word(row.state),
        "look": LOOK.get(row.state, "open"), "problems": problems, "changes": changes[:6], "more": changes[6:],
        "decision": batch.decisions.get(key, ""),
    }  # fmt: skip


def _verdict(counts: dict[str, int]) -> str:
    parts = [
        ngettext("{n} entry is new", "{n} entries are new", counts.get("new", 0)),
        ngettext("{n} changes", "{n} change", counts.get("changed", 0)),
        ngettext("{n} stays as it is", "{n} stay as they are", counts.get("unchanged", 0)),
    ]
    numbers = (counts.get("new", 0), counts.get("changed", 0), counts.get("unchanged", 0))
    return ", ".join(part.format(n=write_number(n)) for part, n in zip(parts, numbers)) + "."


def _decide(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    decisions = {
        key.removeprefix("d-"): str(value)[:600]
        for key, value in request.POST.items()
        if key.startswith("d-") and value
    }
    options = {"remove_missing": "remove_missing" in request.POST} if "options" in request.POST else {}
    try:
        actions.decide(batch=batch, decisions=decisions, options=options)
        actions.check_file(batch=batch)
    except (NotNow, Unreadable) as error:
        messages.error(request, getattr(error, "problem", str(error)))
    return redirect("imports:check", batch.region.slug, batch.pk)


@require_POST
def apply(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    found = batch_seen(request, region, batch)
    if found.by_id != request.user.pk:
        messages.error(request, _("Only who brought the file in takes it over: the rights are theirs."))
        return redirect("imports:batch", region, found.pk)
    if request.POST.get("fingerprint") != found.fingerprint and found.state == ImportBatch.State.CHECKED:
        messages.error(request, _("The dry run was made anew meanwhile. Please look at it again."))
        return redirect("imports:check", region, found.pk)
    try:
        if found.state == ImportBatch.State.CHECKED:
            options = {"leave_wrong_out": "leave_wrong_out" in request.POST}
            actions.decide(batch=found, decisions={}, options=options)
            actions.submit(batch=found, by=person_of(request))
    except NotNow as error:
        messages.error(request, str(error))
        return redirect("imports:check", region, found.pk)
    return redirect("imports:batch", region, found.pk)


@require_POST
def undo(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    found = batch_seen(request, region, batch)
    if not can_import(request.user, found.region):
        raise PermissionDenied
    try:
        count = applying.undo_import(batch=found, by=person_of(request))
        text = ngettext("The import was taken back: {n} entry.", "The import was taken back: {n} entries.", count)
        messages.success(request, text.format(n=write_number(count)))
    except NotNow as error:
        messages.error(request, str(error))
    except Conflict as error:
        messages.error(request, _("{entry} was changed by somebody else meanwhile.").format(entry=error.change.code))
    except Refused as error:
        messages.error(request, " ".join(problem.problem for problem in error.problems[:5]))
    return redirect("imports:batch", region, found.pk)
