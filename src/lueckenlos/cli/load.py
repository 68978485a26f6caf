# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos load`: a data package into the database."""

import re
from pathlib import Path

import click
from rich.table import Table

from lueckenlos.cli.database import open_database
from lueckenlos.cli.options import package_argument
from lueckenlos.cli.output import messages, results
from lueckenlos.cli.problems import InputError, print_notices
from lueckenlos.cli.speech import mark
from lueckenlos.datapackage import Package, read_package
from lueckenlos.shared.language import _


@click.command(
    "load",
    help=mark(
        "Take PACKAGE over into the database. Tables it has replace those of its region, others stay; the same package "
        "twice changes nothing. With errors nothing is written."
    ),
)
@package_argument
@click.option("--region", metavar="NAME", help=mark("Name of the region; default: the name of the package."))
def load_command(package: Path, region: str | None) -> None:
    with messages().status(_("Reading {name} …").format(name=package.name)):
        found, report = read_package(package)
    if report.errors:
        raise InputError(report.errors)
    print_notices(report)
    open_database()
    from lueckenlos.frame.actions import CannotLoad, load_region

    try:
        with messages().status(_("Loading …")):
            loaded = load_region(slug=region or slug_of(found, package), package=found)
    except CannotLoad as error:
        raise InputError(error.problems) from error
    table = Table(title=f"{loaded.region.name} ({loaded.region.slug})", title_justify="left")
    for heading in (_("Table"), _("new"), _("changed"), _("unchanged"), _("removed")):
        table.add_column(heading, justify="left" if heading == _("Table") else "right")
    for name, changes in loaded.tables.items():
        counts = (changes.new, changes.changed, changes.unchanged, changes.removed)
        table.add_row(name, *map(str, counts))
    results().print(table)


def slug_of(found: Package, path: Path) -> str:
    """The name of the package, else of its file, as an address can carry it."""
    name = str(found.metadata.get("name") or path.stem).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.replace(umlaut, letters)
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:80] or "region"
