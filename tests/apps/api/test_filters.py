# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What each parameter of a listing lets through: asked of the interface, and counted in the entries themselves."""

import pytest
from django.test import Client
from django.utils import timezone

from lueckenlos.directory.models import Organization, Schedule, Service
from lueckenlos.editing.models import Revision
from lueckenlos.frame.models import Area
from lueckenlos.guide.models import PostalCode

pytestmark = pytest.mark.django_db


@pytest.fixture
def every(reader):
    return reader("/services", full="true", per_page=500)["contents"]


def ids(entries):
    return {entry["id"] for entry in entries}


@pytest.fixture
def found(reader):
    def find(path="/services", **query):
        answer = reader(path, per_page=500, **query)
        assert answer["total_items"] == len(answer["contents"])
        return ids(answer["contents"])

    return find


@pytest.mark.parametrize("years", [0, 0.5, 3, 6, -4, 1e9])
def test_ages(found, every, years):
    low = {entry["id"] for entry in every if entry.get("minimum_age", -1e99) >= years}
    high = {entry["id"] for entry in every if entry.get("maximum_age", 1e99) <= years}
    assert found(minimum_age=years) == low
    assert found(maximum_age=years) == high


def test_openings(found, every):
    def opens(entry, **wanted):
        return any(
            schedule.get("byday") == wanted.get("day", schedule.get("byday"))
            and schedule.get("byday")
            and schedule.get("opens_at", "") >= wanted.get("start", "")
            and schedule.get("closes_at", "99") <= wanted.get("end", "99")
            for schedule in entry.get("schedules", ())
        )

    assert found(day="MO") == {entry["id"] for entry in every if opens(entry, day="MO")}
    assert found(start_time="13:00") == {entry["id"] for entry in every if opens(entry, start="13:00")}
    assert found(end_time="12:30:00", day="TU") == {
        entry["id"] for entry in every if opens(entry, day="TU", end="12:30")
    }
    assert found(day="MO") != found(day="SU")


def test_terms_and_taxonomies(found, every, reader):
    carried = {}
    for entry in every:
        for attribute in entry.get("attributes", ()):
            term = attribute["taxonomy_term"]
            carried.setdefault((term["id"], term["taxonomy_id"]), set()).add(entry["id"])
    assert carried
    for term, taxonomy in carried:
        assert found(taxonomy_term_id=term) == carried[term, taxonomy]
        inside = set().union(*(carriers for (_t, other), carriers in carried.items() if other == taxonomy))
        assert found(taxonomy_id=taxonomy) == inside
    assert found(taxonomy_term_id="x") == set()
    assert found(taxonomy_id="x") == set()


def test_organizations(found, every, reader):
    of = every[0]["organization_id"]
    assert found(organization_id=of) == {entry["id"] for entry in every if entry.get("organization_id") == of}
    assert found(organization_id="nix") == set()


def test_search_finds_what_the_guide_finds(reader, every):
    name = every[0]["name"]
    answer = reader("/services", search=name)
    assert every[0]["id"] in ids(answer["contents"][:5])
    assert answer["total_items"] <= len(every)
    assert reader("/services", search="xqzwvykj")["empty"]


def test_organizations_are_searched_by_name(reader):
    first = reader("/organizations")["contents"][0]
    assert first["id"] in ids(reader("/organizations", search=first["name"].upper())["contents"])
    assert reader("/organizations", search="xqzwvykj")["empty"]


def test_postcodes(found, every, open_county):
    area = Area.objects.in_region(open_county).get(code="05978032")
    PostalCode.objects.in_region(open_county).filter(postal_code="59379").delete()
    PostalCode(region=open_county, postal_code="59379", area=area, lat=51.69, lon=7.48).save()
    uris = {"municipalityKey/05978032", "districtKey/05978"}
    serving = {
        entry["id"]
        for entry in every
        if not entry.get("service_areas") or any(area["uri"].endswith(tuple(uris)) for area in entry["service_areas"])
    }
    assert found(postcode="59379") >= serving
    assert found(postcode="59379") < ids(every)
    assert found(postcode="00000") == set()


def test_proximity_counts_from_the_middle_of_the_postcode(found, open_county):
    PostalCode.objects.in_region(open_county).filter(postal_code="59379").delete()
    area = Area.objects.in_region(open_county).get(code="05978032")
    PostalCode(region=open_county, postal_code="59379", area=area, lat=51.69, lon=7.48).save()
    service = Service.objects.in_region(open_county).exclude(location=None).filter(code="s-selm-wellcome").first()
    service = service or Service.objects.in_region(open_county).exclude(location=None).first()
    service.location.lat, service.location.lon = 51.69, 7.48
    service.location.save()
    near = found("/service_at_locations", postcode="59379", proximity=100)
    assert near
    assert near <= found("/service_at_locations", postcode="59379", proximity=5_000)
    assert found("/service_at_locations", postcode="00000", proximity=5_000) == set()
    assert found("/service_at_locations", proximity=1) == found("/service_at_locations")


def test_what_was_changed(found, every, open_county, reader):
    now = timezone.now()
    assert found(modified_after=now.isoformat()) == ids(every)  # nobody knows when the example was entered
    codes = list(Service.objects.in_region(open_county).values_list("code", flat=True))
    Revision.objects.in_region(open_county).bulk_create(
        [Revision(region=open_county, table="services", code=code, via="form") for code in codes]
    )
    assert found(modified_after="2999-01-01") == set()
    assert found(modified_after=now.isoformat()) == ids(every)
    organization = Organization.objects.in_region(open_county).filter(services__code=codes[0]).first()
    assert organization is not None
    Service.objects.in_region(open_county).filter(code=codes[0]).update(places_per_year=3)  # a new state
    changed = reader("/services", per_page=1)["contents"][0]
    assert changed["last_modified"].endswith("Z")


def test_minimal_names_all_on_one_page(reader, every):
    answer = reader("/services", minimal="true", per_page=1)
    assert {entry["id"] for entry in answer} == ids(every)
    assert all(set(entry) <= {"id", "modified_date"} for entry in answer)


def test_lines(open_county, every):
    import json

    client = Client()
    address = "/kreis-unna/offen/hsds/3.0/services"
    for response in (
        client.get(address, {"format": "ndjson", "full": "true"}),
        client.get(address, {"full": "true"}, headers={"accept": "application/x-ndjson"}),
    ):
        assert response.headers["Content-Type"] == "application/x-ndjson"
        lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
        assert lines == every


def test_a_page_costs_the_same_number_of_queries(reader, open_county, django_assert_max_num_queries):
    reader("/services")
    for size in (1, 50, 200):
        with django_assert_max_num_queries(25):
            reader("/services", per_page=size, full="true")


def test_schedules_without_a_weekday_are_words(open_county, reader):
    service = Service.objects.in_region(open_county).exclude(organization=None).first()
    Schedule(region=open_county, code="z-neu", service=service, by_appointment=True, note="Bitte anrufen").save()
    told = [
        schedule
        for entry in reader("/services", full="true", per_page=500)["contents"]
        for schedule in entry.get("schedules", ())
        if schedule.get("notes") == "Bitte anrufen"
    ]
    assert [(row.get("freq"), row["description"]) for row in told] == [(None, "nur nach Vereinbarung")]
