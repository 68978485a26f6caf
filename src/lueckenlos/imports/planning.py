# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a dry run found: each row with what it would do, and the region as it would then be."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from lueckenlos.editing.rows import Row, Rows, changed_columns, to_json
from lueckenlos.editing.writing import Change
from lueckenlos.frame.models import Region
from lueckenlos.imports.models import ImportRow
from lueckenlos.imports.reading import Told
from lueckenlos.imports.recognition import name_of

State = ImportRow.State


@dataclass
class Planned:
    """What one row would do to one entry."""

    table: str
    number: int
    code: str
    state: str
    before: Row | None = None
    after: Row | None = None
    key: str = ""
    problems: list[Told] = field(default_factory=list)
    candidates: list[dict[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        row = self.after or self.before or {}
        return name_of(self.table, row) or self.code or self.key

    def differences(self) -> dict[str, list[Any]]:
        before, after = to_json(self.before) or {}, to_json(self.after) or {}
        columns = changed_columns(self.before, self.after)
        return {column: [before.get(column), after.get(column)] for column in columns}


@dataclass
class Plan:
    rows: list[Planned] = field(default_factory=list)
    notices: list[dict[str, str]] = field(default_factory=list)
    left_out: int = 0

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.state for row in self.rows)
        return {**{state.value: found[state.value] for state in State}, "left_out": self.left_out}

    @property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for row in self.rows:
            content = (row.table, row.number, row.code, row.state, to_json(row.before), to_json(row.after))
            digest.update(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
        return digest.hexdigest()

    def changes(self) -> list[Change]:
        writing = (State.NEW, State.CHANGED, State.REMOVED)
        return [
            Change(row.table, row.code if row.before is not None else "", row.after, seen=row.before, must_match=True)
            for row in self.rows
            if row.state in writing
        ]


class PlannedRows(Rows):
    """The rows of a region as they would be: what the file brings counts already."""

    def __init__(self, region: Region) -> None:
        super().__init__(region, many=True)
        self.planned: dict[tuple[str, str], Row] = {}

    def row(self, table: str, code: str) -> Row | None:
        return self.planned.get((table, code)) or super().row(table, code)

    def kept(self, table: str, code: str) -> Row | None:
        return super().row(table, code)

    def all_of(self, table: str) -> dict[str, Row]:
        super().row(table, "")
        return self._tables[table]
