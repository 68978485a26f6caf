# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The example county: complete, sound, and telling the story that the manual tells."""

import csv
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
