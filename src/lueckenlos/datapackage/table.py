# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A grid of cells to a table: header, rows, columns of values."""

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from itertools import chain, islice
from operator import itemgetter

from lueckenlos.datapackage.column import ColumnReader
from lueckenlos.datapackage.decode import is_clean
from lueckenlos.datapackage.grid import MOST_ROWS_ABOVE, BrokenRow, Grid
from lueckenlos.datapackage.package import Table
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import TABLES, Schema
from lueckenlos.shared.language import _

_BATCH = 256
"""Rows that are turned into columns together: few enough to stay in the fast cache of the processor."""


def read_table(name: str, grid: Grid, report: FileReport, schema: Schema | None = None) -> Table | None:
    """None where there is no header to read by. Without a schema it is that of the exchange format."""
    schema = schema or TABLES[name]
    number, header = _find_header(schema, grid, report)
    if header is None:
        report.error(
            _("The table is empty; the header row is missing."),
            _("Write the names of the columns into the first row, or take the table out."),
        )
        return None
    if isinstance(header, BrokenRow) or not is_clean("".join(header)):
        report.error(
            _("The header row cannot be read, and so the table was not read."),
            _("Write the names of the columns anew, and save the file as UTF-8."),
            row=number,
        )
        return None
    return _Reading(name, schema, grid, header, number, report).read()


def _find_header(schema: Schema, grid: Grid, report: FileReport) -> tuple[int, list[str] | None]:
    """The first row that is not blank; where that is a title, the header below it."""
    number, header = next((found for found in enumerate(grid.rows, 1) if _is_filled(found[1])), (0, None))
    if header is None or _known_names(header, schema):
        return number, header
    below = list(islice(grid.rows, max(0, MOST_ROWS_ABOVE - number)))
    for at, row in enumerate(below, number + 1):
        names = _known_names(row, schema)
        if len(names) > 1 and schema.key[0] in names:
            report.error(
                _("The header row seems to be row {row}.").format(row=at),
                _("Delete the rows above it: the names of the columns stand in the first row."),
                row=number,
            )
            number, header, below = at, row, below[at - number :]
            break
    grid.rows = chain(below, grid.rows)
    return number, header


def _known_names(row: Iterable[str], schema: Schema) -> set[str]:
    return {cell.strip().casefold() for cell in row} & schema.columns.keys()


def _is_filled(row: Iterable[str]) -> bool:
    return any(map(str.strip, row))


class _Reading:
    """One table on its way from rows to columns."""

    def __init__(
        self, name: str, schema: Schema, grid: Grid, header: list[str], number: int, report: FileReport
    ) -> None:
        self._name = name
        self._schema = schema
        self._grid = grid
        self._report = report
        self._width = len(header)
        self._header_row = number
        self._unnamed = {at for at, cell in enumerate(header) if not cell.strip()}
        self._positions = _find_columns(header, number, self._schema, report)
        self._required = {self._positions[name] for name in self._schema.required if name in self._positions}

    def read(self) -> Table:
        columns = {
            name: ColumnReader(name, self._schema, self._grid, self._report)
            for name in self._schema.columns
            if name in self._positions
        }
        row_numbers: list[int] = []
        first = self._header_row + 1
        while batch := list(islice(self._grid.rows, _BATCH)):
            numbers, rows, broken = self._mend(batch, first)
            first += len(batch)
            cells = list(zip(*rows)) or [()] * self._width
            for name, column in columns.items():
                column.read(cells[self._positions[name]], numbers, broken)
            if any(_is_filled(cells[at]) for at in self._unnamed):
                self._unnamed.clear()  # an empty column is left behind by Excel; this one is not empty
                _note_unknown_column("", self._header_row, self._schema, self._report)
            row_numbers += numbers
        for column in columns.values():
            column.note_remarks()
        return Table(self._name, {name: column.values for name, column in columns.items()}, row_numbers)

    def _mend(self, batch: list[list[str]], first: int) -> tuple[Sequence[int], list[list[str]], Collection[int]]:
        """Row numbers, rows of the right length, and the numbers of those that were not. Blank rows are left out."""
        if (
            set(map(len, batch)) == {self._width}
            and set(map(type, batch)) == {list}
            and all(map(str.strip, map(itemgetter(0), batch)))
        ):
            return range(first, first + len(batch)), batch, ()
        numbers, rows, broken = [], [], set()
        for number, row in enumerate(batch, first):
            if _is_filled(row):
                numbers.append(number)
                if len(row) == self._width and not isinstance(row, BrokenRow):
                    rows.append(row)
                else:
                    rows.append(self._mend_row(row, number))
                    broken.add(number)
        return numbers, rows, broken

    def _mend_row(self, row: list[str], number: int) -> list[str]:
        """The cells may have moved: only the required ones are read."""
        if not isinstance(row, BrokenRow):
            self._report.error(
                _("The row has {found} cells, the header has {expected}.").format(found=len(row), expected=self._width),
                _("Give it as many cells as the header. A cell that holds the separator needs quotation marks."),
                row=number,
                value=next(filter(None, map(str.strip, row))),
            )
        return [row[at] if at in self._required and at < len(row) else "" for at in range(self._width)]


def _find_columns(header: list[str], row: int, schema: Schema, report: FileReport) -> dict[str, int]:
    """Where in a row the known columns stand."""
    positions: dict[str, int] = {}
    for position, cell in enumerate(header):
        name = cell.strip().casefold()
        if name in positions:
            report.error(
                _("The column stands here twice. Only the first one was read."),
                _("Take one of the two columns out, or name it differently."),
                row=row,
                column=name,
                value=cell.strip(),
            )
        elif name in schema.columns:
            positions[name] = position
        elif name:
            _note_unknown_column(cell.strip(), row, schema, report)
    for name in schema.required:
        if name not in positions:
            report.error(
                _("The column {column} is missing; the rows cannot be used without it.").format(column=name),
                _("Add the column {column} to the header row, and fill it in every row.").format(column=name),
                row=row,
                column=name,
            )
    return positions


def _note_unknown_column(cell: str, row: int, schema: Schema, report: FileReport) -> None:
    near = get_close_matches(cell.casefold(), schema.columns, n=1, cutoff=0.75)
    report.notice(
        _("The column is not part of the format and is kept out.")
        if cell
        else _("A column without a name is kept out."),
        _("If {column} is meant, name the column so.").format(column=near[0])
        if near
        else _("Nothing needs to be done, unless it has another name in the format."),
        row=row,
        column=cell or None,
        value=cell,
    )
