# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos doctor`: whether the server is set up well; `healthy`: whether it answers."""

import http.client
import os
import socket
import sys
from typing import Any

import click

from lueckenlos.cli.database import use_django
from lueckenlos.cli.options import json_option
from lueckenlos.cli.output import print_json, results, say
from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _, ngettext

SIGNS = {"ok": ("✓", "green"), "notice": ("!", "yellow"), "problem": ("✗", "bold red")}


@click.command(
    "doctor",
    help=mark("Say whether the server is set up well, what is wrong and what to do. Ends with 1 when something is."),
)
@json_option
def doctor_command(as_json: bool) -> None:
    use_django()
    sys.exit(examine_and_say(as_json=as_json))


def examine_and_say(*, as_json: bool = False) -> int:
    from lueckenlos.operations.doctor import examine

    findings = examine()
    problems = sum(finding.level == "problem" for finding in findings)
    if as_json:
        print_json({"ok": not problems, "findings": [vars(finding) for finding in findings]})
        return 1 if problems else 0
    console = results()
    for finding in findings:
        sign, style = SIGNS[finding.level]
        say(console, f"{sign} {finding.text}", style)
        if finding.action:
            say(console, f"    → {finding.action}")
    if problems:
        words = ngettext("{n} thing must be mended.", "{n} things must be mended.", problems)
        say(console, words.format(n=problems), "bold red")
    else:
        say(console, _("Nothing is wrong."), "green")
    return 1 if problems else 0


@click.command(
    "healthy",
    help=mark("Whether the server on this machine answers, or with --worker whether its worker lives. For watching."),
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=mark("Port to ask."))
@click.option("--ready", is_flag=True, help=mark("Also ask for database and worker."))
@click.option("--worker", is_flag=True, help=mark("Ask for the worker of this machine instead."))
def healthy_command(port: int, ready: bool, worker: bool) -> None:
    is_well = worker_lives() if worker else answers(port, "/bereit/" if ready else "/gesund/")
    say(results(), _("It is well.") if is_well else _("It is not well."))
    sys.exit(0 if is_well else 1)


def answers(port: int, address: str) -> bool:
    host = os.environ.get("LUECKENLOS_HOSTS", "localhost").split(",")[0].strip()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", address, headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def worker_lives() -> bool:
    use_django()
    from django.db import DatabaseError

    from lueckenlos.operations.models import WorkerBeat

    beats: Any = WorkerBeat.objects
    try:
        return bool(beats.alive().filter(host=socket.gethostname()).exists())
    except DatabaseError:
        return False
