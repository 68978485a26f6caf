# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold between the rows of a package: unique keys, references that lead somewhere, order, a tree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.references import check_references
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import TABLES, Order
from lueckenlos.shared.language import _


def check_package(package: Package, files: Mapping[str, FileReport]) -> None:
    check_references(package, files)
    for name, table in package.tables.items():
        _check_unique(table, files[name])
        for order in TABLES[name].orders:
            _check_order(table, order, files[name])
    if "areas" in package.tables:
        _check_tree(package.tables["areas"], files["areas"])
    if "handovers" in package.tables:
        _check_two_services(package.tables["handovers"], files["handovers"])


def _check_unique(table: Table, report: FileReport) -> None:
    schema = TABLES[table.name]
    if not all(name in table.columns for name in schema.required):
        return
    keys: list[Any] = [table.values(name) for name in schema.key]
    rows = keys[0] if len(keys) == 1 else list(zip(*keys))
    if len(set(rows)) == len(rows):
        return
    first_rows: dict[Any, int] = {}
    required = [table.columns[name] for name in schema.required]
    for i, (key, row) in enumerate(zip(rows, table.row_numbers)):
        if any(column[i] is None for column in required):
            continue
        first = first_rows.setdefault(key, row)
        if first != row:
            parts = key if isinstance(key, tuple) else (key,)
            report.error(
                _("The same key stands in row {row} already.").format(row=first),
                _("Give each row its own key, or take one of the two rows out."),
                row=row,
                column=", ".join(schema.key),
                value=", ".join(part or "" for part in parts),
            )


def _check_order(table: Table, order: Order, report: FileReport) -> None:
    if order.first not in table.columns or order.last not in table.columns:
        return
    pairs = zip(table.columns[order.first], table.columns[order.last], table.row_numbers)
    for first, last, row in pairs:
        if first is None or last is None or first < last or (first == last and not order.strict):
            continue
        if isinstance(last, date):
            problem = _("{last} lies before {first} ({start}).")
            action = _("Correct one of the two dates. Both count as days on which it is still there.")
        elif isinstance(last, str):
            problem = _("{last} is not later than {first} ({start}).")
            action = _("Correct one of the two times. What is open over midnight needs two rows.")
        else:
            problem = _("{last} is not above {first} ({start}).")
            action = _("Correct one of the two months. The last month itself is no longer part of the span.")
        report.error(
            problem.format(first=order.first, last=order.last, start=first),
            action,
            row=row,
            column=order.last,
            value=str(last),
        )


def _check_tree(areas: Table, report: FileReport) -> None:
    """Every area reaches a root over its parents."""
    parents: dict[str, str] = {}
    rows: dict[str, int] = {}
    for code, parent, row in zip(areas.values("code"), areas.values("parent"), areas.row_numbers):
        if code is None or code in rows:
            continue
        rows[code] = row
        if parent == code:
            report.error(
                _("The area is its own parent."),
                _("Enter the area above it, or leave the cell empty for the topmost area."),
                row=row,
                column="parent",
                value=parent,
            )
        elif parent is not None:
            parents[code] = parent
    for ring in _find_rings(parents):
        top = min(ring, key=rows.__getitem__)
        at = ring.index(top)
        report.error(
            _("The areas lie in each other in a ring: {ring}.").format(ring=" → ".join((*ring[at:], *ring[:at], top))),
            _("Correct the parent of one of these areas."),
            row=rows[top],
            column="parent",
            value=parents[top],
        )


def _find_rings(parents: Mapping[str, str]) -> list[list[str]]:
    rings = []
    done: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        code: str | None = start
        while code is not None and code not in done and code not in path:
            path[code] = len(path)
            code = parents.get(code)
        if code is not None and code in path:
            rings.append(list(path)[path[code] :])
        done.update(path)
    return rings


def _check_two_services(handovers: Table, report: FileReport) -> None:
    services = zip(handovers.values("from_service"), handovers.values("to_service"), handovers.row_numbers)
    for giving, taking, row in services:
        if giving is not None and giving == taking:
            report.error(
                _("The service hands over to itself."),
                _("Enter the service that takes the families over, or take the row out."),
                row=row,
                column="to_service",
                value=taking,
            )
