# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos hsds`: a feed of Open Referral UK as a data package, and the other way round."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.table import Table

from lueckenlos.cli.options import date_option, json_option
from lueckenlos.cli.output import messages, print_json, results
from lueckenlos.cli.problems import InputError, fail, print_problems
from lueckenlos.cli.problems import as_json as problem_as_json
from lueckenlos.cli.speech import mark
from lueckenlos.datapackage import CannotWrite, Package, Report, read_package, write_package
from lueckenlos.datapackage.hsds import directory_of, public_services_of, read_feed, write_service
from lueckenlos.datapackage.hsds.vocabulary import LANGUAGE
from lueckenlos.reports.labels import organization_label, target_group_label
from lueckenlos.shared.language import _, current_language, use_language

LINES = (".ndjson", ".jsonl")


@click.command(
    "hsds",
    help=mark(
        "Write a feed of Open Referral UK 3.0 (HSDS) as a data package OUT: *.zip, *.xlsx, or else a folder. SOURCE is "
        "a JSON or NDJSON file, a folder or a ZIP of pages. What cannot be kept is told; the rest is written, and the "
        "command ends with 1 where whole entries were left out.\n\n"
        "With --export it is the other way round: SOURCE is a package, and OUT a *.json or *.ndjson file with its "
        "public services."
    ),
)
@click.argument("source", type=click.Path(path_type=Path, readable=False))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--export", "is_export", is_flag=True, help=mark("From a package to a feed."))
@click.option("--name", metavar="NAME", help=mark("Of the package, or of the region that identifiers are made from."))
@click.option("--force", is_flag=True, help=mark("Replace OUT if it is there already."))
@date_option
@json_option
def hsds_command(
    source: Path, out: Path, is_export: bool, name: str | None, force: bool, day: date | None, as_json: bool
) -> None:
    if out.exists() and not force and (out.is_file() or any(out.iterdir())):
        fail(out.name, _("This exists already."), _("Choose another name, or replace it with --force."))
    try:
        report = _export(source, out, name, day, as_json) if is_export else _convert(source, out, name, day, as_json)
    except CannotWrite as error:
        fail(out.name, str(error), "")
    except OSError as error:
        fail(out.name, error.strerror or _("It cannot be written."), _("Check the path."))
    if report.errors:
        raise SystemExit(1)


def _convert(source: Path, out: Path, name: str | None, day: date | None, as_json: bool) -> Report:
    on = day or datetime.now(ZoneInfo("Europe/Berlin")).date()
    own = name or re.sub("[^a-z0-9]+", "-", out.stem.casefold()).strip("-") or "hsds"
    with messages().status(_("Reading {name} …").format(name=source.name)):
        package, report = read_feed(source, name=own, on=on)
    if not package.tables.get("services"):
        raise InputError(report.errors or report.notices)
    write_package(package, out)
    if as_json:
        print_json({"written": out.name, **_counts(package), **_problems(report)})
        return report
    print_problems(report.notices, style="yellow")
    print_problems(report.errors, style="bold red")
    table = Table(title=_("Written: {out}").format(out=out.name), title_justify="left")
    table.add_column(_("Table"))
    table.add_column(_("Rows"), justify="right")
    for key, rows in package.tables.items():
        table.add_row(key, str(len(rows)))
    results().print(table)
    return report


def _counts(package: Package) -> dict[str, Any]:
    return {"tables": {name: len(table) for name, table in package.tables.items()}}


def _problems(report: Report) -> dict[str, Any]:
    return {
        "errors": [problem_as_json(problem) for problem in report.errors],
        "notices": [problem_as_json(problem) for problem in report.notices],
    }


def _export(source: Path, out: Path, name: str | None, day: date | None, as_json: bool) -> Report:
    if out.suffix.casefold() not in (".json", *LINES):
        fail(out.name, _("A feed is a *.json or *.ndjson file."), _("Choose such a name."))
    package, report = read_package(source)
    if report.errors:
        raise InputError(report.errors)
    services = _feed(package, str(name or package.metadata.get("name") or source.stem), day)
    out.write_text(_as_text(services, lines=out.suffix.casefold() in LINES), encoding="utf-8", errors="replace")
    if as_json:
        print_json({"written": out.name, "services": len(services)})
    else:
        messages().print(_("Written: {out}").format(out=out.name))
    return report


def _feed(package: Package, region: str, day: date | None) -> list[dict[str, Any]]:
    on = day or package.reference_date or datetime.now(ZoneInfo("Europe/Berlin")).date()
    before = current_language()
    use_language(LANGUAGE)
    try:
        directory = directory_of(package, region, on, kind_words=organization_label, group_words=target_group_label)
        return [write_service(directory, row) for row in public_services_of(package)]
    finally:
        use_language(before)


def _as_text(services: list[dict[str, Any]], *, lines: bool) -> str:
    if lines:
        return "".join(json.dumps(service, ensure_ascii=False) + "\n" for service in services)
    n = len(services)
    page = {"total_items": n, "total_pages": 1, "page_number": 1, "size": n, "first_page": True, "last_page": True,
            "empty": n == 0, "contents": services}  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"
