# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""datapackage.json: the day the package speaks for, and where its tables lie."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import BOUNDARIES, DATE, TABLES
from lueckenlos.datapackage.source import Source, Unreadable
from lueckenlos.datapackage.values import BadValue, CellReader
from lueckenlos.shared.language import _


@dataclass
class Metadata:
    """`resources`: the tables (and areas.geojson) that are named, with their paths where given."""

    content: dict[str, Any] = field(default_factory=dict)
    reference_date: date | None = None
    resources: dict[str, str | None] = field(default_factory=dict)


def read_metadata(source: Source, report: FileReport) -> Metadata:
    try:
        content = source.read_metadata(report)
    except Unreadable as error:
        report.error(error.problem, error.action)
        return Metadata()
    if not isinstance(content, dict):
        report.error(_("The file must hold one JSON object."), _("Write the file as one object in curly brackets."))
        return Metadata()
    return Metadata(
        content, _read_reference_date(content.get("reference_date"), report), _read_resources(content, report)
    )


def _read_reference_date(value: object, report: FileReport) -> date | None:
    if value is None:
        return None
    reader = CellReader(DATE, german=False)
    try:
        found = reader.read(value if isinstance(value, str) else repr(value))
    except BadValue as error:
        report.error(error.problem, error.action, column="reference_date", value=str(value))
        return None
    if found is None or reader.remarks:
        report.error(
            _("This is not a date."),
            _("Enter a date as YYYY-MM-DD, for example 2012-06-01."),
            column="reference_date",
            value=str(value),
        )
    return found if isinstance(found, date) else None


def _read_resources(content: dict[str, Any], report: FileReport) -> dict[str, str | None]:
    entries = content.get("resources", [])
    if not isinstance(entries, list):
        report.error(
            _("The resources must be a list."), _('Write them as [{"name": …, "path": …}].'), column="resources"
        )
        return {}
    resources: dict[str, str | None] = {}
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            report.error(
                _("A resource has no name."),
                _("Give every resource a name, and its path."),
                column="resources",
                value=str(entry),
            )
            continue
        path = _read_path(entry, report)
        table = find_table(entry["name"], path)
        if table is None:
            report.notice(
                _("The resource is not part of the format and is kept out."),
                _("Nothing needs to be done, unless it has another name in the format."),
                column="resources",
                value=entry["name"],
            )
        elif table in resources:
            report.error(
                _("The resource is named twice. Only the first one was read."),
                _("Take one of the two out."),
                column="resources",
                value=entry["name"],
            )
        else:
            resources[table] = path
    return resources


def find_table(name: str, path: str | None) -> str | None:
    if name in TABLES:
        return name
    file = PurePosixPath(path or name).name
    if file == BOUNDARIES:
        return BOUNDARIES
    return file.removesuffix(".csv") if file.removesuffix(".csv") in TABLES else None


def _read_path(entry: dict[str, Any], report: FileReport) -> str | None:
    """Only a path that stays inside of the package."""
    path = entry.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if path is None:
        return None
    if not isinstance(path, str) or not path.strip():
        report.error(
            _("The path of a resource must be the name of one file."),
            _("Write the path as a text, for example services.csv."),
            column="resources",
            value=str(path),
        )
        return None
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts or "\\" in path or ":" in path or "\0" in path:
        report.error(
            _("The path leads out of the package."),
            _("Put the file into the package, and write its path without .. and with / only."),
            column="resources",
            value=path,
        )
        return None
    return str(PurePosixPath(path))
