# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the mapping: what it shows, and what comes back from it."""

from collections.abc import Sequence
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.imports.files import SheetRows
from lueckenlos.imports.proposing import guess_header, guess_tables, kept_tables
from lueckenlos.imports.rules import Origin, Part, Rules
from lueckenlos.imports.synonyms import column_label, table_label
from lueckenlos.shared.language import _

TEXT = "="
OF_ROW = "*"
ALWAYS_SHOWN = {
    "organizations": ("id", "name", "kind", "area"),
    "locations": ("id", "name", "street", "postal_code", "city", "area", "lat", "lon"),
    "services": ("id", "name", "organization", "fields", "from_month", "to_month", "areas", "places_per_year"),
}


class MappingForm:
    """Sheet, header row and tables: as asked, else as mapped, else as guessed."""

    def __init__(self, asked: Any, sheets: Sequence[SheetRows], rules: Rules) -> None:
        by_name = {sheet.name: sheet for sheet in sheets}
        parts = [part for part in rules.parts if part.sheet in by_name]
        largest = max(sheets, key=lambda sheet: len(sheet.rows)).name
        self.sheet = asked.get("sheet") if asked.get("sheet") in by_name else parts[-1].sheet if parts else largest
        sheet = by_name[self.sheet]
        mapped = [part for part in parts if part.sheet == self.sheet]
        self.is_asked = "sheet" in asked
        tables = [table for table in asked.getlist("table") if table in kept_tables()]
        self.tables = tables or [part.table for part in mapped] or guess_tables(sheet)
        row = asked.get("row", "")
        if row.isascii() and row.isdecimal() and 1 <= int(row[:6]) <= min(10, len(sheet.rows)):
            self.header_row = int(row)
        else:
            self.header_row = mapped[0].header_row if mapped else guess_header(sheet)
        if not asked.get("row") and self.is_asked and not mapped:
            self.header_row = guess_header(sheet)


def shown_parts(rules: Rules, sheet: SheetRows) -> list[dict[str, Any]]:
    shown = []
    for part in rules.parts:
        if part.sheet != sheet.name and len(rules.parts) > 1 and any(p.sheet == sheet.name for p in rules.parts):
            continue
        together = {other.table for other in rules.parts if other is not part and other.sheet == part.sheet}
        columns = [_shown_column(part, column, together) for column in TABLES[part.table].columns]
        shown.append(
            {
                "table": part.table,
                "label": table_label(part.table),
                "columns": [column for column in columns if column["is_main"]],
                "more": [column for column in columns if not column["is_main"]],
            }
        )
    return shown


def _shown_column(part: Part, column: str, together: set[str]) -> dict[str, Any]:
    schema, origin = TABLES[part.table].columns[column], part.columns.get(column, Origin())
    required = column in TABLES[part.table].required
    chosen = OF_ROW if origin.of_row else TEXT if origin.text else origin.column
    return {
        "name": f"{part.table}-{column}",
        "label": column_label(column),
        "chosen": chosen,
        "text": origin.text,
        "values": "\n".join(f"{theirs} = {ours}" for theirs, ours in origin.values.items()),
        "of_row": table_label(schema.table) if schema.table in together and schema.kind == "text" else "",
        "hint": _hint(part.table, column),
        "is_main": bool(origin) or required or column in ALWAYS_SHOWN.get(part.table, ("name", "title")),
    }


def _hint(table: str, column: str) -> str:
    schema = TABLES[table].columns[column]
    if schema.choices:
        return _("One of: {choices}").format(choices=", ".join(schema.choices))
    if column in ("from_month", "to_month"):
        return _("Months, or the name of a life phase")
    if schema.table:
        return _("Key or name")
    return {
        "date": _("A day, as 2026-12-31 or 31.12.2026"),
        "flag": _("1 for yes, 0 for no"),
        "items": _("Several, with | between them"),
    }.get(schema.kind, "")


def rules_from(posted: Any, sheet: SheetRows, form: MappingForm) -> Rules:
    """What the person chose. Unknown columns are left out: the dry run then says what is missing."""
    header = set(sheet.header(form.header_row))
    only = posted.get("only_column", "")
    parts = []
    for table in (name for name in kept_tables() if name in form.tables):
        columns = {column: _origin(posted, f"{table}-{column}", header) for column in TABLES[table].columns}
        for column, origin in columns.items():
            target = TABLES[table].columns[column].table
            origin.of_row = origin.of_row and target in form.tables and target != table
        part = Part(sheet.name, table, form.header_row, {name: origin for name, origin in columns.items() if origin})
        if only in header:
            part.only_column, part.only_start = only, posted.get("only_start", "").strip()[:500]
        parts.append(part)
    return Rules(parts, keep_empty="keep_empty" in posted)


def _origin(posted: Any, name: str, header: set[str]) -> Origin:
    chosen = posted.get(f"c-{name}", "")
    if chosen == OF_ROW:
        return Origin(of_row=True)
    origin = Origin(values=_values(posted.get(f"v-{name}", "")))
    if chosen == TEXT:
        origin.text = posted.get(f"t-{name}", "").strip()[:1000]
        if any(column not in header for column in origin.columns):
            origin.text = ""
    elif chosen in header:
        origin.column = chosen
    return origin


def _values(text: str) -> dict[str, str]:
    """One translation in a line: theirs = ours."""
    values = {}
    for line in text.splitlines()[:500]:
        theirs, sign, ours = line.partition("=")
        if sign and theirs.strip():
            values[theirs.strip()[:200]] = ours.strip()[:200]
    return values
