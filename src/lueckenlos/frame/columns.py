# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How the columns of the exchange format are kept: as values, as one reference, as several."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.shared.package_tables import MODELS


@dataclass(frozen=True)
class KeptTable:
    """`one` and `many` map a column to the table that it names rows of; a package's `id` is our `code`."""

    name: str
    model: Any
    values: tuple[str, ...]
    one: dict[str, str]
    many: dict[str, str]
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(TABLES[self.name].columns)


def attribute(column: str) -> str:
    return "code" if column == "id" else column


@cache
def kept_table(name: str) -> KeptTable:
    schema = TABLES[name]
    one = {column: c.table for column, c in schema.columns.items() if c.table and c.kind == "text"}
    many = {column: c.table for column, c in schema.columns.items() if c.table and c.kind == "items"}
    values = tuple(column for column in schema.columns if column not in one and column not in many)
    return KeptTable(name, MODELS[name], values, one, many, schema.key)


@cache
def longest(name: str) -> dict[str, int]:
    """How many letters the database keeps of a column, where it is limited."""
    table = kept_table(name)
    limits = {column: table.model._meta.get_field(attribute(column)).max_length for column in table.values}
    return {column: limit for column, limit in limits.items() if limit}


def too_long(name: str, row: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """Column, value and limit of what the database would not keep."""
    return [
        (column, value, limit)
        for column, limit in longest(name).items()
        if isinstance(value := row.get(column), str) and len(value) > limit
    ]


@cache
def tables_in_order() -> tuple[KeptTable, ...]:
    """All kept tables, each after those it refers to."""
    ordered: dict[str, KeptTable] = {}

    def visit(name: str) -> None:
        if name in ordered or name not in MODELS:
            return
        table = kept_table(name)
        for target in (*table.one.values(), *table.many.values()):
            if target != name:
                visit(target)
        ordered[name] = table

    for name in TABLES:
        visit(name)
    return tuple(ordered.values())
