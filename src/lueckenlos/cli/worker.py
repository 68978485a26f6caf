# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos worker`: what goes on in the background."""

import os
import signal
import subprocess
import sys
from types import FrameType

import click

from lueckenlos.cli.database import open_database
from lueckenlos.cli.speech import mark

SECONDS_TO_END = 20


@click.command(
    "worker",
    help=mark("Run what waits in the background: jobs, mail, and what is due every day. Several may run at once."),
)
@click.option("--once", is_flag=True, help=mark("Do what waits now, then end."))
@click.option("--beside", type=int, default=None, hidden=True)
def worker_command(once: bool, beside: int | None) -> None:
    """`beside`: the process with which it ends, also when that was killed."""
    open_database()
    from lueckenlos.operations.worker import work

    stopping = Stopping(beside)
    work(stopping, once=once)


class Stopping:
    """Whether it is time to end. A job that runs is finished first."""

    def __init__(self, beside: int | None) -> None:
        self.beside = beside
        self.is_told = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.tell)

    def tell(self, _number: int, _frame: FrameType | None) -> None:
        self.is_told = True

    def __call__(self) -> bool:
        return self.is_told or (self.beside is not None and os.getppid() != self.beside)


class Beside:
    """A worker that ends with the process that started it."""

    def __init__(self) -> None:
        self.beside = os.getpid()
        command = [sys.executable, "-m", "lueckenlos", "worker", "--beside", str(self.beside)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
