# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A table to take along: as CSV for programs, as XLSX for people."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.http import HttpRequest, HttpResponse

Cell = str | int | float | date | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """`name` becomes the file's name; rows hold values, not words: None is unknown and stays empty."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    """Date, rule, source: on a second sheet of the workbook."""


def download(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """The sheet in the form the address asks for with `als`, or None where a page is wanted."""
    match request.GET.get("als"):
        case "csv":
            return _attachment(_as_csv(sheet), "text/csv; charset=utf-8", f"{sheet.name}.csv")
        case "xlsx":
            kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return _attachment(_as_xlsx(sheet), kind, f"{sheet.name}.xlsx")
    return None


def _attachment(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads umlauts. Text that looks like a formula stays text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows([_csv_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: Cell) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def _as_xlsx(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet("Tabelle")
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.header, bold)
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, column, value, day)
                elif value is not None:
                    page.write(number, column, value)
        page.autofit()
        if sheet.notes:
            notes = book.add_worksheet("Hinweise")
            notes.write_column(0, 0, sheet.notes)
            notes.autofit()
    return out.getvalue()
