# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos upgrade`: the database to the state of the program, after a backup."""

from datetime import datetime
from pathlib import Path

import click

from lueckenlos.cli.backup import write_backup
from lueckenlos.cli.database import use_django
from lueckenlos.cli.doctor import examine_and_say
from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _


@click.command(
    "upgrade",
    help=mark("After an update of the program: take a backup, bring the database up to date, and say what is wrong."),
)
@click.option("--without-backup", is_flag=True, help=mark("There is a backup already."))
def upgrade_command(without_backup: bool) -> None:
    use_django()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError

    from lueckenlos.operations.health import unapplied

    try:
        steps = unapplied()
        if steps and not without_backup and _has_tables():
            write_backup(_backup_path(Path(settings.DATA) / "backups"))
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        fail(
            _("database"),
            (str(error).strip().splitlines() or [type(error).__name__])[0],
            _("The backup is in the folder backups; the database keeps the steps that were done."),
        )
    messages().print(_("The database is up to date: {n} steps.").format(n=len(steps)))
    examine_and_say()


def _has_tables() -> bool:
    from django.db import connection

    return "django_migrations" in connection.introspection.table_names()


def _backup_path(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = datetime.now().astimezone()
    return folder / f"vor-aktualisierung-{now:%Y-%m-%d-%H%M%S}.zip"
