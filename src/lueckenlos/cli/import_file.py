# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos import`: a list from elsewhere into a region, as the pages bring it in."""

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from lueckenlos.cli.database import open_database
from lueckenlos.cli.options import json_option
from lueckenlos.cli.output import messages, print_json, results
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _


@click.command(
    "import",
    help=mark(
        "Bring FILE (CSV, XLSX or ZIP) into a region by a saved mapping, with the rights of a person. All or nothing; "
        "wrong and unsure rows stop it."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--region", required=True, metavar="NAME", help=mark("Name of the region."))
@click.option("--by", "email", required=True, metavar="EMAIL", help=mark("The person whose rights count."))
@click.option("--mapping", metavar="NAME", help=mark("Saved mapping; default: the one that knows the columns."))
@click.option("--dry-run", is_flag=True, help=mark("Say what would happen, and write nothing."))
@json_option
def import_command(file: Path, region: str, email: str, mapping: str | None, dry_run: bool, as_json: bool) -> None:
    open_database()
    from lueckenlos.imports import actions

    batch = _upload(file, region, email, mapping)
    with messages().status(_("Checking …")):
        plan = actions.check_file(batch=batch)
    reason = "" if dry_run else actions.hindrance(batch)
    nothing = not any(batch.counts[state] for state in ("new", "changed", "removed", "wrong", "unsure"))
    if not dry_run and not reason:
        reason = _apply(batch)
    if as_json:
        rows = [
            {"table": row.table, "row": row.number, "code": row.code, "state": str(row.state), "problems": row.problems}
            for row in plan.rows
            if row.state in ("wrong", "unsure")
        ]
        answer = {"state": batch.state, "counts": batch.counts, "notices": batch.notices, "rows": rows}
        print_json(answer)
    else:
        _print(batch, plan)
    is_left = batch.state != "applied"
    if is_left:
        actions.discard(batch=batch, by=batch.by)
    if reason and not nothing:
        fail(file.name, reason, _("Look at the rows above, or bring the file in on the pages."))


def _upload(file: Path, region: str, email: str, name: str | None) -> Any:
    from lueckenlos.accounts.models import User
    from lueckenlos.datapackage.source import Unreadable
    from lueckenlos.frame.models import Region
    from lueckenlos.imports import actions
    from lueckenlos.imports.models import SavedMapping
    from lueckenlos.imports.rules import Rules

    found = Region.objects.filter(slug=region).first()
    if found is None:
        fail(_("database"), _("There is no such region."), _("Load it first."), value=region)
    person = User.objects.filter(email=email.lower(), is_active=True).first()
    if person is None:
        fail(_("database"), _("There is no such person."), _("Name somebody who may sign in."), value=email)
    try:
        batch = actions.upload_file(region=found, by=person, name=file.name, chunks=[file.read_bytes()])
    except Unreadable as error:
        fail(file.name, error.problem, error.action)
    if name is not None:
        rows = SavedMapping.objects.in_region(found).filter(direction="import", name=name)
        saved = rows.first()
        if saved is None:
            actions.discard(batch=batch, by=person)
            fail(_("database"), _("There is no such mapping."), _("Save one on the pages first."), value=name)
        batch.mapping, batch.source = saved, saved.name
        actions.map_file(batch=batch, rules=Rules.from_json(saved.rules), by=person)
    elif batch.state != "mapped":
        actions.discard(batch=batch, by=person)
        fail(file.name, _("Its columns are not known."), _("Map them once on the pages, and save the mapping."))
    return batch


def _apply(batch: Any) -> str:
    """Why it was not taken over; empty when it was. The worker may take it first: then it is waited for."""
    import time

    from lueckenlos.imports import actions, applying

    with messages().status(_("Taking over …")):
        actions.submit(batch=batch, by=batch.by)
        applying.apply_batch(str(batch.pk))
        batch.refresh_from_db()
        while batch.state in ("waiting", "running"):
            time.sleep(0.5)
            batch.refresh_from_db()
    return "" if batch.state == "applied" else batch.message


def _print(batch: Any, plan: Any) -> None:
    from lueckenlos.imports.words import row_word, state_word

    table = Table(title=f"{batch.file_name}: {state_word(batch.state)}", title_justify="left")
    table.add_column(_("Rows"))
    table.add_column(_("Number"), justify="right")
    for state, count in batch.counts.items():
        if state != "left_out" and count:
            table.add_row(row_word(state), str(count))
    results().print(table)
    for row in plan.rows:
        if row.state in ("wrong", "unsure"):
            told = "; ".join(f"{p['column']} {p['value']}: {p['problem']} {p['action']}" for p in row.problems)
            messages().print(f"{row.table} {row.number}: {row_word(row.state)} {told}")
