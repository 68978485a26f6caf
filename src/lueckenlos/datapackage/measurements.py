# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The values of areas for an index, from a plain CSV file or a workbook of one sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lueckenlos.core.indices import Measurements
from lueckenlos.core.indices.measurements import LARGEST_VALUE
from lueckenlos.datapackage.csv_rows import read_csv
from lueckenlos.datapackage.decode import decode
from lueckenlos.datapackage.grid import Grid
from lueckenlos.datapackage.package import Table
from lueckenlos.datapackage.recipes import RecipeFile
from lueckenlos.datapackage.report import FileReport, Report
from lueckenlos.datapackage.schema import AMOUNT, TEXT, Column, Schema
from lueckenlos.datapackage.source import LARGEST_FILE, TooLarge, Unreadable
from lueckenlos.datapackage.table import read_table
from lueckenlos.datapackage.workbook import Workbook
from lueckenlos.shared.language import _

VALUE = Column("number", -LARGEST_VALUE, LARGEST_VALUE)


@dataclass(frozen=True)
class NamedMeasurements:
    """`names` of areas by code, where the file has them."""

    measurements: Measurements
    names: Mapping[str, str]


def read_measurements(path: Path, wanted: RecipeFile, report: FileReport) -> NamedMeasurements | None:
    """None where something is wrong, which the report then says. Other columns do not matter."""
    schema = _schema(wanted)
    try:
        grid = _grid(path, schema, report)
    except Unreadable as error:
        report.error(error.problem, error.action)
        return None
    read = Report()  # what it notes of columns that are not asked for interests nobody
    table = read_table(path.stem, grid, read.of(report.file), schema)
    for problem in read.errors:
        report.report.add(problem)
    if table is not None:
        _check_columns(table, wanted, report)
        _check_codes(table, wanted.area_column, report)
    report.report.sort()
    if table is None or report.report.errors:
        return None
    return _measurements(table, wanted)


def _schema(wanted: RecipeFile) -> Schema:
    columns = {wanted.area_column: TEXT, **dict.fromkeys(wanted.recipe.columns, VALUE)}
    if wanted.name_column:
        columns[wanted.name_column] = TEXT
    if wanted.population_column:
        columns[wanted.population_column] = AMOUNT
    return Schema(columns, key=(wanted.area_column,), required=(wanted.area_column,))


def _grid(path: Path, schema: Schema, report: FileReport) -> Grid:
    try:
        if path.suffix.casefold() == ".xlsx":
            return _sheet(path, schema, report)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(_("The file cannot be read."), _("Check path and permissions.")) from error
    if len(data) > LARGEST_FILE:
        raise TooLarge
    return read_csv(decode(data, report), schema.columns, report)


def _sheet(path: Path, schema: Schema, report: FileReport) -> Grid:
    book = Workbook(path)
    if len(book.names) != 1:
        raise Unreadable(
            _("The workbook has {n} sheets, and nobody can say which is meant.").format(n=len(book.names)),
            _("Save the sheet with the values as a file of its own."),
        )
    return book.read_grid(book.names[0], schema.columns, report)


def _check_columns(table: Table, wanted: RecipeFile, report: FileReport) -> None:
    needed = list(wanted.recipe.columns)
    if wanted.recipe.minimum_population is not None and wanted.population_column:
        needed.insert(0, wanted.population_column)
    for column in needed:
        if column not in table.columns:
            report.error(
                _("The column {column} is missing; the recipe computes with it.").format(column=column),
                _("Name the column so, or choose a recipe that names the columns of this file."),
                column=column,
            )


def _check_codes(table: Table, column: str, report: FileReport) -> None:
    first: dict[str, int] = {}
    for code, row in zip(table.columns.get(column, ()), table.row_numbers):
        if code is not None and first.setdefault(code, row) != row:
            report.error(
                _("The area stands in row {row} already.").format(row=first[code]),
                _("Keep one row for each area."),
                row=row,
                column=column,
                value=code,
            )


def _measurements(table: Table, wanted: RecipeFile) -> NamedMeasurements:
    codes = table.columns[wanted.area_column]
    names = table.columns.get(wanted.name_column or "", [None] * len(codes))
    persons = table.columns.get(wanted.population_column or "")
    return NamedMeasurements(
        Measurements(
            tuple(codes),
            {column: _floats(table.columns[column]) for column in wanted.recipe.columns},
            None if persons is None else _floats(persons),
        ),
        {code: name for code, name in zip(codes, names) if name is not None},
    )


def _floats(values: list[Any]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
