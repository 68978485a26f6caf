# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What spreadsheets do to values: recognised, told, and mended where that is safe."""

from pathlib import Path

import pytest

from imports_helpers import csv_of, person, upload
from lueckenlos.directory.models import Location, Organization, Service
from lueckenlos.imports import actions, applying
from lueckenlos.imports.models import ImportRow
from lueckenlos.imports.proposing import parts_for
from lueckenlos.imports.rules import Origin, Rules
from lueckenlos.imports.traps import Places, has_decimals, with_zero

pytestmark = pytest.mark.django_db
SCHOOLS = Path(__file__).parents[4] / "shared/data/nrw-schools/schools-2024-25.csv"
PHASES = {
    "Grundschule": "primary", "Hauptschule": "secondary", "Realschule": "secondary", "Gymnasium": "secondary",
    "Gesamtschule": "secondary", "Sekundarschule": "secondary", "Berufskolleg": "work",
    "Förderschule Grund-/Hauptschule": "secondary",
}  # fmt: skip


def test_lost_zeros_and_decimals():
    assert with_zero("5978004", 8) == "05978004"
    assert with_zero("05978004", 8) == "05978004"
    assert with_zero("1067", 5) == "01067"
    assert with_zero("978", 5) == "978"
    assert has_decimals(["2307.0", "", "211.0"])
    assert not has_decimals(["2307.5", "211.0"])
    assert not has_decimals(["", ""])


def test_where_a_point_lies(county):
    places = Places(county)
    assert places.away("05978024", 51.61, 7.51) == 0  # Lünen
    assert places.name_at(51.54, 7.73) == "Unna"
    assert places.name_at(52.5, 13.4) == ""
    assert 400 < places.away("05978024", 52.5, 13.4) < 430  # Berlin
    assert places.town_of("05978024-sued") in ("05978024-sued", "05978024")


def test_exchanged_coordinates_are_put_right(county):
    header = ["Name", "Gemeinde", "Breitengrad", "Längengrad", "PLZ"]
    batch = upload(county, csv_of([["Haus am See", "Lünen", "7.51", "51.61", "44532"]], header), name="orte.csv")
    sheet = actions.sheets_of(batch)[0]
    actions.map_file(batch=batch, rules=Rules(parts_for(sheet, 1, ["locations"])), by=person("kreis"))
    actions.check_file(batch=batch)
    row = ImportRow.objects.get(batch=batch)
    assert (row.state, row.changes["lat"][1], row.changes["lon"][1]) == ("new", 51.61, 7.51)
    assert row.problems[0]["column"] == "lat"


def rules_for_schools(batch):
    sheet = actions.sheets_of(batch)[0]
    parts = parts_for(sheet, 1, ["organizations", "locations", "services"])
    for part in parts:
        part.only_column, part.only_start = "Amtlicher Gemeindeschlüssel", "5978"
        part.columns["name"] = Origin(text="{Amtliche Bezeichnung 1} {Amtliche Bezeichnung 2}")
        part.columns["id"] = Origin("Schulnummer")
    organizations, _locations, services = parts
    organizations.columns["kind"] = Origin(text="school")
    phone = "Tel. {Telefonnummer Vorwahl} {Telefonnummer Durchwahl}"
    services.columns |= {
        "from_month": Origin("Schulform", values=PHASES), "to_month": Origin("Schulform", values=PHASES),
        "fields": Origin(text="education"), "description": Origin(text=phone),
    }  # fmt: skip
    return Rules(parts)


@pytest.mark.skipif(not SCHOOLS.is_file(), reason="the schools of NRW are not here")
def test_the_schools_of_the_county(county):
    batch = upload(county, SCHOOLS.read_bytes(), name="schulen.csv")
    actions.map_file(batch=batch, rules=rules_for_schools(batch), by=person("kreis"), name="Schulen NRW")
    plan = actions.check_file(batch=batch)
    assert (batch.counts["new"], batch.counts["left_out"]) == (330, 5297)
    told = " ".join(notice["problem"] for notice in batch.notices)
    assert "110" in told
    assert "05978004" in told  # the keys lost their zero
    assert {n["column"] for n in batch.notices} >= {"Telefonnummer Vorwahl", "Telefonnummer Durchwahl"}
    elsewhere = [row for row in plan.rows if any(problem["column"] == "lat" for problem in row.problems)]
    assert len(elsewhere) == 3
    assert all(row.after["lat"] is None and row.state == "new" for row in elsewhere)
    actions.submit(batch=batch, by=person("kreis"))
    assert applying.apply_batch(str(batch.pk)) == "applied"
    school = Service.objects.in_region(county).get(code="s-100083")
    assert school.name.startswith("Felix-Manz-Schule")
    assert (school.from_month, school.to_month) == (72, 120)
    assert school.description == "Tel. 02307 2018630"
    assert [area.code for area in school.areas.all()] == ["05978004"]
    assert (school.organization.code, school.location.code) == ("o-100083", "l-100083")
    assert Location.objects.in_region(county).get(code="l-100083").postal_code == "59192"
    assert Organization.objects.in_region(county).filter(code__regex="^o-[0-9]{6}$").count() == 110
    again = upload(county, SCHOOLS.read_bytes(), name="schulen-2.csv")
    assert actions.check_file(batch=again).counts["unchanged"] == 330


def test_what_cannot_be_read_is_told_and_can_be_kept(county):
    content = csv_of([["Haus \xfc\xfc", "Lünen", "", "", ""]], ["Name", "Gemeinde", "Breitengrad", "Längengrad", "PLZ"])
    batch = upload(county, content.replace("üü".encode(), b"\xff\x00"), name="orte.csv")
    actions.check_file(batch=batch)
    row = ImportRow.objects.get(batch=batch)
    assert row.state == "wrong"
    assert "\ufffd" in row.problems[0]["value"]
