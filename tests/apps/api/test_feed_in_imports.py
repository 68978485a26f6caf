# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A feed that is uploaded goes the way of every other file: dry run, decisions, all or nothing."""

import json

import pytest

from imports_helpers import person, upload
from lueckenlos.directory.models import Contact, Schedule, Service
from lueckenlos.imports import actions, applying

pytestmark = pytest.mark.django_db
SERVICE = "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a01"
FEED = {
    "contents": [
        {
            "id": SERVICE,
            "name": "Krabbelgruppe am Markt",
            "description": "Für Eltern mit kleinen Kindern.",
            "status": "active",
            "minimum_age": 0,
            "maximum_age": 2,
            "assured_date": "2012-05-01",
            "eligibility_description": "Für Eltern mit kleinen Kindern",
            "fees": "Ein Euro für Kaffee",
            "organization": {
                "id": "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a02",
                "name": "Familienverein Beispiel",
                "description": "Verein",
                "website": "https://verein.example",
            },
            "service_areas": [
                {
                    "id": "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a03",
                    "name": "Selm",
                    "uri": "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05978032",
                }
            ],
            "schedules": [
                {
                    "id": "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a04",
                    "freq": "WEEKLY",
                    "byday": "MO,WE",
                    "opens_at": "09:30:00Z",
                    "closes_at": "11:00",
                }
            ],
            "contacts": [
                {
                    "id": "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a05",
                    "title": "Leitung",
                    "email": "gruppe@verein.example",
                }
            ],
        }
    ]
}


def test_an_uploaded_feed_becomes_entries(county):
    batch = upload(county, json.dumps(FEED).encode(), name="feed.json")
    assert batch.state == "mapped"
    actions.check_file(batch=batch)
    assert not batch.counts.get("wrong"), batch.counts
    actions.submit(batch=batch, by=person("kreis"))
    applying.apply_batch(str(batch.pk))
    batch.refresh_from_db()
    assert batch.state == "applied", batch.message
    service = Service.objects.in_region(county).get(code=SERVICE)
    assert (service.from_month, service.to_month) == (0, 36)
    assert [area.code for area in service.areas.all()] == ["05978032"]
    assert service.details.eligibility == "Für Eltern mit kleinen Kindern"
    assert service.details.fees == "Ein Euro für Kaffee"
    days = Schedule.objects.in_region(county).filter(service=service).order_by("weekday")
    assert [(row.weekday, row.opens, row.closes) for row in days] == [
        ("mo", "09:30", "11:00"),
        ("we", "09:30", "11:00"),
    ]
    contact = Contact.objects.in_region(county).get(services=service)
    assert contact.is_released
    assert contact.email == "gruppe@verein.example"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[1, null]", b"\xff\xfe", b'{"contents": 3}', b"[" * 100_000])
def test_what_is_no_feed_is_told(county, content):
    from lueckenlos.datapackage.source import Unreadable

    with pytest.raises(Unreadable) as told:
        upload(county, content, name="feed.json")
    assert told.value.problem
    assert told.value.action
