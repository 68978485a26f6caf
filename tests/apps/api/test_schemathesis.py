# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Schemathesis reads the interface's own description and asks for what it allows, and for what it does not."""

from contextlib import contextmanager

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lueckenlos.wsgi import application

pytestmark = pytest.mark.django_db
EXAMPLES = 6
"""Of each operation and kind; a whole run of the command line makes a thousand."""
EVERY = 3
"""Of the cases at the edges, one in so many."""
HOST = "http://localhost"


@contextmanager
def kept_connection():
    """A web server gives connections back around each request; the test's transaction needs its own.

    Django's test client does the same, and undoes it after each of its own requests.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def schema(open_county):
    openapi = pytest.importorskip("schemathesis").openapi
    document = Client(headers={"host": "localhost"}).get("/kreis-unna/offen/hsds/3.0/openapi.json").json()
    found = openapi.from_dict(document)
    found.app = application
    found.config.update(base_url=f"{HOST}/kreis-unna/offen/hsds/3.0")
    with kept_connection():
        yield found


def operations(schema):
    return [found.ok() for found in schema.get_all_operations()]


def test_every_answer_is_what_the_description_says(schema):
    from schemathesis import GenerationMode

    for operation in operations(schema):
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            if mode is GenerationMode.NEGATIVE and not (operation.query or operation.path_parameters):
                continue

            ask(operation, mode)


def ask(operation, mode):
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )
    @given(data=st.data())
    def one(data):
        data.draw(operation.as_strategy(generation_mode=mode)).call_and_validate()

    one()


def test_the_edges_of_every_parameter(schema):
    from schemathesis import GenerationMode

    asked = 0
    for operation in operations(schema):
        cases = schema.iter_coverage_cases(
            operation,
            generation_modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE],
            generation_config=schema.config.generation_for(operation=operation),
        )
        for case in list(cases)[::EVERY]:
            case.call_and_validate()
            asked += 1
    assert asked > 100
