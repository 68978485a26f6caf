# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of one part of a file to rows of our table: references found, values read, traps told."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lueckenlos.datapackage import Problem
from lueckenlos.datapackage.column import ColumnReader
from lueckenlos.datapackage.decode import UNREADABLE
from lueckenlos.datapackage.grid import Grid
from lueckenlos.datapackage.report import Report
from lueckenlos.datapackage.schema import SEPARATOR, TABLES
from lueckenlos.editing.rows import Row
from lueckenlos.frame.columns import attribute, kept_table
from lueckenlos.frame.models import Phase, Region
from lueckenlos.imports.cells import Mapped
from lueckenlos.imports.files import DAMAGED
from lueckenlos.imports.names import Names
from lueckenlos.imports.proposing import simple
from lueckenlos.shared.language import _, ngettext

Told = dict[str, str]
"""One problem as it is kept and shown: column, value, problem, action."""


@dataclass
class ReadPart:
    """Rows of one table by their number in the file, with what is wrong with each; `empty` are their empty columns."""

    mapped: Mapped
    rows: dict[int, Row] = field(default_factory=dict)
    errors: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[int, str] = field(default_factory=dict)


def told(column: str | None, value: object, problem: str, action: str) -> Told:
    shown = {"column": column or "", "value": str(value or "")[:200], "problem": problem, "action": action}
    return {key: UNREADABLE.sub(DAMAGED, text) for key, text in shown.items()}


class PartReader:
    def __init__(self, region: Region, names: Names, row_codes: Mapping[tuple[str, int], str | None]) -> None:
        self._names, self._row_codes = names, row_codes
        self._phases = {
            simple(word): (phase.from_month, phase.to_month)
            for phase in Phase.objects.in_region(region)
            for word in (phase.code, phase.name_de or "", phase.name_en or "")
            if word
        }

    def read(self, mapped: Mapped) -> ReadPart:
        found = ReadPart(mapped)
        table = mapped.part.table
        schema = TABLES[table]
        report = Report()
        grid = Grid(iter(()), german=True, clean=False)
        values: dict[str, list[Any]] = {}
        self._note_key(found)
        for column, origin in mapped.part.columns.items():
            if column not in schema.columns or not origin:
                continue
            if not origin.of_row:
                self._check_readable(found, column)
            cells = self._resolved(found, column)
            reader = ColumnReader(column, schema, grid, report.of(mapped.part.sheet))
            reader._is_required = False  # what must be there is looked at when the entry is known
            reader.read(cells, mapped.numbers, ())
            reader.note_remarks()
            values[column] = reader.values
        for problem in report.errors:
            found.errors[problem.row or 0].append(told(problem.column, problem.value, problem.problem, problem.action))
        mapped.notices += report.notices
        self._check_lengths(found, values)
        for at, number in enumerate(mapped.numbers):
            found.rows[number] = {column: cells[at] for column, cells in values.items()}
        return found

    def _check_readable(self, found: ReadPart, column: str) -> None:
        for number, cell in zip(found.mapped.numbers, found.mapped.columns[column]):
            if DAMAGED in cell:
                problem = _("The cell holds characters that cannot be read.")
                action = _("Type the value again, and save the file as UTF-8.")
                found.errors[number].append(told(column, cell, problem, action))

    def _note_key(self, found: ReadPart) -> None:
        mapped = found.mapped
        column = TABLES[mapped.part.table].key[0]
        if len(TABLES[mapped.part.table].key) == 1 and column in mapped.columns:
            found.keys = {n: cell.strip()[:600] for n, cell in zip(mapped.numbers, mapped.columns[column])}

    def _resolved(self, found: ReadPart, column: str) -> list[str]:
        """Names become codes; phases become months. What cannot be found is told, and stays empty."""
        mapped = found.mapped
        schema = TABLES[mapped.part.table].columns[column]
        if mapped.part.columns[column].of_row:
            return [self._of_row(found, column, str(schema.table), number) for number in mapped.numbers]
        cells = mapped.columns[column]
        if column in ("from_month", "to_month") and not mapped.part.own:
            return [self._months(cell, column) for cell in cells]
        if schema.table is None:
            return cells
        answers = {cell: self._reference(column, str(schema.table), cell) for cell in dict.fromkeys(cells)}
        for number, cell in zip(mapped.numbers, cells):
            if error := answers[cell][1]:
                found.errors[number].append(error)
        self._note_lost_zeros(mapped, column, str(schema.table), cells, answers)
        return [answers[cell][0] for cell in cells]

    def _note_lost_zeros(
        self, mapped: Mapped, column: str, table: str, cells: list[str], answers: dict[str, tuple[str, Told | None]]
    ) -> None:
        lost = [cell for cell in cells if table == "areas" and answers[cell][0] == f"0{cell.strip()}"]
        if lost:
            problem = ngettext(
                "In {n} row the key of the area has lost its leading zero; it was read as {code}.",
                "In {n} rows the keys of areas have lost their leading zero; {value} was read as {code}.",
                len(lost),
            ).format(n=len(lost), value=lost[0].strip(), code=answers[lost[0]][0])
            action = _("Nothing needs to be done. Next time, format the column as text before it is exported.")
            origin = mapped.part.columns[column]
            name = origin.column or column
            if not any(notice.column == name and notice.problem == problem for notice in mapped.notices):
                mapped.notices.append(Problem(mapped.part.sheet, None, name, lost[0].strip(), problem, action))

    def _of_row(self, found: ReadPart, column: str, table: str, number: int) -> str:
        code = self._row_codes.get((table, number), "")
        if code is None:
            found.errors[number].append(
                told(column, "", _("The same row's entry of the other table is not settled."),
                     _("Settle that one first."))
            )  # fmt: skip
        return code or ""

    def _months(self, cell: str, column: str) -> str:
        months = self._phases.get(simple(cell))
        if months is None or not cell.strip():
            return cell
        value = months[0] if column == "from_month" else months[1]
        return "" if value is None else str(value)

    def _reference(self, column: str, table: str, cell: str) -> tuple[str, Told | None]:
        codes, error = [], None
        for item in filter(None, (item.strip() for item in cell.split(SEPARATOR))):
            code, several = self._names.find(table, item)
            if code is None:
                error = told(column, item, *_unknown(several))
            else:
                codes.append(code)
        return SEPARATOR.join(dict.fromkeys(codes)), error

    def _check_lengths(self, found: ReadPart, values: dict[str, list[Any]]) -> None:
        model = kept_table(found.mapped.part.table).model
        plain = set(kept_table(found.mapped.part.table).values)
        for column in plain & values.keys():
            limit = getattr(model._meta.get_field(attribute(column)), "max_length", None)
            if not limit or max((len(v) for v in values[column] if isinstance(v, str)), default=0) <= limit:
                continue
            for number, value in zip(found.mapped.numbers, values[column]):
                if isinstance(value, str) and len(value) > limit:
                    found.errors[number].append(
                        told(column, value, _("The text is longer than {n} characters.").format(n=limit),
                             _("Shorten it, or choose another column."))
                    )  # fmt: skip


def _unknown(several: list[str]) -> tuple[str, str]:
    if several:
        return _("Several entries have this name."), _("Give the key instead: {codes}.").format(
            codes=", ".join(several[:5])
        )
    return _("There is no such entry here."), _("Correct the value, translate it in the mapping, or add the entry.")
