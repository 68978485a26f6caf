# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
import time

import pytest
from django.core import signing
from django.test import Client

from lueckenlos.directory.models import Contact, Location, Organization, Schedule, Service
from lueckenlos.guide import counting
from lueckenlos.shared import open_forms

HOME = "/kreis-unna/hilfe/de/"
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Android 14; Mobile)"}


@pytest.fixture
def guide(county):
    """The county with an open guide, whatever its package says."""
    county.metadata = {**county.metadata, "guide": {"open": True}}
    county.save()
    counting.write_counts()
    return county


@pytest.fixture
def visitor(guide) -> Client:
    return Client(**BROWSER)


@pytest.fixture
def service(guide):
    """One with everything that a page says, whatever the example holds."""
    organization = Organization.objects.in_region(guide).get(code="o-fbs-selm")
    place = Location.objects.in_region(guide).filter(area__code="05978032").first() or Location.objects.rows(
        Location
    ).create(region=guide, code="l-test", name="Haus", city="Selm", postal_code="59379", street="Weg 1")
    place.lat, place.lon = 51.697, 7.468
    place.save()
    found = Service.objects.in_region(guide).get(code="s-selm-wellcome")
    found.location, found.cost_cents, found.languages, found.organization = place, 0, ("de", "tr"), organization
    found.save()
    Schedule.objects.in_region(guide).filter(service=found).delete()
    Schedule.objects.rows(Schedule).create(
        region=guide, code="z-test", service=found, weekday="mo", opens="09:00", closes="12:00"
    )
    Contact.objects.in_region(guide).filter(organization=organization).update(is_released=None)
    contact = Contact.objects.in_region(guide).get(code="k-fbs-selm-wellcome")
    contact.phone, contact.is_released = "0221 4710-555", True
    contact.save()
    return found


def opened(seconds=10):
    """What a form carries that was opened so long ago."""
    return signing.dumps(time.time() - seconds, salt=open_forms.SALT)
