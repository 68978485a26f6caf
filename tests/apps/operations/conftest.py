# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Installations of their own: a data folder and a database of the same kind as that of the other tests."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from python_processes import PythonProcesses


@dataclass
class Installation(PythonProcesses):
    data: Path

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


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The worker lets go of old connections; here it must keep the one with the transaction of the test."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


@pytest.fixture
def install(tmp_path, django_db_blocker):
    """`install("name")`; with vendor="sqlite" an embedded database, whatever the other tests have."""
    made = []

    def install(name: str, vendor: str = connection.vendor) -> Installation:
        data = tmp_path / name
        data.mkdir()
        environment = {**os.environ, "LUECKENLOS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lueckenlos.settings"}
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        url = environment.pop("LUECKENLOS_DATABASE_URL", "")
        for variable in ("LUECKENLOS_DEMO", "LUECKENLOS_SECRET_KEY", "PYTEST_CURRENT_TEST"):
            environment.pop(variable, None)
        if vendor == "postgresql":
            made.append(f"test_{name}_{secrets.token_hex(4)}")
            environment["LUECKENLOS_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{made[-1]}"
            with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {made[-1]}")
        return Installation(environment, data)

    yield install
    for database in made:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {database} WITH (FORCE)")
