# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos serve`: the pages, on this machine; with --example ready to look at."""

import os
import socket
from pathlib import Path
from typing import Any

import click

from lueckenlos.cli.database import open_database
from lueckenlos.cli.load import slug_of
from lueckenlos.cli.output import messages, results
from lueckenlos.cli.problems import InputError, fail
from lueckenlos.cli.speech import mark
from lueckenlos.cli.worker import Beside
from lueckenlos.datapackage import read_package
from lueckenlos.shared.language import _

PORTS_TRIED = 50


@click.command(
    "serve",
    help=mark("Serve the pages on this machine. When the port is occupied, the next free one is taken."),
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help=mark("Port to begin with.")
)
@click.option(
    "--example",
    type=click.Path(path_type=Path),
    metavar="PACKAGE",
    help=mark("Load PACKAGE first, and let everyone on this machine sign in with one click."),
)
@click.option("--exact", is_flag=True, help=mark("Stop when the port is occupied, instead of taking the next."))
@click.option("--host", default="127.0.0.1", show_default=True, help=mark("Address to listen on."))
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help=mark("Processes."))
@click.option("--without-worker", is_flag=True, help=mark("Leave work in the background to `lueckenlos worker`."))
def serve_command(
    port: int, example: Path | None, exact: bool, host: str, processes: int, without_worker: bool
) -> None:
    if example is not None:
        os.environ["LUECKENLOS_DEMO"] = "1"
    listener = listen(port, tries=1 if exact else PORTS_TRIED, host=host)
    taken = listener.getsockname()[1]
    os.environ.setdefault("LUECKENLOS_BASE_URL", f"http://localhost:{taken}")  # links in mail lead here
    open_database()
    if example is not None:
        load_example(example)
    from lueckenlos.shared.static_files import collect

    collect()
    if taken != port:
        messages().print(_("Port {port} is occupied; {taken} is taken instead.").format(port=port, taken=taken))
    worker = None if without_worker else Beside()
    try:
        run(listener, lambda: announce(taken, example is not None), processes)
    finally:
        if worker is not None and worker.beside == os.getpid():
            worker.end()


def load_example(path: Path) -> None:
    from lueckenlos.accounts.people import create_people
    from lueckenlos.frame.actions import load_region

    package, report = read_package(path)
    if report.errors:
        raise InputError(report.errors)
    with messages().status(_("Loading …")):
        create_people(region=load_region(slug=slug_of(package, path), package=package).region)


def listen(port: int, *, tries: int, host: str = "127.0.0.1") -> socket.socket:
    """A socket on the first free port, by default on this machine only."""
    for candidate in range(port, min(port + tries, 65536)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)  # only now is the port really taken; who comes early waits
        except OSError:
            listener.close()
            continue
        listener.set_inheritable(True)
        return listener
    return fail(_("port {port}").format(port=port), _("It is occupied."), _("Choose another one with --port."))


def announce(port: int, is_example: bool) -> None:
    console = results()
    console.print()
    console.print(f"  http://localhost:{port}/", style="bold")
    if is_example:
        from lueckenlos.accounts.people import FIRST, PASSWORD, PEOPLE, describe

        console.print()
        words = _("Sign in with one click on the start page, or with an address and the password {password}:")
        console.print("  " + words.format(password=PASSWORD))
        for number, person in enumerate(PEOPLE):
            if number == FIRST:
                console.print("  " + _("More roles:"))
            console.print(f"    {person.email:<28} {person.name}")
            if number < FIRST:
                console.print(f"      {describe(person)}", style="dim")
    console.print()
    console.print("  " + _("Ctrl+C ends the server."), style="dim")


def run(listener: socket.socket, ready: Any, processes: int) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            settings = {
                "bind": f"fd://{listener.fileno()}",
                "worker_class": "gthread",
                "workers": processes,
                "threads": 4,
                "loglevel": "warning",
                "control_socket_disable": True,
                "when_ready": lambda _server: ready(),
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from lueckenlos.wsgi import application

            return application

    Server().run()
