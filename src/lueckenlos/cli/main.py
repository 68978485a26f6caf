# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos …`: every analysis on plain files, without a server."""

import os
import sys

import click

from lueckenlos.cli.chain import chain_command
from lueckenlos.cli.check import check_command
from lueckenlos.cli.convert import convert_command
from lueckenlos.cli.plan import plan_command
from lueckenlos.cli.problems import InputError, print_errors, print_errors_as_json
from lueckenlos.cli.verdict import verdict_command
from lueckenlos.shared.language import LANGUAGES, use_language


class Commands(click.Group):
    """Exit 0 when it ran, 1 when the input has errors, 2 for wrong usage."""

    def invoke(self, ctx: click.Context) -> None:
        try:
            super().invoke(ctx)
        except InputError as error:
            print_errors(error.problems)
            if ctx.meta.get("lueckenlos.as_json"):
                print_errors_as_json(error.problems)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="LUECKENLOS_LANG",
    default="de",
    show_default=True,
    help="Language of tables and messages.",
)
@click.version_option(package_name="lueckenlos")
def main(lang: str) -> None:
    """Where does the Präventionskette hold, where does it break, and what closes the gap?

    PACKAGE is a folder, ZIP or XLSX in the exchange format.
    """
    use_language(lang)


for command in (verdict_command, chain_command, plan_command, check_command, convert_command):
    main.add_command(command)


def run() -> None:
    """The entry of the program, with a standard output on which nobody else prints.

    Libraries written in C sometimes print on file descriptor 1 what nobody asked for, and a reader of --json would
    stumble: they get standard error instead.
    """
    own = os.fdopen(os.dup(1), "w", encoding=sys.stdout.encoding, errors="replace")
    os.dup2(2, 1)
    sys.stdout = own
    main()
