# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""datapackage.json for the tables that are written: what is given stays, what is missing is added."""

from typing import Any

from lueckenlos.datapackage.metadata import find_table
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.schema import BOUNDARIES, SEPARATOR, TABLES, Column

_PROFILES = "https://datapackage.org/profiles/2.0"
_CANONICAL_DIALECT = {"delimiter": ","}


def refreshed_metadata(package: Package) -> dict[str, Any]:
    metadata = dict(package.metadata)
    if package.reference_date is not None:
        metadata["reference_date"] = package.reference_date.isoformat()
    given = _given_resources(metadata.get("resources"))
    resources = [_table_resource(package, name, given.get(name)) for name in TABLES if name in package.tables]
    if package.boundaries is not None:
        resources.append({"name": "boundaries", "format": "geojson", **given.get(BOUNDARIES, {}), "path": BOUNDARIES})
    metadata["resources"] = resources
    return metadata


def _given_resources(entries: object) -> dict[str, dict[str, Any]]:
    given: dict[str, dict[str, Any]] = {}
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            path = entry.get("path")
            table = find_table(entry["name"], path if isinstance(path, str) else None)
            if table is not None:
                given.setdefault(table, entry)
    return given


def _table_resource(package: Package, table: str, given: dict[str, Any] | None) -> dict[str, Any]:
    """What was said about the bytes of the file that was read no longer holds."""
    new = {"name": table, "type": "table", "format": "csv", "encoding": "utf-8"}
    resource: dict[str, Any] = dict(given or new)
    resource["path"] = f"{table}.csv"
    for outdated in ("bytes", "hash", "data"):
        resource.pop(outdated, None)
    if "encoding" in resource:
        resource["encoding"] = "utf-8"
    if resource.get("dialect") != _CANONICAL_DIALECT:
        resource.pop("dialect", None)
    if resource.get("schema") is None:
        resource["schema"] = _table_schema(table, list(package.tables[table].columns))
    return resource


def _table_schema(table: str, present: list[str]) -> dict[str, Any]:
    schema = TABLES[table]
    fields: list[dict[str, Any]] = []
    for name, column in schema.columns.items():
        if name in present:
            constraints = _constraints(column, required=name in schema.required)
            field = {"name": name, **_field_type(column)}
            fields.append({**field, "constraints": constraints} if constraints else field)
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": fields,
        "primaryKey": [name for name in schema.key if name in present],
    }


def _field_type(column: Column) -> dict[str, Any]:
    match column.kind:
        case "text":
            return {"type": "string", "format": "email"} if column.form == "mail" else {"type": "string"}
        case "items":
            return {"type": "list", "delimiter": SEPARATOR, "itemType": "string"}
        case "flag":
            return {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
    return {"type": column.kind}


def _constraints(column: Column, *, required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.form == "time":
        constraints["pattern"] = "([01][0-9]|2[0-3]):[0-5][0-9]"
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    return constraints
