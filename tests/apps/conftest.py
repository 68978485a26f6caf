# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The example county in the database, and people who look at it."""

from pathlib import Path

import pytest
from django.test import Client

from installations import TABLES, Installations
from lueckenlos.datapackage import read_package

COUNTY = Path(__file__).parents[2] / "demo/kreis-unna"


@pytest.fixture(scope="session")
def county_package():
    package, report = read_package(COUNTY)
    assert not report.errors
    return package


AUDIT_TRIGGER = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'audit_no_delete'"


def let_tests_flush(connection):
    """Tests with transactions of their own empty all tables at their end; SQLite's trigger would refuse the trail.

    Only the statements of a flush take it away for their while. PostgreSQL truncates, which fires no such trigger.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        trigger = cursor.execute(AUDIT_TRIGGER).fetchone()[0]
    flush = connection.ops.sql_flush

    def sql_flush(*args, **kwargs):
        return ["DROP TRIGGER IF EXISTS audit_no_delete", *flush(*args, **kwargs), trigger]

    connection.ops.sql_flush = sql_flush


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, county_package):
    """The example is loaded once for each worker; what a test changes is rolled back."""
    from django.db import connection

    from lueckenlos.accounts.people import create_people
    from lueckenlos.frame.actions import load_region

    with django_db_blocker.unblock():
        let_tests_flush(connection)
        create_people(region=load_region(slug="kreis-unna", package=county_package).region)


@pytest.fixture
def county(db):
    from lueckenlos.frame.models import Region

    return Region.objects.get(slug="kreis-unna")


def signed_in(key: str) -> Client:
    from lueckenlos.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(email=f"{key}@beispiel.example"))
    return client


@pytest.fixture
def kreis(county) -> Client:
    """The county's coordinator: sees everything."""
    return signed_in("kreis")


@pytest.fixture
def luenen(county) -> Client:
    """A town's coordinator: sees Lünen only."""
    return signed_in("luenen")


@pytest.fixture
def lenkung(county) -> Client:
    return signed_in("lenkung")


@pytest.fixture
def verwaltung(county) -> Client:
    """Administers the whole county."""
    return signed_in("verwaltung")


@pytest.fixture
def planung(county) -> Client:
    """Plans for Lünen only."""
    return signed_in("planung")


@pytest.fixture
def traeger(county) -> Client:
    """Edits for one organization in Selm."""
    return signed_in("traeger")


@pytest.fixture
def revision(county) -> Client:
    """Audits the whole county."""
    return signed_in("revision")


@pytest.fixture
def installations(tmp_path, django_db_blocker):
    """For this test."""
    made = Installations(tmp_path, django_db_blocker)
    yield made
    made.drop()


@pytest.fixture(scope="session")
def kept_installations(tmp_path_factory, django_db_blocker):
    """For all tests of this worker, to be copied."""
    made = Installations(tmp_path_factory.mktemp("kept"), django_db_blocker)
    yield made
    made.drop()


@pytest.fixture(scope="session")
def migrated(kept_installations):
    """All tables and nothing in them; to be copied."""
    made = kept_installations.empty("migrated")
    made.run(TABLES)
    return made
