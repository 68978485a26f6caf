# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A feed of HSDS as a data package. Nothing in it stops the reading: what cannot be kept is told."""

from datetime import date
from pathlib import Path

from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.hsds.feed import entries
from lueckenlos.datapackage.hsds.gathered import Gathered, package_of
from lueckenlos.datapackage.hsds.read_contacts import read_organization
from lueckenlos.datapackage.hsds.read_places import connect_areas
from lueckenlos.datapackage.hsds.read_services import finish_services, read_one_at_location, read_service
from lueckenlos.datapackage.hsds.read_terms import read_kind
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.report import Report
from lueckenlos.shared.language import _


def read_feed(path: Path, *, name: str, on: date) -> tuple[Package, Report]:
    """Errors are rows that were left out, notices are values that were.

    Args:
        path: A file (JSON, or one object a line), a folder or a ZIP of pages.
        name: Of the package.
        on: The day the package speaks for; what had ended before is left out.
    """
    report = Report()
    gathered = Gathered(on)
    is_empty = True
    for entry in entries(path, report):
        is_empty = False
        _read(entry, gathered)
    finish_services(gathered)
    connect_areas(gathered)
    if not gathered.services and not report.errors:
        report.of(path.name or str(path)).error(
            _("There is no service in it."),
            _("Give a list of services, or a page of them with “contents”.")
            if is_empty
            else _("Look at the notices: they say what is in it instead."),
        )
    metadata = {"name": name, "title": name, "reference_date": on.isoformat()}
    return package_of(gathered, metadata), report


def _read(entry: Entry, gathered: Gathered) -> None:
    content = entry.content
    if isinstance(content.get("service"), dict):
        read_one_at_location(entry, gathered)
    elif isinstance(content.get("services"), list):
        organization = read_organization(entry, gathered)
        if organization is not None:
            read_kind(entry, organization, gathered)
        for service in entry.many("services"):
            read_service(service, gathered, organization)
    elif "taxonomy_terms" in content or "parent_id" in content:
        entry.drop(
            None, _("Taxonomies are taken from the services that name their terms."), _("Nothing needs to be done.")
        )
    else:
        read_service(entry, gathered)
