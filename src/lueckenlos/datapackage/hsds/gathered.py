# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows on their way from a feed into a package. The same thing met twice is one row: what one lacks the other fills."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.schema import TABLES

Values = dict[str, Any]


@dataclass
class FoundService:
    """`places`: service_at_location and location, by key. `schedules`: the service_at_location that each holds for."""

    row: Values
    details: Values = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    schedules: dict[str, tuple[str | None, Values]] = field(default_factory=dict)
    contacts: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)


@dataclass
class Gathered:
    """`on`: what ended before it is left out. `told`: what is said once for each file."""

    on: date
    services: dict[str, FoundService] = field(default_factory=dict)
    tables: dict[str, dict[str, Values]] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, table: str, key: str, **values: Any) -> Values:
        rows = self.tables.setdefault(table, {})
        row = rows.setdefault(key, {TABLES[table].key[0]: key})
        fill(row, values)
        return row

    def has(self, table: str, key: str) -> bool:
        return key in self.tables.get(table, {})

    def once(self, file: str, what: str) -> bool:
        is_new = (file, what) not in self.told
        self.told.add((file, what))
        return is_new


def fill(row: Values, values: Values) -> None:
    for name, value in values.items():
        if value not in (None, ()) and row.get(name) in (None, ()):
            row[name] = value


def package_of(gathered: Gathered, metadata: dict[str, Any]) -> Package:
    """Only columns of which something is known, and the keys."""
    tables = {}
    for name, schema in TABLES.items():
        rows = list(gathered.tables.get(name, {}).values())
        if not rows:
            continue
        columns: dict[str, list[Any]] = {}
        for column, kind in schema.columns.items():
            empty = () if kind.kind == "items" else None
            values = [row.get(column, empty) for row in rows]
            if column in schema.required or any(value not in (None, ()) for value in values):
                columns[column] = values
        tables[name] = Table(name, columns, list(range(2, len(rows) + 2)))
    return Package(metadata=metadata, tables=tables, reference_date=gathered.on)
