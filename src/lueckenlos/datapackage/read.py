# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package from a folder, a ZIP or a workbook, with everything that is wrong with it."""

from pathlib import Path

from lueckenlos.datapackage.archive import Archive
from lueckenlos.datapackage.boundaries import feature_collection
from lueckenlos.datapackage.check import check_package
from lueckenlos.datapackage.collector import paused_collector
from lueckenlos.datapackage.folder import Folder
from lueckenlos.datapackage.hints import note_oddities
from lueckenlos.datapackage.leftovers import note_leftovers
from lueckenlos.datapackage.metadata import Metadata, read_metadata
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.report import FileReport, Report
from lueckenlos.datapackage.schema import BOUNDARIES, METADATA, TABLES
from lueckenlos.datapackage.source import Source, Unreadable
from lueckenlos.datapackage.table import read_table
from lueckenlos.datapackage.workbook import Workbook
from lueckenlos.shared.language import _


def read_package(path: str | Path) -> tuple[Package, Report]:
    """Never raises for bad input: what could be read is in the package, what could not in the report."""
    report = Report()
    package = Package()
    path = Path(path)
    whole = report.of(path.name or str(path))
    try:
        source = _open_source(path)
    except Unreadable as error:
        whole.error(error.problem, error.action)
        return package, report
    except (OSError, ValueError):
        whole.error(_("It cannot be opened."), _("Check the path, and whether the file may be read."))
        return package, report
    with paused_collector():
        _fill(package, source, report, whole)
        report.sort()
    return package, report


def _open_source(path: Path) -> Source:
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise Unreadable(_("There is no such file or folder."), _("Check the path."))
    if not path.is_file():
        raise Unreadable(_("This is neither a file nor a folder."), _("Check the path."))
    match path.suffix.casefold():
        case ".zip":
            return Archive(path)
        case ".xlsx":
            return Workbook(path)
        case ".csv":
            raise Unreadable(
                _("A single CSV file is not a package."),
                _("Give the folder in which it lies: each table has its file there."),
            )
    raise Unreadable(
        _("This is not a package: a package is a folder, a .zip or an .xlsx file."),
        _("Save it as one of the three."),
    )


def _fill(package: Package, source: Source, report: Report, whole: FileReport) -> None:
    used = {source.find(METADATA)}
    metadata = Metadata()
    if source.find(METADATA) is not None:
        metadata = read_metadata(source, source.metadata_report(report))
    package.metadata, package.reference_date = metadata.content, metadata.reference_date
    files: dict[str, FileReport] = {}
    for resource in (*TABLES, BOUNDARIES):
        path = metadata.resources.get(resource)
        name = source.find(resource, path)
        used.add(name)
        if name is not None:
            files[resource] = report.of(source.label(name))
            _read_resource(package, source, resource, name, files[resource])
        elif resource in metadata.resources:
            missing = source.own_name(resource, path)
            source.metadata_report(report).error(
                _("{name} is named as a resource and is not there.").format(name=missing),
                _("Add it to the package, or take the resource out."),
                column="resources",
                value=missing,
            )
    if used == {None}:
        whole.error(
            _("There is no table of the exchange format in it."),
            _("Name each file or sheet as its table, for example {name}.").format(name=source.own_name("services")),
        )
    elif source.find(METADATA) is None:
        whole.notice(
            _("{name} is missing; the package does not say for which day it speaks.").format(
                name=source.label(METADATA)
            ),
            _("Add one with a reference_date, or give the day with every command."),
        )
    note_leftovers(source, used, report)
    check_package(package, files)
    note_oddities(package, files)


def _read_resource(package: Package, source: Source, resource: str, name: str, report: FileReport) -> None:
    try:
        if resource == BOUNDARIES:
            package.boundaries = feature_collection(source.read_boundaries(name, report), report)
            return
        grid = source.read_grid(name, TABLES[resource].columns, report)
    except Unreadable as error:
        report.error(error.problem, error.action)
        return
    table = read_table(resource, grid, report)
    if table is not None:
        package.tables[resource] = table
