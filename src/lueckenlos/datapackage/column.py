# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a column, batch by batch: each distinct cell is parsed once, so that long tables are read fast.

Rows are looked at one by one only where something is wrong.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from lueckenlos.datapackage.grid import Grid
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import Schema
from lueckenlos.datapackage.values import SPREADSHEET_ERRORS, BadValue, CellReader
from lueckenlos.shared.language import _


@dataclass
class ColumnReader:
    name: str
    schema: Schema
    grid: Grid
    report: FileReport
    values: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        column = self.schema.columns[self.name]
        self._cells = CellReader(column, self.grid.german)
        self._known: dict[str, Any] = {}
        self._bad: dict[str, BadValue] = {}
        self._is_required = self.name in self.schema.required
        self._is_plain = column.kind == "text" and not (column.choices or column.form) and self.grid.clean

    def read(self, cells: Sequence[str], row_numbers: Sequence[int], broken: Collection[int]) -> None:
        values = self._read_plain(cells) if self._is_plain else None
        if values is None:
            values = self._read_known(cells)
        self.values += values
        if self._bad and not self._bad.keys().isdisjoint(cells):
            self._report_bad(cells, row_numbers)
        if self._is_required and None in values:
            self._report_empty(cells, values, row_numbers, broken)

    def _read_plain(self, cells: Sequence[str]) -> list[Any] | None:
        """Free text that seldom repeats itself needs no memory of what was read; None where it needs care."""
        if not self.values and 2 * len(set(cells)) < len(cells):
            self._is_plain = False
            return None
        texts = list(map(str.strip, cells))
        if "#" in "".join(texts) and not SPREADSHEET_ERRORS.isdisjoint(texts):
            return None
        return [text or None for text in texts] if "" in texts else texts

    def _read_known(self, cells: Sequence[str]) -> list[Any]:
        try:
            return list(map(self._known.__getitem__, cells))
        except KeyError:
            for cell in dict.fromkeys(cells):
                if cell not in self._known:
                    self._parse(cell)
        return list(map(self._known.__getitem__, cells))

    def _parse(self, cell: str) -> None:
        try:
            self._known[cell] = self._cells.read(cell)
        except BadValue as error:
            self._bad[cell] = error
            self._known[cell] = () if self._cells.column.kind == "items" else None

    def _report_bad(self, cells: Sequence[str], row_numbers: Sequence[int]) -> None:
        for cell, row in zip(cells, row_numbers):
            if cell in self._bad:
                bad = self._bad[cell]
                self.report.error(bad.problem, bad.action, row=row, column=self.name, value=cell.strip())

    def _report_empty(
        self,
        cells: Sequence[str],
        values: Sequence[Any],
        row_numbers: Sequence[int],
        broken: Collection[int],
    ) -> None:
        for cell, value, row in zip(cells, values, row_numbers):
            if value is None and cell not in self._bad and row not in broken:
                self.report.error(
                    _("The cell is empty; {column} must be given in every row.").format(column=self.name),
                    _("Fill in {column}, or take the row out.").format(column=self.name),
                    row=row,
                    column=self.name,
                    value="",
                )

    def note_remarks(self) -> None:
        """Once for the column, with the first cell that was meant."""
        for remark, cell in self._cells.remarks.items():
            self.report.notice(*_describe(remark), column=self.name, value=cell)


def _describe(remark: str) -> tuple[str, str]:
    match remark:
        case "decimal comma":
            return _("Numbers with a decimal comma were read."), _("Write a decimal point next time.")
        case "German date":
            return _("Dates as DD.MM.YYYY were read."), _("Write dates as YYYY-MM-DD next time.")
    return (
        _("Whole numbers written with decimals were read."),
        _("Write whole numbers without decimals next time."),
    )
