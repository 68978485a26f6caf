# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos convert`: the same package as a folder, ZIP or XLSX."""

from pathlib import Path

import click

from lueckenlos.cli.options import package_argument
from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import InputError, fail, print_notices
from lueckenlos.cli.speech import mark
from lueckenlos.datapackage import CannotWrite, read_package, write_package
from lueckenlos.shared.language import _


@click.command(
    "convert", help=mark("Write PACKAGE again as OUT: *.zip, *.xlsx, or else a folder. Nothing of the format is lost.")
)
@package_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=mark("Replace OUT if it is there already."))
def convert_command(package: Path, out: Path, force: bool) -> None:
    found, report = read_package(package)
    if report.errors:
        raise InputError(report.errors)
    print_notices(report)
    if out.exists() and not force and (out.is_file() or any(out.iterdir())):
        fail(out.name, _("This exists already."), _("Choose another name, or replace it with --force."))
    try:
        write_package(found, out)
    except CannotWrite as error:
        fail(out.name, str(error), "")
    messages().print(_("Written: {out}").format(out=out.name))
