# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which of our entries a row means: by key, else by name and organization; unsure where several, or only near ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lueckenlos.editing.rows import Row
from lueckenlos.imports.proposing import simple

NEAR = 0.84
MOST_COMPARED = 60
MOST_SHOWN = 5
NAME = {
    "agreements": "title",
    "interventions": "title",
    "phases": "name_de",
    "fields": "name_de",
    "contacts": "function",
}
TELLS_APART = {
    "organizations": ("area",),
    "locations": ("organization", "street"),
    "services": ("organization",),
    "networks": (),
    "agreements": (),
    "interventions": ("service",),
    "contacts": ("organization",),
}
"""Beside the name: where both are known and differ, they are two entries."""
PREFIX = {
    "organizations": "o", "locations": "l", "services": "s", "networks": "n", "handovers": "h", "agreements": "v",
    "interventions": "m", "schedules": "z", "contacts": "k",
    "synonyms": "w", "youth_office_districts": "asd",
}  # fmt: skip


def name_of(table: str, row: Row) -> str:
    return str(row.get(NAME.get(table, "name")) or "")


def own_key(table: str, row: Row, *, by_name: bool = False) -> str:
    """How a row without a key of its own is known in its source; `by_name`: by nothing else."""
    if by_name:
        return simple(name_of(table, row))[:600]
    if table == "handovers":
        return f"{row.get('from_service') or ''}|{row.get('to_service') or ''}"
    if table == "schedules":
        return "|".join(str(row.get(column) or "") for column in ("service", "location", "weekday", "opens"))
    parts = [simple(name_of(table, row)), *(str(row.get(column) or "") for column in TELLS_APART.get(table, ()))]
    return "|".join(parts)[:600]


@dataclass
class Found:
    """`code` where it is sure, else those it could be; neither: it is new."""

    code: str | None = None
    candidates: list[str] = field(default_factory=list)


class Entries:
    """The entries of a table that a person sees, to be found again by name."""

    def __init__(self, table: str, rows: Iterable[tuple[str, Row]]) -> None:
        self.table = table
        self.rows = dict(rows)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_owner: dict[str, list[str]] = defaultdict(list)
        self._by_pair: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, row in self.rows.items():
            name = simple(name_of(table, row))
            if name:
                self._by_name[name].append(code)
            for word in set(name.split()):
                self._by_word[word].append(code)
            if row.get("organization"):
                self._by_owner[row["organization"]].append(code)
            if table == "handovers":
                self._by_pair[row["from_service"], row["to_service"]].append(code)

    def find(self, row: Row) -> Found:
        if self.table == "handovers":
            pair = self._by_pair.get((row.get("from_service") or "", row.get("to_service") or ""), [])
            return Found(pair[0]) if len(pair) == 1 else Found(candidates=pair[:MOST_SHOWN])
        name = simple(name_of(self.table, row))
        if not name or self.table not in TELLS_APART:
            return Found()
        same = [code for code in self._by_name.get(name, ()) if self._fits(row, code)]
        if len(same) == 1:
            return Found(same[0])
        return Found(candidates=(same or self._near(name, row))[:MOST_SHOWN])

    def _fits(self, row: Row, code: str) -> bool:
        for column in TELLS_APART[self.table]:
            mine, theirs = row.get(column), self.rows[code].get(column)
            if mine and theirs and simple(str(mine)) != simple(str(theirs)):
                return False
        return True

    def _near(self, name: str, row: Row) -> list[str]:
        if "organization" in TELLS_APART[self.table]:
            pool = self._by_owner.get(row.get("organization") or "", [])
        else:
            words = [self._by_word[word] for word in name.split() if len(word) > 3 and word in self._by_word]
            pool = min(words, key=len, default=[])
        scored = []
        for code in pool[:MOST_COMPARED]:
            if self._fits(row, code):
                matcher = SequenceMatcher(None, name, simple(name_of(self.table, self.rows[code])))
                if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
                    scored.append((matcher.ratio(), code))
        return [code for ratio, code in sorted(scored, reverse=True) if ratio >= NEAR]


def new_code(table: str, key: str, name: str, taken: set[str]) -> str:
    """A key of our own that can be read, and that nobody has."""
    stem = simple(key if key and "|" not in key else name or key).replace(" ", "-")[:60].strip("-") or "neu"
    code = stem = f"{PREFIX.get(table, 'x')}-{stem}"
    number = 1
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code
