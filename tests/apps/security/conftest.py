# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A database that several processes share: what happens when people really do things at the same time."""

import os
import secrets
from pathlib import Path

import pytest
from django.db import connection

from python_processes import PythonProcesses

ROOT = Path(__file__).parents[3]


class Shared(PythonProcesses):
    def together(self, code: str, *arguments: str) -> list[str]:
        """One process for each argument, all at once."""
        processes = [self.begin(code, argument) for argument in arguments]
        answers = [process.communicate(timeout=120) for process in processes]
        assert not any(p.returncode for p in processes), "\n".join(e[-2000:] for _o, e in answers)
        return [printed.strip() for printed, _errors in answers]


@pytest.fixture
def shared(tmp_path, django_db_blocker):
    """The example county in a new database of the same kind as that of the other tests."""
    environment = {
        **os.environ,
        "LUECKENLOS_DATA": str(tmp_path / "data"),
        "LUECKENLOS_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "lueckenlos.settings",
    }
    environment.pop("LUECKENLOS_DATABASE_URL", None)
    name = f"shared_{secrets.token_hex(4)}"
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        url = os.environ["LUECKENLOS_DATABASE_URL"]
        environment["LUECKENLOS_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{name}"
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    found = Shared(environment)
    found.run(
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0); call_command('createcachetable', verbosity=0)\n"
        "from lueckenlos.datapackage import read_package\n"
        "from lueckenlos.frame.actions import load_region\n"
        "from lueckenlos.accounts.people import create_people\n"
        "import sys\n"
        "create_people(region=load_region(slug='kreis-unna', package=read_package(sys.argv[1])[0]).region)\n",
        str(ROOT / "demo/kreis-unna"),
    )
    yield found
    if is_postgresql:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
