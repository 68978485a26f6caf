# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Single rows of a region, added, replaced or taken out; whatever else its tables hold stays."""

from collections.abc import Sequence
from typing import Any

from lueckenlos.datapackage import Package, Problem, Table
from lueckenlos.datapackage.schema import SEPARATOR, TABLES
from lueckenlos.frame.actions import CannotLoad, Taking, remove_keys, write_paths
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region
from lueckenlos.frame.queries import read_rows
from lueckenlos.shared.state import mark_changed


def write_rows(region: Region, name: str, rows: Sequence[dict[str, Any]]) -> list[Problem]:
    """Rows with all their columns, as the exchange format has them. With a problem nothing may be kept: roll back."""
    if not rows:
        return []
    table = kept_table(name)
    columns = {column: [row.get(column) for row in rows] for column in TABLES[name].columns}
    problems: list[Problem] = []
    codes = {target: _codes(region, target) for target in {*table.one.values(), *table.many.values()}}
    package = Package(tables={name: Table(name, columns, list(range(2, len(rows) + 2)))})
    Taking(table, region, codes, problems).take(package)
    if name == "areas" and not problems:
        write_paths(region)
    mark_changed({region.pk})
    return problems


def remove_rows(region: Region, name: str, codes: Sequence[str]) -> list[Problem]:
    if not codes:
        return []
    table, wanted = kept_table(name), set(codes)
    keys, rows = read_rows(table, region)
    found = [
        key
        for key, row in zip(keys, rows)
        if SEPARATOR.join(str(row.get(column) or "") for column in table.key) in wanted
    ]
    try:
        remove_keys(table, region, found)
    except CannotLoad as error:
        return error.problems
    mark_changed({region.pk})
    return []


def _codes(region: Region, name: str) -> dict[str, int]:
    rows = kept_table(name).model.objects.in_region(region).values_list("code", "pk")
    return dict(rows)
