# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos dump`: a region of the database as a data package."""

from pathlib import Path

import click

from lueckenlos.cli.database import open_database
from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.datapackage import CannotWrite, write_package
from lueckenlos.shared.language import _


@click.command(
    "dump",
    help=mark(
        "Write a region of the database as OUT: *.zip, *.xlsx, or else a folder. Loading it again gives the same."
    ),
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--region", metavar="NAME", help=mark("Name of the region; needed when the database has several."))
@click.option("--force", is_flag=True, help=mark("Replace OUT if it is there already."))
def dump_command(out: Path, region: str | None, force: bool) -> None:
    open_database()
    from lueckenlos.frame.models import Region
    from lueckenlos.frame.queries import package_of

    regions = {found.slug: found for found in Region.objects.order_by("slug")}
    if region is None and len(regions) == 1:
        region = next(iter(regions))
    if region is None or region not in regions:
        fail(
            _("database"),
            _("Say with --region which region is meant."),
            _("There are: {names}.").format(names=", ".join(regions) or _("none")),
            value=region,
        )
    if out.exists() and not force and (out.is_file() or any(out.iterdir())):
        fail(out.name, _("This exists already."), _("Choose another name, or replace it with --force."))
    try:
        write_package(package_of(regions[region]), out)
    except CannotWrite as error:
        fail(out.name, str(error), "")
    messages().print(_("Written: {out}").format(out=out.name))
