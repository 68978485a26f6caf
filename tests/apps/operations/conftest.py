# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Installations to be used up by a test, with a database of the same kind as that of the other tests."""

import pytest
from django.db import connection

from installations import Installation


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """The worker lets go of old connections; here it must keep the one with the transaction of the test."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


@pytest.fixture
def install(installations):
    """`install("name")`: nothing is in it; with vendor="sqlite" embedded, whatever the other tests have."""

    def install(name: str, vendor: str = connection.vendor) -> Installation:
        return installations.empty(name, vendor)

    return install


@pytest.fixture
def server(installations, migrated):
    """All tables and nothing in them."""
    return installations.copy("server", of=migrated)
