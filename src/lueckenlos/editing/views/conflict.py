# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Two edited the same entry: what it was, what somebody else made of it, what you want; you choose, field by field."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.cells import as_typed
from lueckenlos.editing.entries import sign_row
from lueckenlos.editing.rows import Row, changed_columns
from lueckenlos.editing.tables import EditedTable
from lueckenlos.editing.views.common import entry_name, names_of, page_context
from lueckenlos.editing.words import MONEY, label, value_words
from lueckenlos.editing.writing import Conflict
from lueckenlos.frame.models import Region

THEIRS = "theirs"


def conflict_page(
    request: HttpRequest,
    region: Region,
    table: EditedTable,
    code: str,
    seen: Row | None,
    conflict: Conflict,
    token: str,
) -> HttpResponse:
    mine, now = conflict.change.after, conflict.now
    names = names_of(region)
    theirs, own = set(changed_columns(seen, now)), set(changed_columns(seen, mine))

    def words(row: Row | None, column: str) -> str:
        return value_words(names, table.name, column, (row or {}).get(column))

    both = [
        {"column": c, "label": label(c), "was": words(seen, c), "theirs": words(now, c), "mine": words(mine, c)}
        for c in TABLES[table.name].columns
        if c in theirs & own and c in changed_columns(mine, now)
    ]
    only_theirs = [
        {"column": c, "label": label(c), "was": words(seen, c), "theirs": words(now, c)}
        for c in TABLES[table.name].columns
        if c in theirs - own
    ]
    kept = [
        (name, value) for name, values in request.POST.lists() for value in values
        if name not in ("csrfmiddlewaretoken", "do", "seen", "token")
    ]  # fmt: skip
    context = page_context(
        request, region, edited=table, code=code, title=entry_name(region, table.name, now, code), both=both,
        only_theirs=only_theirs, is_gone=now is None, is_removal=mine is None, kept=kept, seen=sign_row(now),
        token=token,
    )  # fmt: skip
    return render(request, "editing/conflict.html", context, status=409)


def resolved(request: HttpRequest, table: str, now: Row | None) -> QueryDict:
    """The form as it was sent, with the others' values where they were chosen."""
    data = request.POST.copy()
    for column, schema in TABLES[table].columns.items():
        if request.POST.get(f"choose-{column}") == THEIRS:
            value: Any = (now or {}).get(column)
            if column in MONEY and isinstance(value, int):
                data[column] = f"{value / 100:.2f}".replace(".", ",")
                continue
            typed = as_typed(schema, value)
            data.setlist(column, typed if isinstance(typed, list) else [typed])
    return data
