# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""CSV text to rows of cells. One broken row does not swallow the rows after it."""

import csv
import io
import re
from collections import deque
from collections.abc import Collection, Iterator
from itertools import islice

from lueckenlos.datapackage.decode import is_clean
from lueckenlos.datapackage.grid import MOST_ROWS_ABOVE, BrokenRow, Grid
from lueckenlos.datapackage.report import FileReport
from lueckenlos.shared.language import _

LONGEST_CELL = 131_072
"""What Python's csv module reads in one cell, unless it is told otherwise for the whole process."""

_SEPARATOR_LINE = re.compile(r'"?sep=(?:([,;\t])|[^\r\n])"?[,; \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
"""With this first line Excel tells the separator, and hides it: for Excel the header below it is row 1, as here."""


def read_csv(text: str, known_columns: Collection[str], report: FileReport) -> Grid:
    delimiter = None
    if told := _SEPARATOR_LINE.match(text):
        delimiter = told[1]
        text = text[told.end() :]
    delimiter = delimiter or _find_delimiter(text, known_columns)
    if delimiter != ",":
        report.notice(
            _("The cells are separated by {delimiter}. The file was read.").format(
                delimiter=_("tabs") if delimiter == "\t" else _("semicolons")
            ),
            _("Separate the cells by commas next time."),
        )
    rows = _read_rows(_lines(text), delimiter, report)
    return Grid(rows, german=delimiter != ",", clean=is_clean(text))


def _lines(text: str) -> Iterator[str]:
    """With their ends, split at CR and LF only; StringIO would take four bytes for each character."""
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    return io.TextIOWrapper(data, encoding="utf-8", errors="surrogatepass", newline="")


def _find_delimiter(text: str, known_columns: Collection[str]) -> str:
    """The delimiter that finds most known columns in the header, then most cells at all.

    Where the first row names none, the header may stand below a title.
    """
    lines = list(islice(filter(str.strip, text[:100_000].splitlines()), MOST_ROWS_ABOVE))

    def score(delimiter: str) -> tuple[int, int]:
        rows = [_split(line, delimiter) for line in lines]
        counts = [sum(cell.strip().casefold() in known_columns for cell in row) for row in rows]
        return next(filter(None, counts), 0), len(rows[0]) if rows else 0

    return max((",", ";", "\t"), key=score)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _cells_before_break(line: str, delimiter: str) -> list[str]:
    """The cells that parse, and last the rest of the line from the one that does not."""
    good_cell = re.compile(rf'(?:"((?:[^"]|"")*)"|((?!")[^{delimiter}]*)){delimiter}')
    line = line[:LONGEST_CELL].strip("\r\n")
    cells = []
    position = 0
    while found := good_cell.match(line, position):
        cells.append((found[1] or found[2] or "").replace('""', '"'))
        position = found.end()
    return [*cells, line[position:].strip(' "')]


def _read_rows(lines: Iterator[str], delimiter: str, report: FileReport) -> Iterator[list[str]]:
    """Strict. Where a row does not parse, its first line is taken for the row, and the next line is read anew."""
    again: deque[str] = deque()
    record: list[str] = []

    def feed() -> Iterator[str]:
        while (line := again.popleft() if again else next(lines, None)) is not None:
            record.append(line)
            yield line

    number = 0
    header: list[str] = []
    while True:
        try:
            for row in csv.reader(feed(), delimiter=delimiter, strict=True):
                record.clear()
                number += 1
                header = header or row
                yield row
            return
        except csv.Error:
            again.extendleft(reversed(record[1:]))
            broken = BrokenRow(_cells_before_break(record[0], delimiter))
            record.clear()
            number += 1
            report.error(
                _("The quotation marks of this row do not fit, or a cell is far too long."),
                _("Close every quotation mark; inside of a cell write each one twice."),
                row=number,
                column=header[len(broken) - 1].strip() if len(broken) <= len(header) else None,
                value=broken[-1],
            )
            yield broken
