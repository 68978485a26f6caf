# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Installations of their own: a data folder and a database, empty or a copy of what takes seconds to make."""

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from python_processes import PythonProcesses

TABLES = (
    "from django.core.management import call_command\n"
    "call_command('migrate', verbosity=0); call_command('createcachetable', verbosity=0)\n"
)
COUNTY = str(Path(__file__).parents[1] / "demo/kreis-unna")
LOAD = (
    "import sys\n"
    "from lueckenlos.datapackage import read_package\n"
    "from lueckenlos.frame.actions import load_region\n"
    "region = load_region(slug='kreis-unna', package=read_package(sys.argv[1])[0]).region\n"
)
"""With the address of the package as its argument."""


@dataclass
class Installation(PythonProcesses):
    data: Path
    database: str | None
    """On PostgreSQL; None where it is embedded."""

    def command(self, *arguments: str, **also: str) -> subprocess.CompletedProcess:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "lueckenlos", *arguments],
            env={**self.environment, **also},
            cwd=self.data.parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def do(self, *arguments: str) -> str:
        """Prints of the command, which must succeed."""
        done = self.command(*arguments)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def start(self, *arguments: str) -> subprocess.Popen:
        """A command that goes on."""
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "lueckenlos", *arguments],
            env=self.environment,
            cwd=self.data.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


class Installations:
    """Made one after the other in one folder; those on PostgreSQL are to be dropped."""

    def __init__(self, folder: Path, blocker) -> None:
        self.folder = folder
        self.blocker = blocker
        self.databases: list[str] = []

    def empty(self, name: str, vendor: str = connection.vendor) -> Installation:
        (self.folder / name).mkdir()
        return self._with_database(name, vendor, None)

    def copy(self, name: str, of: Installation) -> Installation:
        """Nothing may be open in what is copied."""
        shutil.copytree(of.data, self.folder / name)
        return self._with_database(name, "postgresql" if of.database else "sqlite", of.database)

    def drop(self) -> None:
        for database in self.databases:
            self._execute(f"DROP DATABASE {database} WITH (FORCE)")

    def _with_database(self, name: str, vendor: str, like: str | None) -> Installation:
        data = self.folder / name
        environment = {**os.environ, "LUECKENLOS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lueckenlos.settings"}
        environment["PYTHONPATH"] = str(Path(__file__).parent)
        url = environment.pop("LUECKENLOS_DATABASE_URL", "")
        for variable in ("LUECKENLOS_DEMO", "LUECKENLOS_SECRET_KEY", "PYTEST_CURRENT_TEST"):
            environment.pop(variable, None)
        if vendor != "postgresql":
            return Installation(environment, data, None)
        database = f"test_{name}_{secrets.token_hex(4)}"
        environment["LUECKENLOS_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{database}"
        self._execute(f"CREATE DATABASE {database}" + (f" TEMPLATE {like}" if like else ""))
        self.databases.append(database)
        return Installation(environment, data, database)

    def _execute(self, sql: str) -> None:
        with self.blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(sql)
