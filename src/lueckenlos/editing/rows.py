# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the exchange format, one at a time: read, compared, kept as JSON."""

from datetime import date
from operator import attrgetter
from typing import Any

from lueckenlos.datapackage.schema import SEPARATOR, TABLES
from lueckenlos.frame.columns import attribute, kept_table
from lueckenlos.frame.models import Area, Region
from lueckenlos.frame.queries import read_rows

Row = dict[str, Any]


def key_of(table: str, row: Row) -> str:
    """The row's name within its table."""
    return SEPARATOR.join(str(row.get(column) or "") for column in TABLES[table].key)


def find(region: Region, table: str, code: str) -> Any | None:
    """The object behind a row, or None."""
    kept = kept_table(table)
    parts = code.split(SEPARATOR)
    if len(parts) != len(kept.key):
        return None
    wanted: dict[str, Any] = {}
    for column, part in zip(kept.key, parts):
        wanted[f"{column}__code" if column in kept.one else attribute(column)] = part or None
    for lookup in [lookup for lookup, value in wanted.items() if value is None]:
        wanted[f"{lookup}__isnull"] = wanted.pop(lookup) is None
    return kept.model.objects.in_region(region).filter(**wanted).first()


def row_of(thing: Any, table: str) -> Row:
    """The object as a row; references stand as codes. None is unknown, () no values. Prefetched references are used."""
    kept = kept_table(table)
    row: Row = {}
    for column in kept.columns:
        if column in kept.many:
            row[column] = tuple(one.code for one in sorted(getattr(thing, column).all(), key=attrgetter("pk")))
        elif column in kept.one:
            target = getattr(thing, column)
            row[column] = target.code if target is not None else None
        else:
            row[column] = getattr(thing, attribute(column))
    return row


def read_row(region: Region, table: str, code: str) -> Row | None:
    thing = find(region, table, code)
    return row_of(thing, table) if thing is not None else None


def to_json(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        column: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for column, value in row.items()
    }


def from_json(table: str, values: dict[str, Any] | None) -> Row | None:
    """Columns that the format no longer has are left out."""
    if values is None:
        return None
    row: Row = {}
    for column, schema in TABLES[table].columns.items():
        value = values.get(column)
        if schema.kind == "items":
            value = tuple(value or ())
        elif schema.kind == "date" and isinstance(value, str):
            value = date.fromisoformat(value)
        row[column] = value
    return row


def changed_columns(before: Row | None, after: Row | None) -> list[str]:
    before, after = before or {}, after or {}
    return [column for column in {**before, **after} if (before.get(column) or None) != (after.get(column) or None)
            or (before.get(column) == 0) != (after.get(column) == 0)]  # fmt: skip


class Rows:
    """The rows of a region while it is being changed: read one at a time, or whole tables at once for many changes."""

    def __init__(self, region: Region, *, many: bool = False) -> None:
        self._region, self._many = region, many
        self._tables: dict[str, dict[str, Row]] = {}
        self._single: dict[tuple[str, str], Row | None] = {}
        self._paths: dict[str, str] | None = None

    def row(self, table: str, code: str) -> Row | None:
        if not self._many:
            if (table, code) not in self._single:
                self._single[table, code] = read_row(self._region, table, code)
            return self._single[table, code]
        if table not in self._tables:
            rows = read_rows(kept_table(table), self._region)[1]
            self._tables[table] = {key_of(table, row): row for row in rows}
        return self._tables[table].get(code)

    def area_paths(self, table: str, *rows: Row | None) -> tuple[str, ...]:
        """Paths of the areas that rows belong to: for rights, for history, for the question whose board changes."""
        codes = {code for row in rows if row is not None for code in self._area_codes(table, row)}
        if self._paths is None:
            self._paths = dict(Area.objects.in_region(self._region).values_list("code", "path"))
        return tuple(sorted(self._paths[code] for code in codes if code in self._paths))

    def _area_codes(self, table: str, row: Row) -> set[str]:
        codes: set[str] = set()
        if table == "translations":
            original = self.row(row["table"], row["entry"]) if row.get("table") in _FOLLOWED_BY_TRANSLATIONS else None
            return self._area_codes(row["table"], original) if original else set()
        if table == "areas":
            codes |= {row["code"]} | ({row["parent"]} if row.get("parent") else set())
        for column, schema in TABLES[table].columns.items():
            value = row.get(column)
            if not value or not schema.table:
                continue
            if schema.table == "areas":
                codes |= set(value) if isinstance(value, tuple) else {value}
            elif column in _FOLLOWED.get(table, ()):
                target = self.row(schema.table, value)
                codes |= self._area_codes(schema.table, target) if target else set()
        return codes


_FOLLOWED = {
    "locations": ("organization",),
    "handovers": ("from_service", "to_service"),
    "interventions": ("service", "from_service", "to_service"),
    "memberships": ("network",),
    "schedules": ("service",),
    "contacts": ("organization",),
    "service_details": ("service",),
    "location_details": ("location",),
}
"""References over which an entry without areas of its own finds those it belongs to."""
_FOLLOWED_BY_TRANSLATIONS = ("services", "service_details", "location_details")
