# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos …`: every analysis on plain files, without a server."""

import os
import sys

import click

from lueckenlos.cli.backup import backup_command, restore_command
from lueckenlos.cli.brochure import brochure_command
from lueckenlos.cli.chain import chain_command
from lueckenlos.cli.check import check_command
from lueckenlos.cli.convert import convert_command
from lueckenlos.cli.doctor import doctor_command, healthy_command
from lueckenlos.cli.dump import dump_command
from lueckenlos.cli.find import find_command
from lueckenlos.cli.hsds import hsds_command
from lueckenlos.cli.import_file import import_command
from lueckenlos.cli.index import index_command
from lueckenlos.cli.load import load_command
from lueckenlos.cli.manage import manage_command
from lueckenlos.cli.matrix import matrix_command
from lueckenlos.cli.person import person_command
from lueckenlos.cli.plan import plan_command
from lueckenlos.cli.problems import InputError, print_errors, print_errors_as_json
from lueckenlos.cli.reach import reach_command
from lueckenlos.cli.serve import serve_command
from lueckenlos.cli.speech import mark, speak
from lueckenlos.cli.timeline import timeline_command
from lueckenlos.cli.upgrade import upgrade_command
from lueckenlos.cli.verdict import verdict_command
from lueckenlos.cli.why import why_command
from lueckenlos.cli.worker import worker_command
from lueckenlos.shared.language import LANGUAGES


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


def choose_language(ctx: click.Context, param: click.Parameter, language: str) -> None:
    speak(language, ctx.command)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    help=mark(
        "Where does the Präventionskette hold, where does it break, and what closes the gap?\n\n"
        "PACKAGE is a folder, ZIP or XLSX in the exchange format."
    ),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="LUECKENLOS_LANG",
    default="de",
    show_default=True,
    is_eager=True,
    expose_value=False,
    callback=choose_language,
    help=mark("Language of tables and messages; put it before the command."),
)
@click.version_option(package_name="lueckenlos", help=mark("Show the version and exit."))
@click.help_option("-h", "--help", help=mark("Show this message and exit."))
def main() -> None:
    pass


for command in (
    verdict_command,
    chain_command,
    why_command,
    matrix_command,
    timeline_command,
    plan_command,
    find_command,
    reach_command,
    index_command,
    check_command,
    convert_command,
    brochure_command,
    hsds_command,
    load_command,
    import_command,
    dump_command,
    serve_command,
    worker_command,
    backup_command,
    restore_command,
    upgrade_command,
    doctor_command,
    healthy_command,
    person_command,
    manage_command,
):
    main.add_command(command)


def run() -> None:
    """The entry of the program, with a standard output on which nobody else prints.

    Libraries written in C sometimes print on file descriptor 1 what nobody asked for, and a reader of --json would
    stumble: they get standard error instead. What cannot be written (a full disk, a reader that has gone) ends in 1.
    """
    own = os.fdopen(os.dup(1), "w", encoding=sys.stdout.encoding, errors="replace")
    os.dup2(2, 1)
    sys.stdout = own
    speak(os.environ.get("LUECKENLOS_LANG", "de"), main)
    try:
        try:
            main()
        finally:
            own.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"lueckenlos: {error.strerror}\n")
        sys.stderr.flush()
        os._exit(1)
