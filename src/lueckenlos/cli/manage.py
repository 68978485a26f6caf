# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos manage`: the commands of Django, for those who keep a server."""

import sys

import click

from lueckenlos.cli.database import use_django
from lueckenlos.cli.speech import mark


@click.command(
    "manage",
    help=mark("Commands for keeping a server, such as: migrate, createcachetable, check."),
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage_command(arguments: tuple[str, ...]) -> None:
    use_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])
