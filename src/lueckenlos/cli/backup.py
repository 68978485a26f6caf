# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos backup` and `restore`: all that a server keeps, in one file."""

from pathlib import Path

import click

from lueckenlos.cli.database import use_django
from lueckenlos.cli.output import messages
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_number


@click.command(
    "backup",
    help=mark(
        "Write FILE (*.zip) with all rows of the database, uploaded files and pages of your own, of one moment and "
        "while the server runs. It holds personal data: keep it as well protected as the server."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-key", is_flag=True, help=mark("The secret key too, for moving to another machine."))
@click.option("--force", is_flag=True, help=mark("Replace FILE if it is there already."))
def backup_command(file: Path, with_key: bool, force: bool) -> None:
    if file.exists() and not force:
        fail(file.name, _("This exists already."), _("Choose another name, or replace it with --force."))
    use_django()
    write_backup(file, with_key=with_key)


def write_backup(file: Path, *, with_key: bool = False) -> None:
    from django.db import DatabaseError

    from lueckenlos.operations.backup import DatabaseIsNewer, take_backup

    try:
        taken = take_backup(file, with_key=with_key)
    except DatabaseIsNewer:
        fail(_("database"), _("It is newer than this program."), _("Update the program first."))
    except DatabaseError as error:
        fail(_("database"), str(error).strip().splitlines()[0], _("Check LUECKENLOS_DATABASE_URL and LUECKENLOS_DATA."))
    except OSError as error:
        fail(file.name, error.strerror or "", _("Choose another place."))
    sentence = _("{file}: {rows} rows, {files} files.")
    messages().print(
        sentence.format(file=file.name, rows=write_number(taken.rows), files=write_number(taken.files))
        + " "
        + (_("The secret key is in it.") if taken.has_key else _("The secret key is not in it."))
    )


@click.command(
    "restore",
    help=mark(
        "Put a backup in place of what is there: all of it or, when something is wrong, nothing. Stop the server "
        "first. Everyone signs in anew afterwards."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help=mark("Remove what is in the database now."))
@click.option("--with-key", is_flag=True, help=mark("Take the secret key from the backup too."))
def restore_command(file: Path, replace: bool, with_key: bool) -> None:
    use_django()
    from django.db import DatabaseError

    from lueckenlos.operations.backup import CannotRestore, restore

    try:
        restored = restore(file, replace=replace, with_key=with_key)
    except CannotRestore as error:
        fail(file.name, error.problem, error.action)
    except DatabaseError as error:
        fail(_("database"), str(error).strip().splitlines()[0], _("Check LUECKENLOS_DATABASE_URL and LUECKENLOS_DATA."))
    sentence = _("Restored: {rows} rows, {files} files.")
    messages().print(sentence.format(rows=write_number(restored.rows), files=write_number(restored.files)))
    if restored.is_upgraded:
        messages().print(_("The backup was older and has been brought up to date."))
