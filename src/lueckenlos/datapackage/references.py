# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""References that lead nowhere. What one mistake in the table they lead to explains, is reported there, once."""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import chain

from lueckenlos.datapackage.boundaries import check_codes, feature_codes
from lueckenlos.datapackage.nearest import Nearest
from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import BOUNDARIES, TABLES
from lueckenlos.shared.language import _, ngettext

_REFERENCED = {column.table for schema in TABLES.values() for column in schema.columns.values() if column.table}

_Unknown = dict[tuple[str, str], set[str]]
"""By table and column the values that the table they lead to does not have."""


def check_references(package: Package, files: Mapping[str, FileReport]) -> None:
    known = _known_keys(package)
    unknown = _find_unknown(package, known)
    features = feature_codes(package.boundaries) if package.boundaries is not None else []
    _report_tables_without_rows(package, known, unknown, features, files)
    _report_lost_zeros(package, known, unknown, features, files)
    for (table, name), values in unknown.items():
        targets = known.get(_target(table, name))
        if targets is not None and not values <= targets:
            _report_unknown(package.tables[table], name, values - targets, targets, files[table])
    if package.boundaries is not None:
        check_codes(package.boundaries, known.get("areas"), files[BOUNDARIES])


def _known_keys(package: Package) -> dict[str, set[str]]:
    """What references may name. A table without its key column says nothing about that."""
    keys = {name: TABLES[name].key[0] for name in package.tables if name in _REFERENCED}
    tables = package.tables
    return {name: set(tables[name].columns[key]) - {None} for name, key in keys.items() if key in tables[name].columns}


def _find_unknown(package: Package, known: Mapping[str, set[str]]) -> _Unknown:
    unknown: _Unknown = {}
    for table in package.tables.values():
        for name, values in table.columns.items():
            column = TABLES[table.name].columns[name]
            if column.table is None or column.table not in known:
                continue
            distinct = set(values)
            if column.kind == "items":
                distinct = set(chain.from_iterable(distinct))
            if missing := distinct - known[column.table] - {None}:
                unknown[table.name, name] = missing
    return unknown


def _target(table: str, name: str) -> str:
    return str(TABLES[table].columns[name].table)


def _report_tables_without_rows(
    package: Package,
    known: dict[str, set[str]],
    unknown: _Unknown,
    features: Collection[str],
    files: Mapping[str, FileReport],
) -> None:
    """Such a table is then taken as absent: nothing is known about its keys."""
    referred = {_target(*place) for place in unknown} | ({"areas"} if features else set())
    for name in [name for name, keys in known.items() if not keys and name in referred]:
        del known[name]
        if len(package.tables[name]) == 0:
            files[name].error(
                _("The table {table} has no rows, and others refer to it.").format(table=name),
                _("Fill in its rows, or take the whole table out."),
            )


def _report_lost_zeros(
    package: Package,
    known: Mapping[str, set[str]],
    unknown: _Unknown,
    features: Collection[str],
    files: Mapping[str, FileReport],
) -> None:
    """Excel makes 5978 of 05978. Where others still have the zero, the key is wrong and not they."""
    lost: dict[str, Counter[str]] = {}
    for (table, name), values in unknown.items():
        target = _target(table, name)
        if codes := {code for code in values if _has_lost_zero(code, known.get(target, ()))}:
            cells = package.tables[table].columns[name]
            items = chain.from_iterable(cells) if TABLES[table].columns[name].kind == "items" else cells
            lost.setdefault(target, Counter()).update(item for item in items if item in codes)
    areas = known.get("areas", ())
    if drawn := [code for code in features if code not in areas and _has_lost_zero(code, areas)]:
        lost.setdefault("areas", Counter()).update(drawn)
    for target, counts in lost.items():
        _report_keys(package.tables[target], counts, files[target])
        known[target].update(counts)


def _has_lost_zero(code: str, known: Collection[str]) -> bool:
    return code.startswith("0") and code.isdecimal() and code[1:] in known


def _report_keys(table: Table, counts: Counter[str], report: FileReport) -> None:
    key = TABLES[table.name].key[0]
    left = dict(counts)
    for value, row in zip(table.columns[key], table.row_numbers):
        code = f"0{value}"
        n = left.pop(code, 0)
        if n:
            report.error(
                ngettext(
                    "The leading zero is missing here: in {n} other place it says {code}.",
                    "The leading zero is missing here: in {n} other places it says {code}.",
                    n,
                ).format(n=n, code=code),
                _("Format the column as text, and enter {code}.").format(code=code),
                row=row,
                column=key,
                value=value,
            )


def _report_unknown(
    table: Table, name: str, unknown: Collection[str], targets: Collection[str], report: FileReport
) -> None:
    target = _target(table.name, name)
    nearest = Nearest(targets)
    problem = _("The table {table} has no row {value}.")
    action = _("Correct the value, or add the row to {table}.").format(table=target)
    is_list = TABLES[table.name].columns[name].kind == "items"
    hints: dict[str, str] = {}
    for value, row in zip(table.columns[name], table.row_numbers):
        for item in value if isinstance(value, tuple) else (value,):
            if item in unknown:
                if item not in hints:
                    hints[item] = (is_list and nearest.hint_list(item)) or nearest.hint(item) or action
                report.error(problem.format(table=target, value=item), hints[item], row=row, column=name, value=item)
