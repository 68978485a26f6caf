# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos check`: what is wrong with a package, without computing anything."""

from pathlib import Path

import click

from lueckenlos.cli.options import json_option, package_argument
from lueckenlos.cli.output import messages, print_json, results
from lueckenlos.cli.problems import as_json as problem_as_json
from lueckenlos.cli.problems import print_problems
from lueckenlos.cli.speech import mark
from lueckenlos.datapackage import read_package
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_number


@click.command(
    "check", help=mark("Check a package: all errors and notices, each with file, row, column, value and what to do.")
)
@package_argument
@json_option
def check_command(package: Path, as_json: bool) -> None:
    found, report = read_package(package)
    if as_json:
        print_json(
            {
                "tables": {name: len(table) for name, table in found.tables.items()},
                "errors": [problem_as_json(problem) for problem in report.errors],
                "notices": [problem_as_json(problem) for problem in report.notices],
            }
        )
    else:
        print_problems(report.notices, style="yellow")
        print_problems(report.errors, style="bold red")
        rows = sum(map(len, found.tables.values()))
        results().print(
            _("{tables} tables with {rows} rows: {errors}, {notices}.").format(
                tables=len(found.tables),
                rows=write_number(rows),
                errors=ngettext("{n} error", "{n} errors", len(report.errors)).format(n=len(report.errors)),
                notices=ngettext("{n} notice", "{n} notices", len(report.notices)).format(n=len(report.notices)),
            )
        )
        if report.errors:
            messages().print(_("Mend the errors above; each says how."), style="red")
    if report.errors:
        raise SystemExit(1)
