# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services with their places, areas with their people, and a matrix of ways between them, from plain CSV files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lueckenlos.core.reach import Globe, Plane, Points, Triples
from lueckenlos.datapackage.csv_rows import read_csv
from lueckenlos.datapackage.decode import decode
from lueckenlos.datapackage.package import Table
from lueckenlos.datapackage.report import FileReport, Report
from lueckenlos.datapackage.schema import LATITUDE, LONGITUDE, TEXT, Column, Schema
from lueckenlos.datapackage.source import LARGEST_FILE, TooLarge, Unreadable
from lueckenlos.datapackage.table import read_table
from lueckenlos.shared.language import _

Counted = Literal["places", "persons"]
Unit = Literal["km", "minutes"]

COUNT = Column("number", 0, 10**12, may_be_thousands=True)
METRES = Column("number", -(10**8), 10**8)
DISTANCE = Column("number", 0, 10**6)
_PLANE, _GLOBE = ("x_m", "y_m"), ("lat", "lon")


@dataclass(frozen=True)
class Sites:
    """Where places or people are. Counts are NaN where not known."""

    ids: tuple[str, ...]
    counts: NDArray[np.float64]
    table: Table
    report: FileReport

    def has(self, columns: tuple[str, str]) -> bool:
        return all(name in self.table.columns for name in columns)

    def pair(self, columns: tuple[str, str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return _floats(self.table.columns[columns[0]]), _floats(self.table.columns[columns[1]])


def read_sites(path: Path, counted: Counted, report: FileReport) -> Sites | None:
    """None where there are no rows to read. Other columns do not matter."""
    columns = {"id": TEXT, counted: COUNT, "x_m": METRES, "y_m": METRES, "lat": LATITUDE, "lon": LONGITUDE}
    table = _read(path, Schema(columns, key=("id",), required=("id",)), report)
    if table is None or not _has_columns(table, ("id", counted), report):
        return None
    _check_unique(table, ("id",), report)
    return Sites(tuple(table.columns["id"]), _floats(table.columns[counted]), table, report)


def points_of(supply: Sites, demand: Sites) -> tuple[Points, Points] | None:
    """In metres where both files have them, else in degrees; None where something is missing, which is reported."""
    for columns in (_PLANE, _GLOBE):
        if supply.has(columns) and demand.has(columns):
            supply_is_complete = _check_positions(supply, columns)
            if not _check_positions(demand, columns) or not supply_is_complete:
                return None
            kind = Plane if columns == _PLANE else Globe
            return kind(*supply.pair(columns)), kind(*demand.pair(columns))
    for sites in (supply, demand):
        if not sites.has(_PLANE) and not sites.has(_GLOBE):
            sites.report.error(
                _("The columns for the position are missing."),
                _("Add lat and lon (degrees), or x_m and y_m (metres), or give a matrix of ways."),
                row=1,
            )
    if not (supply.report.report.errors or demand.report.report.errors):
        demand.report.error(
            _("One file gives positions in degrees, the other in metres."),
            _("Give both as lat and lon, or both as x_m and y_m in the same system."),
            row=1,
        )
    return None


def read_matrix(path: Path, unit: Unit, supply: Sites, demand: Sites, report: FileReport) -> Triples | None:
    """Columns demand, supply (ids of the two files) and km or minutes; what has no row cannot be travelled."""
    columns = {"demand": TEXT, "supply": TEXT, "km": DISTANCE, "minutes": DISTANCE}
    key = ("demand", "supply")
    table = _read(path, Schema(columns, key=key, required=(*key, unit)), report)
    if table is None or not _has_columns(table, (*key, unit), report):
        return None
    _check_unique(table, key, report)
    here = _numbers(table, "demand", demand, report)
    there = _numbers(table, "supply", supply, report)
    return Triples(here, there, _floats(table.columns[unit]))


def _read(path: Path, schema: Schema, report: FileReport) -> Table | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise TooLarge
    except (OSError, ValueError):
        report.error(_("The file cannot be read."), _("Check path and permissions."))
        return None
    except Unreadable as error:
        report.error(error.problem, error.action)
        return None
    grid = read_csv(decode(data, report), schema.columns, report)
    read = Report()  # what it notes of columns that are not asked for interests nobody
    table = read_table(path.stem, grid, read.of(report.file), schema)
    for problem in read.errors:
        report.report.add(problem)
    return table


def _has_columns(table: Table, names: tuple[str, ...], report: FileReport) -> bool:
    missing = [name for name in names if name not in table.columns]
    known = {problem.column for problem in report.report.errors if problem.file == report.file}
    for name in missing:
        if name not in known:
            report.error(
                _("The column {column} is missing; the rows cannot be used without it.").format(column=name),
                _("Add the column {column} to the header row, and fill it in every row.").format(column=name),
                row=1,
                column=name,
            )
    return not missing


def _check_unique(table: Table, key: tuple[str, ...], report: FileReport) -> None:
    first: dict[Any, int] = {}
    for values, row in zip(zip(*(table.columns[name] for name in key)), table.row_numbers):
        if None not in values and first.setdefault(values, row) != row:
            report.error(
                _("The same key stands in row {row} already.").format(row=first[values]),
                _("Give each row its own key, or take one of the two rows out."),
                row=row,
                column=", ".join(key),
                value=", ".join(values),
            )


def _check_positions(sites: Sites, columns: tuple[str, str]) -> bool:
    """Cells that could not be read are told already."""
    told = sites.report.cells_with_errors()
    complete = True
    for name in columns:
        for value, row in zip(sites.table.columns[name], sites.table.row_numbers):
            if value is None:
                complete = False
                if (row, name) not in told:
                    sites.report.error(
                        _("The position is not known; distances cannot be computed without it."),
                        _("Fill in {column}, or take the row out.").format(column=name),
                        row=row,
                        column=name,
                        value="",
                    )
    return complete


def _numbers(table: Table, column: str, sites: Sites, report: FileReport) -> NDArray[np.int64]:
    """Ids of the matrix to numbers of the sites."""
    number: Mapping[str | None, int] = {id_: at for at, id_ in enumerate(sites.ids)}
    found = [number.get(id_, -1) for id_ in table.columns[column]]
    for at, id_ in enumerate(table.columns[column]):
        if found[at] < 0 and id_ is not None:
            report.error(
                _("There is no row with this id in {file}.").format(file=sites.report.file),
                _("Correct the id, add its row there, or take this row out."),
                row=table.row_numbers[at],
                column=column,
                value=id_,
            )
    return np.array(found, dtype=np.int64)


def _floats(values: list[Any]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
