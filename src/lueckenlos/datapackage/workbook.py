# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package in a workbook (XLSX): one sheet per table, cells with types."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineWorkbook

from lueckenlos.datapackage.grid import MOST_ROWS_ABOVE, Grid, Typed
from lueckenlos.datapackage.report import FileReport, KeyReport, Report
from lueckenlos.datapackage.schema import METADATA
from lueckenlos.datapackage.sheet_scan import Findings, scan_sheets
from lueckenlos.datapackage.source import Unreadable, parse_json
from lueckenlos.shared.language import _, ngettext

METADATA_SHEET = METADATA.removesuffix(".json")
METADATA_HEADER = ["key", "value"]
_OLD_OR_ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1")

_T = TypeVar("_T")


class Workbook:
    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            if file.read(8) == _OLD_OR_ENCRYPTED:
                raise Unreadable(
                    _("The workbook is protected by a password, or is an old Excel file."),
                    _("Save it as XLSX without a password."),
                )
        self._metadata_rows: dict[str, int] = {}
        self._findings = scan_sheets(path)
        self._book = _guarded(lambda: CalamineWorkbook.from_path(path))
        self.names: Sequence[str] = self._book.sheet_names

    def label(self, name: str) -> str:
        return _('sheet "{name}"').format(name=METADATA_SHEET if name == METADATA else name)

    def find(self, resource: str, path: str | None = None) -> str | None:
        """Capital letters and white space around the name do not matter."""
        name = self.own_name(resource)
        if name in self.names:
            return name
        return next((sheet for sheet in self.names if sheet.strip().casefold() == name.casefold()), None)

    def own_name(self, resource: str, path: str | None = None) -> str:
        return METADATA_SHEET if resource == METADATA else resource

    def metadata_report(self, report: Report) -> FileReport:
        return KeyReport(report, self.label(METADATA), self._metadata_rows, METADATA_HEADER[1])

    def read_grid(self, name: str, columns: Collection[str], report: FileReport) -> Grid:
        rows = self._read_rows(name)
        found = self._findings.get(name, Findings({}, []))
        for (row, column), text in found.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        _report_uncomputed(found.uncomputed, rows, columns, report)
        return Grid(iter(rows), german=True, clean=False)

    def read_metadata(self, report: FileReport) -> object:
        """Each key with its value as JSON; a long value goes on in the next row, under the same key."""
        values: dict[str, str] = {}
        first_rows = self._metadata_rows
        for number, row in enumerate(self._read_rows(self.find(METADATA) or METADATA), start=1):
            key, value = (*row, "", "")[:2]
            if any(row) and [key, value] != METADATA_HEADER:
                values[key] = values.get(key, "") + value
                first_rows.setdefault(key, number)
        metadata = {}
        for key, value in values.items():
            try:
                metadata[key] = value if _is_day(value) else parse_json(value)
            except Unreadable as error:
                report.error(
                    error.problem,
                    _("Write a text in double quotes, and lists as in datapackage.json."),
                    row=first_rows[key],
                    column=METADATA_HEADER[1],
                    value=value,
                )
        return metadata

    def read_boundaries(self, name: str, report: FileReport) -> object:
        return parse_json("".join(row[0] for row in self._read_rows(name) if row))

    def _read_rows(self, name: str) -> list[list[str]]:
        rows = _guarded(lambda: self._book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        return [[cell if type(cell) is str else _to_text(cell) for cell in row] for row in rows]


def _report_uncomputed(
    cells: Sequence[tuple[int, int]], rows: Sequence[Sequence[str]], columns: Collection[str], report: FileReport
) -> None:
    """Once for the sheet. Columns that are kept out may hold what they like."""
    used = {at for row in rows[:MOST_ROWS_ABOVE] for at, cell in enumerate(row) if cell.strip().casefold() in columns}
    missing = [row for row, column in cells if column in used]
    if missing:
        n = len(missing)
        report.error(
            ngettext(
                "The sheet holds {n} formula without a result: it was never computed.",
                "The sheet holds {n} formulas without a result: they were never computed.",
                n,
            ).format(n=n),
            _("Open the workbook in Excel or LibreOffice, and save it again."),
            row=min(missing) + 1,
        )


def _guarded(call: Callable[[], _T]) -> _T:
    """A panic of the Rust library is no Exception; it must not escape either."""
    try:
        return call()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable(
            _("The workbook is damaged or is no XLSX."), _("Open it in a spreadsheet program, and save it again.")
        ) from error


def _to_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else Typed(repr(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.isoformat()
    return str(cell)


def _is_day(value: str) -> bool:
    """A reference date that was typed as a date into the sheet."""
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
