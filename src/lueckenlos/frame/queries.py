# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A region as a data package: what is dumped is what the calculations work on."""

from collections.abc import Collection
from typing import Any

from lueckenlos.datapackage import Package, Table
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.frame.columns import KeptTable, attribute, tables_in_order
from lueckenlos.frame.models import Boundary, Region


def package_of(region: Region) -> Package:
    """Everything the region holds, in the order in which it was entered; two queries for a table with lists."""
    kept = {table.name: read_rows(table, region)[1] for table in tables_in_order()}
    named = _named_columns(region.metadata)
    tables = {name: _as_table(name, kept[name], named.get(name, ())) for name in TABLES if kept.get(name)}
    return Package(
        metadata=region.metadata,
        tables=tables,
        boundaries=_boundaries(region),
        reference_date=region.reference_date,
    )


def read_rows(table: KeptTable, region: Region) -> tuple[list[int], list[dict[str, Any]]]:
    """Primary keys and rows; references stand as codes."""
    plain = [column for column in table.columns if column not in table.many]
    lookups = [f"{column}__code" if column in table.one else attribute(column) for column in plain]
    keys: list[int] = []
    rows: list[dict[str, Any]] = []
    for key, *values in table.model.objects.in_region(region).order_by("pk").values_list("pk", *lookups):
        keys.append(key)
        rows.append(dict(zip(plain, values)))
    for column in table.many:
        found = _lists(table, column, region)
        for key, row in zip(keys, rows):
            row[column] = tuple(found.get(key, ()))
    return keys, rows


def _lists(table: KeptTable, column: str, region: Region) -> dict[int, list[str]]:
    field = table.model._meta.get_field(column)
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    found: dict[int, list[str]] = {}
    pairs = field.remote_field.through.objects.filter(**{f"{own}__region": region}).order_by("pk")
    for key, code in pairs.values_list(own, f"{other}__code"):
        found.setdefault(key, []).append(code)
    return found


def _named_columns(metadata: dict[str, Any]) -> dict[str, list[str]]:
    """The columns that the loaded package had, by its own description."""
    resources = metadata.get("resources") or []
    return {
        str(resource.get("name")): [field.get("name") for field in (resource.get("schema") or {}).get("fields", [])]
        for resource in resources
        if isinstance(resource, dict)
    }


def _as_table(name: str, rows: list[dict[str, Any]], named: Collection[str]) -> Table:
    """The columns the package had, and those of which something is known by now."""
    columns = {column: [row[column] for row in rows] for column in TABLES[name].columns}
    kept = {
        column: values
        for column, values in columns.items()
        if column in named or column in TABLES[name].required or any(value not in (None, ()) for value in values)
    }
    return Table(name, kept, list(range(2, len(rows) + 2)))


def _boundaries(region: Region) -> dict[str, Any] | None:
    if not region.boundaries:
        return None
    features = Boundary.objects.filter(area__region=region).order_by("pk").values_list("feature", flat=True)
    return {**region.boundaries, "features": list(features)}
