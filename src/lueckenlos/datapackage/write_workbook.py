# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package as a workbook (XLSX): one sheet per table, made to be worked in."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from lueckenlos.datapackage.files import cell_text, known_columns
from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.resources import refreshed_metadata
from lueckenlos.datapackage.schema import BOUNDARIES, TABLES, Kind
from lueckenlos.datapackage.workbook import METADATA_HEADER, METADATA_SHEET
from lueckenlos.datapackage.write_error import CannotWrite
from lueckenlos.shared.language import _

_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
"""In units of UTF-16, as Excel counts."""
_CHUNK = 15_000
"""Characters of a long JSON text in one cell; each can be two units."""
_FIRST_EXCEL_DATE = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The same for every workbook, so that the same package gives the same bytes."""
_WIDTHS: dict[Kind, int] = {"text": 24, "items": 24, "integer": 14, "number": 14, "flag": 10, "date": 14}


def write_workbook(package: Package, path: Path) -> None:
    for table in package.tables.values():
        _check_fits(table)
    with TemporaryDirectory() as folder:  # xlsxwriter leaves its temporary files behind when it fails
        _write_book(package, path, folder)


def _write_book(package: Package, path: Path, folder: str) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": _CREATED})
        formats = {
            "header": book.add_format({"bold": True}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        _write_metadata(book.add_worksheet(METADATA_SHEET), refreshed_metadata(package), formats)
        for name in TABLES:
            if name in package.tables:
                _write_table(book.add_worksheet(name), package.tables[name], formats)
        if package.boundaries is not None:
            sheet = book.add_worksheet(BOUNDARIES)
            for row, chunk in enumerate(_chunks(package.boundaries)):
                sheet.write_string(row, 0, chunk)


def _check_fits(table: Table) -> None:
    if len(table) >= _MOST_ROWS:
        raise CannotWrite(
            _("{table} has more rows than a sheet can hold. Write a .zip or a folder.").format(table=table.name)
        )
    for name in known_columns(table):
        longest = max((len(cell_text(value).encode("utf-16-le")) // 2 for value in set(table.columns[name])), default=0)
        if longest > _LONGEST_CELL:
            raise CannotWrite(
                _("{table}: a text in {column} is longer than a cell can hold. Write a .zip or a folder.").format(
                    table=table.name, column=name
                )
            )


def _write_metadata(sheet: Any, metadata: dict[str, Any], formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_row(0, 0, METADATA_HEADER, formats["header"])
    rows = ((key, chunk) for key, value in metadata.items() for chunk in _chunks(value))
    for row, (key, chunk) in enumerate(rows, start=1):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, chunk)


def _chunks(value: Any) -> Iterator[str]:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for start in range(0, len(text), _CHUNK):
        yield text[start : start + _CHUNK]


def _write_table(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    names = known_columns(table)
    kinds = [TABLES[table.name].columns[name].kind for name in names]
    for at, kind in enumerate(kinds):
        sheet.set_column(at, at, _WIDTHS[kind], formats.get("text" if kind == "items" else kind))
    sheet.freeze_panes(1, 0)
    if names:
        sheet.autofilter(0, 0, len(table), len(names) - 1)
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, formats["header"])
    for row, values in enumerate(zip(*(table.columns[name] for name in names)), start=1):
        for at, value in enumerate(values):
            _write_cell(sheet, row, at, value, formats)


def _write_cell(sheet: Any, row: int, at: int, value: Any, formats: dict[str, Any]) -> None:
    match value:
        case None | ():
            return
        case bool() | int():
            sheet.write_number(row, at, int(value))
        case float() if float(f"{value:.16G}") == value:  # xlsxwriter writes 16 digits
            sheet.write_number(row, at, value)
        case date() if value >= _FIRST_EXCEL_DATE:
            sheet.write_datetime(row, at, value, formats["date"])
        case _:
            sheet.write_string(row, at, cell_text(value), formats["text"])
