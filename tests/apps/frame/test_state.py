# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every way of writing gives the data a new state: what is computed from it can never be stale."""

from datetime import date

import pytest

from lueckenlos.directory.models import Handover, Service
from lueckenlos.frame.models import Area, Region

pytestmark = pytest.mark.django_db


def services(county):
    return Service.objects.in_region(county)


WRITES = {
    "save": lambda county: services(county).first().save(),
    "delete": lambda county: services(county).create(region=county, code="neu").delete(),
    "update": lambda county: services(county).filter(code="s-unna-kinderzukunft").update(ends_on=date(2013, 1, 1)),
    "bulk_create": lambda county: services(county).bulk_create([Service(region=county, code="neu")]),
    "bulk_update": lambda county: services(county).bulk_update(services(county)[:2], ["name"]),
    "queryset delete": lambda county: Handover.objects.in_region(county).filter(agreement=None).delete(),
    "list": lambda county: services(county).first().areas.add(Area.objects.in_region(county).first()),
    "list cleared": lambda county: services(county).first().areas.clear(),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_every_write_gives_a_new_state(county, write):
    write(county)
    assert Region.objects.get(pk=county.pk).state != county.state
