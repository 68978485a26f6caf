# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package as families search it, without a server or a database."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import InputError, fail, print_notices
from lueckenlos.datapackage import Package, read_package
from lueckenlos.guide.arrays import Catalogue, catalogue_from
from lueckenlos.guide.package_rows import area_rows, postal_rows, rows_of_package
from lueckenlos.guide.places import Place, Places, places_from
from lueckenlos.shared.language import _


class Guide:
    def __init__(self, path: Path) -> None:
        self.path = path
        with messages().status(_("Reading {name} …").format(name=path.name)):
            self.package, report = read_package(path)
        if report.errors:
            raise InputError(report.errors)
        print_notices(report)

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_from(rows_of_package(self.package, self.package.reference_date or self.now.date()))

    @cached_property
    def places(self) -> Places:
        return places_from(area_rows(self.package), postal_rows(self.package), self.path.stem)

    @cached_property
    def now(self) -> datetime:
        return datetime.now(ZoneInfo("Europe/Berlin"))

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """By the code of a service: its name and that of its organization."""
        organizations = _named(self.package, "organizations")
        services = self.package.tables["services"]
        rows = zip(*(services.values(name) for name in ("id", "name", "organization")), strict=True)
        return {code: (name or code, organizations.get(owner, "")) for code, name, owner in rows}

    def place(self, typed: str | None) -> Place | None:
        """None: everywhere, which is also what the root of the areas means."""
        if not typed or typed == self.places.whole.area:
            return None
        found = self.places.find(typed)
        if found is None:
            fail(
                f"{self.path.name} › areas",
                _("There is no area of this code or name."),
                _("Use one of the codes or names in the table of areas."),
                value=typed,
            )
        return found


def _named(package: Package, table: str) -> dict[str, str]:
    if table not in package.tables:
        return {}
    rows = package.tables[table]
    return {code: name or code for code, name in zip(rows.values("id"), rows.values("name"), strict=True)}
