# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A first mapping for a file nobody has seen before: by the names of its columns, and what stands below them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.listing import plain
from lueckenlos.imports.files import SheetRows
from lueckenlos.imports.rules import Origin, Part, Rules
from lueckenlos.imports.synonyms import SYNONYMS, TABLE_NAMES
from lueckenlos.shared.package_tables import MODELS

ROWS_LOOKED_AT = 10
NEAR = 0.86
TABLES_TOGETHER = ("organizations", "locations", "services")
"""One foreign row often speaks of all three."""


def kept_tables() -> list[str]:
    return [table for table in TABLES if table in MODELS]


def simple(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text)).strip()


@cache
def _names(column: str) -> list[str]:
    return [simple(name) for name in (column.replace("_", " "), *SYNONYMS.get(column, ()))]


@lru_cache(maxsize=20_000)
def likeness(header: str, column: str) -> float:
    """1 for the same name, 0 for none that is near."""
    wanted = simple(header)
    if not wanted:
        return 0
    if header.strip().casefold() == column:
        return 1.1
    best = 0.0
    for at, name in enumerate(_names(column)):
        if name == wanted:
            return 1 - at / 1000
        if len(name) > 3 and len(wanted) > 3:
            ratio = SequenceMatcher(None, name, wanted).ratio()
            if f" {name} " in f" {wanted} " and len(name) > 4:
                ratio = max(ratio, 0.88)
            best = max(best, ratio if ratio >= NEAR else 0)
    return best * 0.98


@cache
def _known_names() -> frozenset[str]:
    columns = {column for schema in TABLES.values() for column in schema.columns}
    return frozenset(name for column in columns for name in _names(column))


def guess_header(sheet: SheetRows) -> int:
    """The row among the first whose cells look most like names of columns; the first of equals."""
    known = _known_names()
    best, best_score = 1, -1.0
    for at, row in enumerate(sheet.rows[:ROWS_LOOKED_AT], 1):
        cells = [cell.strip() for cell in row if cell.strip()]
        words = [cell for cell in cells if not re.fullmatch(r"[\d.,:\-/ ]+", cell) and len(cell) < 80]
        score = 3 * sum(simple(cell) in known for cell in cells) + len(set(words)) - (len(cells) - len(words))
        if score > best_score:
            best, best_score = at, score
    return best


def signature(headers: Iterable[Sequence[str]]) -> str:
    """The same header rows give the same signature, in whatever case they are written."""
    lines = ["|".join(simple(name) for name in header) for header in headers]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def propose_columns(header: Sequence[str], table: str) -> dict[str, Origin]:
    """The nearest foreign column for each of ours. Our `from_month` and `to_month` may share one."""
    found: dict[str, Origin] = {}
    for column in TABLES[table].columns:
        score, name = max(((likeness(name, column), name) for name in header), default=(0, ""))
        if score:
            found[column] = Origin(name)
    return found


def propose(sheets: Sequence[SheetRows]) -> Rules:
    """Whole packages are mapped by themselves; of other files the sheet with most rows is proposed."""
    own = [part for sheet in sheets if (part := own_part(sheet, only=len(sheets) == 1))]
    if own:
        return Rules(own, keep_empty=False)
    sheet = max(sheets, key=lambda sheet: len(sheet.rows))
    return Rules(parts_for(sheet, guess_header(sheet), guess_tables(sheet)))


def own_part(sheet: SheetRows, *, only: bool = False) -> Part | None:
    """The sheet as a table of the exchange format: by its name, or by a header that holds nothing else."""
    row = next((at for at, cells in enumerate(sheet.rows[:1], 1) if any(map(str.strip, cells))), 0)
    names = [name.casefold() for name in sheet.header(row)]
    table = sheet.name.strip().casefold()
    fits = [
        name for name in kept_tables()
        if set(TABLES[name].required) <= set(names) and set(names) <= TABLES[name].columns.keys()
    ]  # fmt: skip
    if table not in kept_tables() or not set(TABLES[table].required) <= set(names):
        if not only or not fits or len(set(names)) < 3:
            return None
        table = max(fits, key=lambda name: len(set(names)) / len(TABLES[name].columns))
    if table in kept_tables():
        columns = {
            name.casefold(): Origin(name) for name in sheet.header(row) if name.casefold() in TABLES[table].columns
        }
        return Part(sheet.name, table, row, columns, own=True)
    return None


def guess_tables(sheet: SheetRows) -> list[str]:
    named = simple(sheet.name)
    for table, names in TABLE_NAMES.items():
        if table in MODELS and any(simple(name) in named.split() for name in (table, *names)):
            return (
                [table]
                if table != "services"
                else ["organizations", "services"]
                if _has_organization(sheet)
                else [table]
            )
    header = sheet.header(guess_header(sheet))
    scores = {table: _score(header, table) for table in kept_tables()}
    best = max(scores, key=lambda table: scores[table])
    if best in TABLES_TOGETHER or scores[best] == 0:
        return ["organizations", "services"] if _has_organization(sheet) else ["services"]
    return [best]


def _score(header: Sequence[str], table: str) -> float:
    columns = propose_columns(header, table)
    required = sum(column in columns for column in TABLES[table].required)
    return len({origin.column for origin in columns.values()}) + (2 if required == len(TABLES[table].required) else -2)


def _has_organization(sheet: SheetRows) -> bool:
    return any(likeness(name, "organization") > 0.9 for name in sheet.header(guess_header(sheet)))


def parts_for(sheet: SheetRows, header_row: int, tables: Sequence[str]) -> list[Part]:
    """For each table the columns as proposed; what the same row makes refers to each other."""
    header = sheet.header(header_row)
    parts = []
    for table in (name for name in kept_tables() if name in tables):
        columns = propose_columns(header, table)
        if table == "organizations" and "services" in tables:
            named = max(header, key=lambda name: likeness(name, "organization"), default="")
            if likeness(named, "organization") > 0.9:
                columns["name"] = Origin(named)
                columns.pop("id", None)
        for column, schema in TABLES[table].columns.items():
            if schema.table in tables and schema.table != table and schema.kind == "text":
                columns[column] = Origin(of_row=True)
        parts.append(Part(sheet.name, table, header_row, columns))
    return parts
