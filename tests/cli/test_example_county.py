# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The example county: complete, sound, and telling the story that the manual tells."""

import csv
import json
import re
from collections import Counter

import pytest

from cli.conftest import KREIS_UNNA
from lueckenlos.core.chain import chains
from lueckenlos.datapackage import chain_tables, read_package

TABLES = [
    "agreements",
    "areas",
    "contacts",
    "fields",
    "handovers",
    "interventions",
    "location_details",
    "locations",
    "memberships",
    "needs",
    "networks",
    "organizations",
    "phases",
    "postal_codes",
    "responsibilities",
    "schedules",
    "service_details",
    "services",
    "standard_cells",
    "standard_transitions",
    "synonyms",
    "youth_office_districts",
]
"""Those that the description counts: all but the translations."""


@pytest.fixture(scope="module")
def county():
    package, report = read_package(KREIS_UNNA)
    assert report.errors == ()
    return package


def rows(table):
    with (KREIS_UNNA / f"{table}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_every_row_says_where_it_comes_from_and_what_it_is():
    for table in TABLES:
        for row in rows(table):
            assert row["source"], (table, row)
            assert row["source_kind"] in ("fact", "estimate", "invented"), (table, row)


def test_the_package_says_how_much_of_it_is_fact(county):
    kinds = Counter(row["source_kind"] for table in TABLES for row in rows(table))
    for kind in ("fact", "estimate", "invented"):
        assert f"{kinds[kind]:,}".replace(",", ".") in county.metadata["description"], kind


def test_the_ten_towns_and_the_people_of_the_seven_applicants():
    areas = {row["code"]: row for row in rows("areas")}
    towns = [row for row in areas.values() if row["level"] == "municipality"]
    assert len(towns) == 10
    known = {row["name"]: int(row["population"]) for row in towns if row["population"]}
    assert {row["name"] for row in towns} - set(known) == {"Schwerte"}
    assert sum(known.values()) == 374_312
    county_office = sum(known[name] for name in ("Bönen", "Fröndenberg/Ruhr", "Holzwickede"))
    assert county_office == 60_260
    for town in towns:
        parts = [int(row["population"]) for row in areas.values() if row["parent"] == town["code"]]
        assert not parts or sum(parts) == int(town["population"]), town["name"]


def test_all_54_rows_of_the_networks_are_there():
    notes = " ".join(row["note"] + " " + row["source"] for row in rows("networks"))
    for section, last in (("3.2.1", 27), ("3.2.2", 27)):
        for number in range(1, last + 1):
            assert f"{section}, Zeile {number}" in notes, (section, number)


def test_every_status_occurs_and_chains_hold_break_and_run_out(county):
    tables = chain_tables(county)
    with_parts = {area.parent for area in tables.areas}
    leaves = [area.code for area in tables.areas if area.code not in with_parts]
    found = list(chains(tables, on=county.reference_date, areas=leaves))
    statuses = {cell.status for chain in found for cell in chain.cells}
    assert statuses == {"open", "missing", "unknown", "thin", "unsecured", "stale", "covered"}
    assert any(chain.unbroken and chain.breaks_on is None for chain in found)
    assert any(chain.breaks_on for chain in found)
    assert len({chain.first_break for chain in found if not chain.unbroken}) >= 3


def test_families_read_about_every_service_but_the_proposals(county):
    assert county.metadata["guide"] == {"open": True}
    proposals = {row["service"] for row in rows("interventions") if row["kind"] == "new_service"}
    told = {row["service"]: row for row in rows("service_details")}
    assert set(told) == {row["id"] for row in rows("services")} - proposals
    for code, row in told.items():
        assert row["eligibility"], code
        if row["in_guide"] == "1":
            assert all(row[column] for column in ("appointment", "channels", "keywords")), code
            assert 2 <= len(row["application_process"].split("|")) <= 4, code
            assert set(row["channels"].split("|")) <= {"in_person", "phone", "online", "home_visit"}, code


def test_whoever_is_in_the_guide_can_be_called():
    released = [row for row in rows("contacts") if row["is_released"] == "1"]
    whole = {row["organization"] for row in released if not row["services"] and not row["networks"]}
    own = {code for row in released for code in row["services"].split("|")}
    shown = {row["service"] for row in rows("service_details") if row["in_guide"] == "1"}
    for row in rows("services"):
        assert row["id"] not in shown or row["id"] in own or row["organization"] in whole, row["id"]


FOR_FILM_AND_PRESS = re.compile(r"0221 4710-\d{3}|(030 23125|040 66969|069 90009|089 99998)-\d{3}")
"""Numbers that the Bundesnetzagentur gives to nobody."""


def test_no_number_belongs_to_anybody():
    contacts = [row["phone"] for row in rows("contacts") if row["phone"]]
    districts = [row[column] for row in rows("youth_office_districts") for column in ("phone", "phone_night")]
    assert all(FOR_FILM_AND_PRESS.fullmatch(number) for number in contacts + districts)
    assert len(contacts) == len(set(contacts))
    assert all(row["email"].endswith("@beispiel.example") for row in rows("contacts") if row["email"])


def test_every_place_lies_in_its_town():
    shapes = json.loads((KREIS_UNNA / "areas.geojson").read_text(encoding="utf-8"))["features"]
    rings = {shape["properties"]["code"]: shape["geometry"]["coordinates"][0] for shape in shapes}
    described = {row["location"] for row in rows("location_details")}
    for row in rows("locations"):
        assert row["id"] in described, row["id"]
        assert row["lat"] != "" != row["lon"], row["id"]
    for row in [*rows("locations"), *rows("postal_codes")]:
        if row["area"]:
            town = rings[row["area"].partition("-")[0]]
            assert is_inside(float(row["lat"]), float(row["lon"]), town), row


def is_inside(lat, lon, ring):
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        crossed += (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_every_town_has_a_postal_code_and_a_district():
    towns = {row["code"] for row in rows("areas") if row["level"] == "municipality"}
    assert {row["area"] for row in rows("postal_codes")} == towns
    districts = rows("youth_office_districts")
    assert {code.partition("-")[0] for row in districts for code in row["areas"].split("|")} == towns
    offices = {row["organization"] for row in rows("responsibilities") if row["field"] == "youth_welfare"}
    assert {row["organization"] for row in districts} == offices
