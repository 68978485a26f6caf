# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files: kept outside of what the web server shows, read as sheets of cells."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.conf import settings

from lueckenlos.datapackage.archive import Archive
from lueckenlos.datapackage.csv_rows import read_csv
from lueckenlos.datapackage.decode import UNREADABLE, decode
from lueckenlos.datapackage.report import Problem, Report
from lueckenlos.datapackage.schema import METADATA, TABLES
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.datapackage.workbook import METADATA_SHEET, Workbook
from lueckenlos.imports import feeds
from lueckenlos.shared.language import _

LARGEST_UPLOAD = 25 * 2**20
MOST_ROWS = 200_000
DAMAGED = "\ufffd"
"""Stands where a character could not be read: a database keeps it, and the dry run tells of it."""
KINDS = (".csv", ".xlsx", ".zip", *feeds.KINDS)
_KNOWN = {column for schema in TABLES.values() for column in schema.columns}


@dataclass
class SheetRows:
    """Rows of one sheet or CSV file; the first is row 1."""

    name: str
    rows: list[list[str]]
    problems: list[Problem] = field(default_factory=list)

    def header(self, row: int) -> list[str]:
        """Names of the columns; those without one get the letter that a spreadsheet gives them, doubles a number."""
        names: list[str] = []
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else []
        for at, cell in enumerate(cells):
            name = " ".join(UNREADABLE.sub("", cell).split()).replace("{", "(").replace("}", ")")[:150]
            name = name or _("Column {letter}").format(letter=letter_of(at))
            names.append(name if name not in names else f"{name} ({at + 1})")
        return names


def letter_of(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def folder() -> Path:
    path = Path(settings.DATA) / "uploads"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def store(chunks: Iterable[bytes], name: str) -> str:
    """Under a random name; the own one only says the kind."""
    stored = f"{secrets.token_hex(16)}{Path(name).suffix.casefold()}"
    with (folder() / stored).open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
    return stored


def path_of(stored: str) -> Path:
    return folder() / Path(stored).name


def throw_away(stored: str) -> None:
    if stored:
        path_of(stored).unlink(missing_ok=True)


def read_sheets(path: Path) -> list[SheetRows]:
    """All sheets with something in them. Raises Unreadable, and nothing else, for bad input."""
    try:
        match path.suffix.casefold():
            case ".csv":
                sheets = [_read_csv(path)]
            case ".xlsx":
                sheets = _read_source(Workbook(path), lambda name: name != METADATA_SHEET)
            case ".zip":
                sheets = _read_source(Archive(path), lambda name: name.casefold().endswith(".csv"))
            case kind if kind in feeds.KINDS:
                sheets = [SheetRows(*table) for table in feeds.read_tables(path)]
            case _:
                raise Unreadable(_("The file is no CSV, XLSX, ZIP or JSON."), _("Save it as one of the four."))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(
            _("The file cannot be read."), _("Open it in a spreadsheet program, and save it again.")
        ) from error
    sheets = [sheet for sheet in sheets if any(any(map(str.strip, row)) for row in sheet.rows[:50])]
    if not sheets:
        raise Unreadable(_("There is nothing in the file."), _("Choose the file that holds the table."))
    return sheets


def _read_csv(path: Path) -> SheetRows:
    report = Report()
    file = report.of(path.name)
    grid = read_csv(decode(path.read_bytes(), file), _KNOWN, file)
    return _limited(path.stem, grid.rows, report)


def _read_source(source: Workbook | Archive, wanted: object) -> list[SheetRows]:
    sheets = []
    for name in source.names:
        if not callable(wanted) or not wanted(name) or name == METADATA:
            continue
        report = Report()
        grid = source.read_grid(name, _KNOWN, report.of(name))
        sheets.append(_limited(name.removesuffix(".csv"), grid.rows, report))
    return sheets


def _limited(name: str, rows: Iterable[list[str]], report: Report) -> SheetRows:
    taken = list(islice(rows, MOST_ROWS + 1))
    if len(taken) > MOST_ROWS:
        raise Unreadable(
            _("A sheet has more than {n} rows.").format(n=MOST_ROWS), _("Split the file, and import the parts.")
        )
    for row in taken:
        if UNREADABLE.search("".join(row)):
            row[:] = [UNREADABLE.sub(DAMAGED, cell) for cell in row]
    return SheetRows(UNREADABLE.sub(DAMAGED, name), taken, list(report.errors))
