# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The board of a county with 22 leaves and 300 services is quick, and never shows what no longer holds."""

from datetime import timedelta
from statistics import median
from time import perf_counter, sleep

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.chain.synthetic import LEAVES, ON, SERVICES, synthetic_county
from lueckenlos.chain import analysis
from lueckenlos.core.chain import chain_of, index_tables
from lueckenlos.datapackage import chain_tables

pytestmark = pytest.mark.django_db
MOST_QUERIES_WARM, MOST_QUERIES_COLD, MOST_SECONDS, ROUNDS = 16, 48, 0.150, 5
PAGES = ["root", "leaf-03"]


@pytest.fixture(scope="module")
def package():
    return synthetic_county()


@pytest.fixture
def region(db, package):
    from lueckenlos.frame.actions import load_region

    return load_region(slug="probe", package=package).region


@pytest.fixture
def client(region):
    from lueckenlos.accounts.models import Role, User
    from lueckenlos.frame.models import Area

    area = Area.objects.in_region(region).get(code="root")
    user = User.objects.create_user("probe@beispiel.example", None, name="Probe")
    Role.objects.create(user=user, kind=Role.Kind.COUNTY_COORDINATOR, area=area)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def services(region):
    from lueckenlos.directory.models import Service

    return Service.objects.in_region(region)


def get(client, area):
    answer = client.get(f"/probe/kette/{area}/")
    assert answer.status_code == 200
    return answer


def cell_on_page(client, area, wanted):
    chain = get(client, area).context["board"].chain
    return next(c for c in chain.cells if (c.phase, c.field) == (wanted.phase, wanted.field))


def test_the_county_is_as_large_as_it_says(client, services, package):
    assert services.count() == SERVICES
    page = get(client, "root").context
    assert len(page["parts"]) == LEAVES
    assert page["board"].chain == chain_of(index_tables(chain_tables(package)), area="root", on=ON)
    statuses = {c.status for c in get(client, "leaf-03").context["board"].chain.cells}
    assert len(statuses) >= 4


@pytest.mark.parametrize("area", PAGES)
def test_few_queries(client, area):
    analysis._kept.clear()
    with CaptureQueriesContext(connection) as cold:
        get(client, area)
    with CaptureQueriesContext(connection) as warm:
        get(client, area)
    assert len(warm) < len(cold) <= MOST_QUERIES_COLD
    assert len(warm) <= MOST_QUERIES_WARM


@pytest.mark.parametrize("area", PAGES)
def test_quick_when_warm(client, area):
    """The median of nine. A busy machine gets more rounds; a slow page is slow in all of them."""
    get(client, area)
    medians = []
    for _round in range(ROUNDS):
        medians.append(median(seconds_of(client, area) for _turn in range(9)))
        if medians[-1] < MOST_SECONDS:
            return
        sleep(0.5)
    pytest.fail(f"Medians of nine requests [s]: {medians}")


def seconds_of(client, area):
    start = perf_counter()
    get(client, area)
    return perf_counter() - start


@pytest.fixture
def lonely(client):
    """A cell of a leaf that has a single service."""
    chain = get(client, "leaf-03").context["board"].chain
    return next(c for c in chain.cells if c.required and len(c.services) == 1 and c.status != "missing")


def test_a_saved_service_is_never_stale(client, services, lonely):
    service = services.get(code=lonely.services[0])
    service.ends_on = ON - timedelta(days=1)
    service.save()
    found = cell_on_page(client, "leaf-03", lonely)
    assert (found.status, found.services) == ("missing", ())
    service.ends_on = None
    service.save()
    assert cell_on_page(client, "leaf-03", lonely).services == lonely.services


def test_an_update_of_many_is_never_stale(client, services, lonely):
    services.filter(code=lonely.services[0]).update(ends_on=ON - timedelta(days=1))
    assert cell_on_page(client, "leaf-03", lonely).status == "missing"


def test_a_relation_is_never_stale(client, region, services, lonely):
    from lueckenlos.frame.models import Area, Field

    service = services.get(code="s-005")
    assert service.code not in lonely.services
    service.fields.add(Field.objects.in_region(region).get(code=lonely.field))
    services.filter(pk=service.pk).update(from_month=-9, to_month=324, ends_on=None)
    assert service.code not in cell_on_page(client, "leaf-03", lonely).services
    area = Area.objects.in_region(region).get(code="leaf-03")
    service.areas.add(area)
    assert service.code in cell_on_page(client, "leaf-03", lonely).services
    service.areas.remove(area)
    assert cell_on_page(client, "leaf-03", lonely).services == lonely.services


def test_a_deleted_service_is_never_stale(client, region, services, lonely):
    from django.db.models import Q

    from lueckenlos.directory.models import Handover

    service = services.get(code=lonely.services[0])
    Handover.objects.in_region(region).filter(Q(from_service=service) | Q(to_service=service)).delete()
    service.delete()
    assert cell_on_page(client, "leaf-03", lonely).status == "missing"
