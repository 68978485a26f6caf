# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a person takes along: only what they see, as a package, as one table, or in the columns of another place."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lueckenlos.accounts.models import User
from lueckenlos.datapackage import Package, write_package
from lueckenlos.datapackage import Table as PackageTable
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.sheets import notes
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Row, Rows
from lueckenlos.frame.columns import kept_table, tables_in_order
from lueckenlos.frame.models import Boundary, Region
from lueckenlos.frame.queries import read_rows
from lueckenlos.imports.models import ExternalId, SavedMapping
from lueckenlos.imports.policies import PERSONAL
from lueckenlos.imports.recognition import own_key
from lueckenlos.imports.rules import Origin, Part, Rules
from lueckenlos.reports.tables import Sheet
from lueckenlos.shared.audit import record

REFERENCE = {"organization": "organizations", "location": "locations"}


def rows_for(user: User, region: Region, table: str, rights: Rights | None = None) -> list[Row]:
    """The rows that the person sees; of their personal columns those that they may change."""
    kept = kept_table(table)
    keys, rows = read_rows(kept, region)
    seen = set(kept.model.objects.visible_to(user).filter(region=region).values_list("pk", flat=True))
    found = [row for key, row in zip(keys, rows) if key in seen]
    personal = PERSONAL.get(table, ())
    if personal:
        if rights is None:
            rights = Rights(user, region)
            rights.rows = Rows(region, many=True)
        for row in found:
            if any(row[column] for column in personal) and not rights.may_change(table, row):
                row.update(dict.fromkeys(personal))
    return found


def package_for(user: User, region: Region) -> Package:
    """All tables, and the areas that they name: the code and name of a town are no secret."""
    rights = Rights(user, region)
    rights.rows = Rows(region, many=True)
    kept = {table.name: rows_for(user, region, table.name, rights) for table in tables_in_order()}
    kept["areas"] = _with_named_areas(region, kept)
    tables = {name: _table(name, kept[name]) for name in TABLES if kept.get(name)}
    seen = {row["code"] for row in kept["areas"]}
    boundaries = None
    if region.boundaries:
        features = Boundary.objects.filter(area__region=region, area__code__in=seen).order_by("pk")
        boundaries = {**region.boundaries, "features": list(features.values_list("feature", flat=True))}
    about = {key: value for key, value in region.metadata.items() if key != "resources"}
    return Package(about, tables, boundaries, region.reference_date)


def _with_named_areas(region: Region, kept: dict[str, list[Row]]) -> list[Row]:
    every = {row["code"]: row for row in read_rows(kept_table("areas"), region)[1]}
    named = {row["code"] for row in kept["areas"]}
    for name, rows in kept.items():
        for column, schema in TABLES[name].columns.items():
            if schema.table == "areas":
                for row in rows:
                    value = row[column]
                    named |= set(value) if isinstance(value, tuple) else {value} if value else set()
    for code in list(named):
        at = every.get(code, {}).get("parent")
        while at and at not in named:
            named.add(at)
            at = every.get(at, {}).get("parent")
    return [row for code, row in every.items() if code in named]


def _table(name: str, rows: Sequence[Row]) -> PackageTable:
    columns = {column: [row[column] for row in rows] for column in TABLES[name].columns}
    kept = {
        column: values
        for column, values in columns.items()
        if column in TABLES[name].key or any(value not in (None, ()) for value in values)
    }
    return PackageTable(name, kept, list(range(2, len(rows) + 2)))


def package_file(*, user: User, region: Region, form: str) -> bytes:
    """ "zip" or "xlsx"; written into the audit trail."""
    package = package_for(user, region)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"package.{form}"
        write_package(package, path)
        content = path.read_bytes()
    counts = {name: len(table) for name, table in package.tables.items()}
    record(action="export.package", by=user, region=region, subject=form, details=counts)
    return content


def table_sheet(*, user: User, region: Region, table: str) -> Sheet:
    rows = rows_for(user, region, table)
    columns = list(TABLES[table].columns)
    record(action="export.table", by=user, region=region, subject=table, details={"rows": len(rows)})
    return Sheet(f"{region.slug}-{table}", columns, [[_cell(row[c]) for c in columns] for row in rows], notes(region))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return "|".join(value) or None if isinstance(value, tuple) else value


def mapped_sheet(*, user: User, region: Region, mapping: SavedMapping) -> Sheet:
    """In the columns of another place: what was read from there by this mapping goes back into the same columns."""
    table, header, columns = export_columns(mapping)
    rights = Rights(user, region)
    rights.rows = Rows(region, many=True)
    others = {
        target: {row["id"]: row for row in rows_for(user, region, target)} for target in REFERENCE.values()
    }  # fmt: skip
    areas = {row["code"]: row["name"] for row in read_rows(kept_table("areas"), region)[1]}
    keys = _foreign_keys(region, mapping.name)
    rows = []
    for row in rows_for(user, region, table, rights):
        rows.append([_cell(_value(table, row, columns.get(name), others, areas, keys)) for name in header])
    record(action="export.mapped", by=user, region=region, subject=str(mapping.pk), details={"rows": len(rows)})
    name = "".join(c if c.isalnum() else "-" for c in mapping.name.casefold()).strip("-")
    return Sheet(f"{region.slug}-{name.encode('ascii', 'ignore').decode() or 'tabelle'}", header, rows, notes(region))


def export_columns(mapping: SavedMapping) -> tuple[str, list[str], dict[str, tuple[str, dict[str, str]]]]:
    """Table, header, and for its columns the path of ours ("name", "organization.name") with our values to theirs."""
    if mapping.direction == SavedMapping.Direction.EXPORT:
        columns = {entry["header"]: (entry["column"], entry.get("values", {})) for entry in mapping.rules["columns"]}
        return str(mapping.rules["table"]), list(columns), columns
    rules = Rules.from_json(mapping.rules)
    main = rules.parts[-1]
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for part in sorted((p for p in rules.parts if p.sheet == main.sheet), key=lambda p: p.table != main.table):
        prefix = _prefix(part, main)
        if prefix is None:
            continue
        for column, origin in part.columns.items():
            for name in _written_to(origin):
                found.setdefault(name, (prefix + column, {ours: theirs for theirs, ours in origin.values.items()}))
    header = mapping.rules.get("headers", {}).get(main.sheet) or list(found)
    return main.table, header, found


def _written_to(origin: Origin) -> list[str]:
    """A text out of one column goes back into it; one of several columns cannot be taken apart again."""
    return (
        [origin.column] if origin.column else origin.columns if origin.text == f"{{{''.join(origin.columns)}}}" else []
    )


def _prefix(part: Part, main: Part) -> str | None:
    if part.table == main.table:
        return ""
    return next((f"{column}." for column, table in REFERENCE.items()
                 if table == part.table and column in TABLES[main.table].columns), None)  # fmt: skip


def _foreign_keys(region: Region, source: str) -> dict[tuple[str, str], str]:
    found = ExternalId.objects.in_region(region).filter(source=source)
    return {(table, code): key for table, code, key in found.values_list("table", "code", "key")}


def _value(
    table: str,
    row: Row,
    wanted: tuple[str, dict[str, str]] | None,
    others: dict[str, dict[str, Row]],
    areas: dict[str, str | None],
    keys: dict[tuple[str, str], str],
) -> Any:
    if wanted is None:
        return None
    path, values = wanted
    first, _dot, rest = path.partition(".")
    if rest and first in REFERENCE:
        table, row = REFERENCE[first], others[REFERENCE[first]].get(row.get(first) or "", {})
        first, rest = rest, ""
    value = row.get(first)
    if first == "id" and value is not None:
        key = keys.get((table, value))
        return key if key and key != own_key(table, row) else value
    if rest == "name" and TABLES[table].columns[first].table == "areas":
        codes = value if isinstance(value, tuple) else (value,) if value else ()
        return tuple(areas.get(code) or code for code in codes)
    if isinstance(value, tuple):
        return tuple(values.get(item, item) for item in value)
    text = str(int(value)) if isinstance(value, bool | float) and float(value).is_integer() else str(value)
    return value if value is None else values.get(text, value)
