# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""States, values and differences as the reader reads them."""

from typing import Any

from lueckenlos.editing.models import Revision
from lueckenlos.imports.models import ImportBatch, ImportRow
from lueckenlos.imports.recognition import name_of
from lueckenlos.imports.synonyms import column_label, table_label
from lueckenlos.shared.language import _


def state_word(state: str) -> str:
    return {
        ImportBatch.State.UPLOADED: _("columns to be mapped"),
        ImportBatch.State.MAPPED: _("dry run to come"),
        ImportBatch.State.CHECKED: _("dry run done"),
        ImportBatch.State.WAITING: _("waits for the background service"),
        ImportBatch.State.RUNNING: _("is being taken over"),
        ImportBatch.State.APPLIED: _("taken over"),
        ImportBatch.State.FAILED: _("failed, nothing written"),
        ImportBatch.State.UNDONE: _("taken back"),
    }[ImportBatch.State(state)]


def row_word(state: str) -> str:
    return {
        ImportRow.State.NEW: _("new"),
        ImportRow.State.CHANGED: _("changed"),
        ImportRow.State.UNCHANGED: _("unchanged"),
        ImportRow.State.WRONG: _("wrong"),
        ImportRow.State.UNSURE: _("unsure"),
        ImportRow.State.SKIPPED: _("left out"),
        ImportRow.State.REMOVED: _("would be removed"),
    }[ImportRow.State(state)]


def value_text(value: Any) -> str:
    if value is None or value == [] or value == "":
        return _("unknown")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def differences(row: ImportRow) -> list[dict[str, str]]:
    return [
        {"label": column_label(column), "before": value_text(before), "after": value_text(after)}
        for column, (before, after) in row.changes.items()
        if column not in ("id", "code") or row.state != ImportRow.State.NEW
    ]


def entry_name(revision: Revision) -> str:
    row = revision.after or revision.before or {}
    return f"{table_label(revision.table)}: {name_of(revision.table, row) or revision.code}"
