# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A feed of Open Referral UK as the sheets of a package: from there on it is an import like any other."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone

from lueckenlos.datapackage import Package, Table
from lueckenlos.datapackage.files import cell_text, known_columns
from lueckenlos.datapackage.hsds import read_feed
from lueckenlos.datapackage.report import Problem
from lueckenlos.datapackage.source import Unreadable

KINDS = (".json", ".ndjson")
OF_THE_REGION = ("areas", "phases", "fields")
"""The grid of the region is its own; a feed only names parts of it."""


def read_tables(path: Path) -> list[tuple[str, list[list[str]], list[Problem]]]:
    """Name, rows and what is wrong, of each table. Entries that cannot be kept are told with the services.

    Raises:
        Unreadable: there is no service in it.
    """
    package, report = read_feed(path, name=path.stem, on=timezone.localdate())
    if not package.tables.get("services"):
        first = (report.errors or report.notices)[0]
        raise Unreadable(first.problem, first.action)
    areas = _names_of_areas(package)
    return [
        (name, _rows(table, areas), list(report.errors) if name == "services" else [])
        for name, table in package.tables.items()
        if name not in OF_THE_REGION
    ]


def _names_of_areas(package: Package) -> Mapping[str, str]:
    """Areas without an official key are found by their name."""
    table = package.tables.get("areas")
    if table is None:
        return {}
    rows = zip(table.values("code"), table.values("ags"), table.values("name"))
    return {code: name for code, ags, name in rows if not ags and name}


def _rows(table: Table, areas: Mapping[str, str]) -> list[list[str]]:
    names = known_columns(table)
    columns = [[_cell(name, value, areas) for value in table.columns[name]] for name in names]
    return [names, *map(list, zip(*columns))]


def _cell(column: str, value: Any, areas: Mapping[str, str]) -> str:
    if column == "areas":
        value = tuple(areas.get(code, code) for code in value)
    return cell_text(areas.get(value, value) if column == "area" else value)
