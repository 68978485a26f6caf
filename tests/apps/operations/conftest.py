# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Installations of their own: a data folder and a database of the same kind as that of the other tests."""

import os
import secrets
import shutil
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


def _installation(data: Path, database: str | None, like: str | None, blocker) -> Installation:
    """An empty one, or with a copy of the PostgreSQL database `like`; without `database` an embedded one."""
    environment = {**os.environ, "LUECKENLOS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lueckenlos.settings"}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    url = environment.pop("LUECKENLOS_DATABASE_URL", "")
    for variable in ("LUECKENLOS_DEMO", "LUECKENLOS_SECRET_KEY", "PYTEST_CURRENT_TEST"):
        environment.pop(variable, None)
    if database:
        environment["LUECKENLOS_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{database}"
        with blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {database}" + (f" TEMPLATE {like}" if like else ""))
    return Installation(environment, data)


def _drop(database: str, blocker) -> None:
    with blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {database} WITH (FORCE)")


def _named(name: str, vendor: str) -> str | None:
    return f"test_{name}_{secrets.token_hex(4)}" if vendor == "postgresql" else None


@pytest.fixture
def install(tmp_path, django_db_blocker):
    """`install("name")`; with vendor="sqlite" an embedded database, whatever the other tests have."""
    made = []

    def install(name: str, vendor: str = connection.vendor) -> Installation:
        data = tmp_path / name
        data.mkdir()
        made.append(_named(name, vendor))
        return _installation(data, made[-1], None, django_db_blocker)

    yield install
    for database in filter(None, made):
        _drop(database, django_db_blocker)


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory, django_db_blocker):
    """With all tables and nothing in them; made once, since it takes seconds."""
    database, data = _named("migrated", connection.vendor), tmp_path_factory.mktemp("migrated") / "data"
    data.mkdir()
    made = _installation(data, database, None, django_db_blocker)
    made.do("manage", "migrate", "--verbosity", "0")
    made.do("manage", "createcachetable")
    yield data, database
    if database:
        _drop(database, django_db_blocker)


@pytest.fixture
def server(_migrated, tmp_path, django_db_blocker):
    """A copy of it, to be used up."""
    like_data, like = _migrated
    data = shutil.copytree(like_data, tmp_path / "server")
    database = _named("server", connection.vendor)
    yield _installation(data, database, like, django_db_blocker)
    if database:
        _drop(database, django_db_blocker)
