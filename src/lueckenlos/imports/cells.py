# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign cells to cells of one of our tables: moved, translated, mended; not yet read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lueckenlos.datapackage import Problem
from lueckenlos.datapackage.schema import SEPARATOR, TABLES
from lueckenlos.imports.files import SheetRows
from lueckenlos.imports.proposing import simple
from lueckenlos.imports.rules import PLACEHOLDER, Origin, Part
from lueckenlos.imports.traps import AREA_CODE, PHONE, has_decimals, with_zero, without_decimals
from lueckenlos.reports.tables import FORMULA_STARTS
from lueckenlos.shared.language import _

_LIST = re.compile(r"[|;\n]|,\s")


@dataclass
class Mapped:
    """Cells by our columns, all of one length; `numbers` are the rows of the file. Absent: not mapped."""

    part: Part
    numbers: list[int] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    left_out: int = 0
    notices: list[Problem] = field(default_factory=list)

    def cells(self, column: str) -> list[str]:
        return self.columns.get(column) or [""] * len(self.numbers)


class MissingColumns(Exception):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = list(names)


def map_cells(part: Part, sheet: SheetRows) -> Mapped:
    """Raises MissingColumns where the file lacks what the mapping reads."""
    header = sheet.header(part.header_row)
    position = {name: at for at, name in enumerate(header)}
    wanted = [name for origin in part.columns.values() for name in origin.columns]
    wanted += [part.only_column] if part.only_column else []
    missing = [name for name in dict.fromkeys(wanted) if name not in position]
    if missing:
        raise MissingColumns(missing)
    mapped = Mapped(part)
    width = len(header)
    rows = []
    starts = tuple(filter(None, (text.strip() for text in part.only_start.split(","))))
    for number, row in enumerate(sheet.rows[part.header_row :], part.header_row + 1):
        if not any(map(str.strip, row)):
            continue
        full = list(row[:width]) + [""] * (width - len(row))
        if part.only_column and starts and not full[position[part.only_column]].strip().startswith(starts):
            mapped.left_out += 1
            continue
        mapped.numbers.append(number)
        rows.append(full)
    foreign = {name: [unquoted(row[at]) for row in rows] for name, at in position.items() if name in set(wanted)}
    if not part.own:
        for name in foreign:
            foreign[name] = _mended(mapped, name, foreign[name])
    for column, origin in part.columns.items():
        if origin and not origin.of_row and column in TABLES[part.table].columns:
            mapped.columns[column] = _from_origin(part, column, origin, foreign, len(rows))
    return mapped


def unquoted(cell: str) -> str:
    """Text that looks like a formula is taken along with an apostrophe before it; it comes back without."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def _mended(mapped: Mapped, name: str, cells: list[str]) -> list[str]:
    """Phone numbers and keys that came as 2307.0; said once for the column."""
    if not has_decimals(cells):
        return cells
    example = next(cell for cell in cells if cell.strip())
    is_phone, gets_zero = PHONE.search(name), AREA_CODE.search(name) and "durchwahl" not in name.casefold()
    mended = [without_decimals(cell) for cell in cells]
    if gets_zero:
        mended = [f"0{cell}" if cell and not cell.startswith("0") else cell for cell in mended]
    if is_phone:
        problem = _("Phone numbers came as decimal numbers, their leading zero is lost.")
        action = _("They were read as whole numbers; format the column as text before it is exported.")
    else:
        problem = _("Whole numbers came with decimals.")
        action = _("They were read as whole numbers.")
    mapped.notices.append(Problem(mapped.part.sheet, None, name, example.strip(), problem, action))
    return mended


def _from_origin(part: Part, column: str, origin: Origin, foreign: dict[str, list[str]], count: int) -> list[str]:
    schema = TABLES[part.table].columns[column]
    if origin.column:
        cells = foreign[origin.column]
    elif names := PLACEHOLDER.findall(origin.text):
        cells = [_fill(origin.text, dict(zip(names, values))) for values in zip(*(foreign[name] for name in names))]
    else:
        cells = [origin.text] * count
    if part.own:
        return cells
    values = {simple(theirs): ours for theirs, ours in origin.values.items()}
    translated: dict[str, str] = {}
    for cell in dict.fromkeys(cells):
        translated[cell] = _translate(cell, values, is_list=schema.kind == "items")
        if column == "postal_code":
            translated[cell] = with_zero(translated[cell].strip(), 5)
        elif column == "ags":
            translated[cell] = with_zero(translated[cell].strip(), 8)
    return [translated[cell] for cell in cells]


def _fill(text: str, values: dict[str, str]) -> str:
    return " ".join(PLACEHOLDER.sub(lambda found: values[found[1]].strip(), text).split())


def _translate(cell: str, values: dict[str, str], *, is_list: bool) -> str:
    if simple(cell) in values and cell.strip():
        return values[simple(cell)]
    if not is_list:
        return cell
    items = [item.strip() for item in _LIST.split(cell) if item.strip()]
    return SEPARATOR.join(values.get(simple(item), item) for item in items)
