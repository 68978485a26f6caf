# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos convert`: the same package as a folder, ZIP or XLSX."""

from pathlib import Path

import click

from lueckenlos.cli.options import package_argument
from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import InputError, fail, print_notices
from lueckenlos.datapackage import CannotWrite, read_package, write_package
from lueckenlos.shared.language import _


@click.command("convert")
@package_argument
@click.argument("out", type=click.Path(path_type=Path))
def convert_command(package: Path, out: Path) -> None:
    """Write PACKAGE again as OUT: *.zip, *.xlsx, or else a folder. Nothing of the format is lost."""
    found, report = read_package(package)
    if report.errors:
        raise InputError(report.errors)
    print_notices(report)
    try:
        write_package(found, out)
    except CannotWrite as error:
        fail(out.name, str(error), "")
    messages().print(_("Written: {out}").format(out=out.name))
