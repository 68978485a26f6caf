# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Feeds as they come: in any form, good and bad, and back again."""

import json
import zipfile
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lueckenlos.datapackage import read_package, write_package
from lueckenlos.datapackage.hsds import directory_of, public_services_of, read_feed, write_service

ROOT = Path(__file__).parents[2]
STANDARD = ROOT.parent / "shared/standards/oruk"
DAY = date(2026, 1, 1)
SERVICE = "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a01"
GOOD = {
    "id": SERVICE,
    "name": "Krabbelgruppe",
    "status": "active",
    "minimum_age": 0,
    "maximum_age": 2,
    "fees": "Ein Euro für Kaffee",
    "organization": {"id": "o1", "name": "Verein", "description": "Ein Verein", "email": "post@verein.example"},
    "cost_options": [{"id": "c1", "amount": 1.1, "currency": "EUR"}],
    "languages": [{"id": "l1", "code": "de"}, {"id": "l2", "name": "Turkish"}],
    "service_at_locations": [
        {
            "id": "a1",
            "location": {
                "id": "p1",
                "location_type": "physical",
                "name": "Haus am Markt",
                "latitude": 51.5,
                "longitude": 7.5,
                "addresses": [{"id": "x", "address_1": "Markt 1", "city": "Selm", "postal_code": "59379"}],
            },
        }
    ],
    "schedules": [{"id": "z1", "freq": "WEEKLY", "byday": "MO,TH", "opens_at": "09:00", "closes_at": "11:30+01:00"}],
    "attributes": [{"id": "t1", "taxonomy_term": {"id": "t", "name": "Playgroups", "description": "x"}}],
}


def read(tmp_path, content, name="feed.json"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_feed(path, name="probe", on=DAY)


def row(package, table, number=0):
    return {column: values[number] for column, values in package.tables[table].columns.items()}


def good(**changes):
    return {**deepcopy(GOOD), **changes}


def test_a_service_becomes_rows(tmp_path):
    package, report = read(tmp_path, [GOOD])
    assert report.errors == report.notices == ()
    service = row(package, "services")
    assert service["id"] == SERVICE
    assert (service["from_month"], service["to_month"], service["cost_cents"]) == (0, 36, 110)
    assert service["languages"] == ("de", "tr")
    assert service["location"] == "p1"
    assert row(package, "locations")["street"] == "Markt 1"
    assert row(package, "service_details") == {
        "service": SERVICE,
        "fees": "Ein Euro für Kaffee",
        "keywords": ("Playgroups",),
    }
    assert package.tables["schedules"].values("weekday") == ["mo", "th"]
    assert package.tables["schedules"].values("closes") == ["11:30", "11:30"]
    contact = row(package, "contacts")
    assert contact["is_released"] is True
    assert contact["email"] == "post@verein.example"
    assert package.reference_date == DAY


@pytest.mark.parametrize(
    "content",
    [
        [GOOD],
        GOOD,
        {"contents": [GOOD], "total_items": 1},
        {"content": [GOOD]},
        {"services": [GOOD]},
        {"id": "o1", "name": "Verein", "description": "Ein Verein", "services": [GOOD]},
        [{"id": "a1", "service": GOOD, "location": GOOD["service_at_locations"][0]["location"]}],
        "\n".join([json.dumps(GOOD), "", json.dumps(good(id="anders"))]),
    ],
)
def test_every_shape_of_a_feed(tmp_path, content):
    package, report = read(tmp_path, content)
    assert report.errors == ()
    assert SERVICE in package.tables["services"].values("id")
    assert package.tables["organizations"].values("name") == ["Verein"]
    assert package.tables["locations"].values("city") == ["Selm"]


def test_pages_in_a_folder_and_in_a_zip(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps({"contents": [GOOD]}))
    (folder / "2.ndjson").write_text(json.dumps(good(id="zwei")) + "\n" + json.dumps(good(id="drei")) + "\n")
    (folder / "liesmich.txt").write_text("kein Feed")
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, f"innen/{path.name}")
    for source in (folder, archive):
        package, report = read_feed(source, name="probe", on=DAY)
        assert report.errors == ()
        assert set(package.tables["services"].values("id")) == {SERVICE, "zwei", "drei"}


def test_a_service_at_two_places_becomes_two(tmp_path):
    second = {"id": "a2", "location": {"id": "p2", "location_type": "physical", "name": "Haus am Wald"},
              "schedules": [{"id": "z2", "freq": "WEEKLY", "byday": "FR"}]}  # fmt: skip
    package, report = read(tmp_path, good(service_at_locations=[*GOOD["service_at_locations"], second]))
    assert report.errors == ()
    assert package.tables["services"].values("id") == [SERVICE, "a2"]
    assert package.tables["services"].values("location") == ["p1", "p2"]
    friday = [
        d
        for d, s in zip(package.tables["schedules"].values("weekday"), package.tables["schedules"].values("service"))
        if s == "a2"
    ]
    assert sorted(friday) == ["fr", "mo", "th"]
    assert len(set(package.tables["schedules"].values("id"))) == 5


@pytest.mark.parametrize(
    ("changes", "pointer", "table", "column"),
    [
        ({"minimum_age": "drei"}, "/0/minimum_age", "services", "from_month"),
        ({"minimum_age": 5, "maximum_age": 2}, "/0/minimum_age", "services", "from_month"),
        ({"assured_date": "2024-13-01"}, "/0/assured_date", "services", "verified_on"),
        ({"url": "nicht im Netz"}, "/0/url", "service_details", "url"),
        ({"cost_options": [{"amount": 35}]}, "/0/cost_options/0/amount", "services", "cost_cents"),
        (
            {"cost_options": [{"amount": 1.005, "currency": "EUR"}]},
            "/0/cost_options/0/amount",
            "services",
            "cost_cents",
        ),
        ({"cost_options": [{"amount": -1, "currency": "EUR"}]}, "/0/cost_options/0/amount", "services", "cost_cents"),
        ({"schedules": [{"byday": "XX", "notes": "?"}]}, "/0/schedules/0/byday", "schedules", "weekday"),
        ({"schedules": [{"byday": "MO", "opens_at": "9 Uhr"}]}, "/0/schedules/0/opens_at", "schedules", "opens"),
        ({"languages": "de"}, "/0/languages", "services", "languages"),
        ({"languages": [{"name": "Klingonisch?"}]}, "/0/languages/0/name", "services", "languages"),
        ({"description": "\udcff"}, "/0/description", "services", "description"),
        ({"description": {"de": "x"}}, "/0/description", "services", "description"),
        ({"email": "keine Adresse"}, "/0/email", "services", "email"),
    ],
)
def test_a_bad_value_is_told_and_left_out(tmp_path, changes, pointer, table, column):
    content = json.dumps([good(**changes)])
    if "\\udcff" in content:
        content = content.replace("\\udcff", "\\u0000")
    package, report = read(tmp_path, content)
    assert report.errors == ()
    told = next(notice for notice in report.notices if notice.column == pointer)
    assert told.file == "feed.json"
    assert told.row == 1
    assert told.problem
    assert told.action
    value = package.tables[table].columns.get(column, [None])[0] if table in package.tables else None
    assert value in (None, ())


@pytest.mark.parametrize(
    ("entry", "pointer"),
    [
        ({**GOOD, "id": None}, "/1/id"),
        ({**GOOD, "name": " "}, "/1/name"),
        ({**GOOD, "id": "a|b"}, "/1/id"),
        ({**GOOD, "id": "x" * 300}, "/1/id"),
        (3, "/1"),
        (None, "/1"),
        ({**GOOD, "id": "x", "organization": {"name": "ohne Kennung"}}, "/1/organization/id"),
    ],
)
def test_a_bad_entry_is_told_and_the_others_are_kept(tmp_path, entry, pointer):
    package, report = read(tmp_path, [GOOD, entry])
    assert [(error.row, error.column) for error in report.errors] == [(2, pointer)]
    assert package.tables["services"].values("id")[0] == SERVICE


def test_what_has_ended_is_left_out(tmp_path):
    entries = [
        good(id="a", status="defunct"),
        good(id="b", status="inactive"),
        good(id="c", status="temporarily closed"),
    ]
    entries[2]["schedules"] = [{"id": "z", "byday": "MO", "valid_to": "2025-12-31"}]
    package, report = read(tmp_path, entries)
    assert package.tables["services"].values("id") == ["c"]
    assert row(package, "service_details")["alert"] == "vorübergehend geschlossen"
    assert "schedules" not in package.tables
    assert len(report.notices) == 3


def test_a_rhythm_that_is_not_weekly_is_kept_in_words(tmp_path):
    schedule = {
        "id": "z",
        "freq": "MONTHLY",
        "byday": "2MO",
        "opens_at": "10:00",
        "description": "Jeden zweiten Montag",
    }
    package, _report = read(tmp_path, good(schedules=[schedule]))
    kept = row(package, "schedules")
    assert kept.get("weekday") is None
    assert "Jeden zweiten Montag" in kept["note"]
    assert "10:00" in kept["note"]


def test_names_of_persons_are_not_taken(tmp_path):
    contacts = [{"id": "k", "name": "Erika Beispiel", "title": "Leitung", "phones": [{"id": "p", "number": "02592 1"}]}]
    package, report = read(tmp_path, good(contacts=contacts))
    path = tmp_path / "paket"
    write_package(package, path)
    assert all("Erika" not in file.read_text(encoding="utf-8") for file in path.iterdir())
    assert any(notice.column.endswith("/name") for notice in report.notices)
    assert "02592 1" in package.tables["contacts"].values("phone")


@pytest.mark.parametrize("name", ["service_full", "service_list", "service_at_location_full", "organization_full"])
def test_the_standards_own_examples(name, tmp_path):
    path = STANDARD / f"example-{name}.json"
    if not path.is_file():
        pytest.skip(f"The examples of Open Referral UK are not there: {path}")
    package, report = read_feed(path, name="probe", on=DAY)
    assert report.errors == ()
    assert package.tables["services"].values("name") == ["Community Counselling"]
    assert package.tables["contacts"].values("is_released")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["MO,TU", "WEEKLY", "physical", "10:00", "2020-01-01", "EUR", "a|b", "active"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [*GOOD, "service", "services", "contents", "location", "addresses", "accessibility", "taxonomy_term",
             "code",
             "phones", "number", "contacts", "title", "service_areas", "uri", "byday", "opens_at", "closes_at",
             "amount", "currency", "latitude", "longitude", "required_documents", "document", "taxonomy", "valid_to",
             "interval"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_no_json_stops_the_reading(tmp_path, content):
    """And what comes out of it is a package without errors of its own."""
    package, report = read(tmp_path, [content, good(), {**GOOD, **(content if isinstance(content, dict) else {})}])
    assert all(problem.action for problem in (*report.errors, *report.notices))
    path = tmp_path / "paket.zip"
    write_package(package, path)
    again, checked = read_package(path)
    assert checked.errors == ()
    assert {name: len(table) for name, table in again.tables.items()} == {n: len(t) for n, t in package.tables.items()}


@pytest.mark.parametrize(
    "content", ["", "{", "[1, 2", "NaN", '"text"', "[]", "{}", "[" * 100_000, '{"id": 1e999}', "\x00"]
)
def test_what_is_no_feed_is_told(tmp_path, content):
    package, report = read(tmp_path, content)
    assert package.tables == {}
    assert report.errors
    assert all(error.action for error in report.errors)


def test_places_that_cannot_be_read(tmp_path):
    empty = tmp_path / "leer"
    empty.mkdir()
    broken = tmp_path / "kaputt.zip"
    broken.write_bytes(b"PK\x03\x04kaputt")
    for path in (empty, broken, tmp_path / "fehlt.json"):
        package, report = read_feed(path, name="probe", on=DAY)
        assert package.tables == {}
        assert len(report.errors) == 1


def feed_of(package):
    day = package.reference_date
    directory = directory_of(package, "kreis-unna", day, kind_words=str, group_words=str)
    return [write_service(directory, service) for service in public_services_of(package)]


def without_what_has_no_column(entry):
    """An organization's area is only in its description, and a description is no column."""
    entry = deepcopy(entry)
    entry.get("organization", {}).pop("description", None)
    for at in entry.get("service_at_locations", ()):
        at["location"].pop("description", None)
        at["location"].pop("transportation", None)
    return entry


def test_feed_to_package_to_feed(tmp_path):
    """Over the whole example county: what was written is read, and written again the same."""
    package, _report = read_package(ROOT / "demo/kreis-unna")
    first = [entry for entry in feed_of(package) if entry["status"] == "active"]
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"contents": first}), encoding="utf-8")
    read_back, report = read_feed(path, name="kreis-unna", on=package.reference_date)
    assert report.errors == ()
    write_package(read_back, tmp_path / "paket")
    again, checked = read_package(tmp_path / "paket")
    assert checked.errors == ()
    assert [*map(without_what_has_no_column, feed_of(again))] == [*map(without_what_has_no_column, first)]
