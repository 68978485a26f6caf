# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From a path to the tables that are computed with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import InputError, fail, print_notices
from lueckenlos.core.chain import Index, index_tables, only_root
from lueckenlos.core.errors import CoreError
from lueckenlos.core.rows import ChainTables
from lueckenlos.datapackage import Package, chain_tables, read_package
from lueckenlos.shared.language import _


@dataclass(frozen=True)
class Loaded:
    """A package without errors, and what is computed from it."""

    path: Path
    package: Package
    tables: ChainTables

    @cached_property
    def index(self) -> Index:
        return index_tables(self.tables)

    def area_or_root(self, code: str | None) -> str:
        """Ends the command when there is no such area, or no single root to fall back on."""
        try:
            if code is None:
                return only_root(self.index)
            self.index.frame.tree.node(code)
        except CoreError:
            if code is None:
                fail(
                    self._areas,
                    _("Several areas lie in no other one, or there are none."),
                    _("Say with --area which area is meant."),
                )
            fail(
                self._areas,
                _("There is no area with this code."),
                _("Use one of the codes in the table of areas."),
                value=code,
            )
        return code

    def day_or_reference(self, day: date | None) -> date:
        return day or self.package.reference_date or datetime.now(ZoneInfo("Europe/Berlin")).date()

    def check_services(self, ids: Iterable[str]) -> None:
        """Ends the command when one of the ids is none of a service."""
        for id_ in ids:
            if id_ not in self.index.services.index_of:
                fail(
                    f"{self.path.name} › services",
                    _("There is no service with this id."),
                    _("Use one of the ids in the table of services."),
                    value=id_,
                )

    @property
    def _areas(self) -> str:
        return f"{self.path.name} › areas"


def load(path: Path, *, needs: tuple[str, ...] = ("areas", "phases")) -> Loaded:
    """Raises InputError with all errors of the package; a table that the command cannot do without is one of them."""
    with messages().status(_("Reading {name} …").format(name=path.name)):
        package, report = read_package(path)
    if report.errors:
        raise InputError(report.errors)
    for table in needs:
        if not len(package.tables.get(table, ())):
            fail(
                f"{path.name} › {table}",
                _("This table is missing or has no rows; without it there is no chain."),
                _("Add the table; the manual names its columns under Reference."),
            )
    print_notices(report)
    return Loaded(path, package, chain_tables(package))
