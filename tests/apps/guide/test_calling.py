# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""In danger: who is responsible for an address, by day and by night."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from apps.guide.conftest import HOME
from lueckenlos.directory.models import Organization
from lueckenlos.frame.models import Area
from lueckenlos.guide.emergency import is_office_time, standby_for
from lueckenlos.guide.models import YouthOfficeDistrict
from lueckenlos.guide.places import Place


def at(*when):
    return datetime(*when, tzinfo=ZoneInfo("Europe/Berlin"))


DAY, NIGHT, SUNDAY = at(2026, 11, 27, 10), at(2026, 11, 27, 20), at(2026, 11, 29, 10)


@pytest.fixture
def districts(guide):
    YouthOfficeDistrict.objects.in_region(guide).delete()
    office = Organization.objects.in_region(guide).get(code="o-jugendamt-luenen")
    town = Area.objects.in_region(guide).get(code="05978024")

    def add(name, **more):
        row = YouthOfficeDistrict.objects.rows(YouthOfficeDistrict).create(
            region=guide, code=f"asd-{name}", organization=office, name=name, phone="0221 4710-1", **more
        )
        row.areas.set([town])
        return row

    add("Mitte", phone_night="0221 4710-9")
    add("Nord", postal_codes=("44534",))
    add("Ost", streets=("Hauptstraße 100-199", "Am Damm"))
    return guide


def district(guide, place, street="", now=DAY):
    found = standby_for(guide, place, now, street)
    return found.district if found else None


def test_streets_before_postal_codes_before_areas(districts):
    luenen, north = Place("Lünen", "05978024", 0), Place("44534", "05978024", 0, postal_code="44534")
    assert district(districts, luenen) == "Mitte"
    assert district(districts, north) == "Nord"
    assert district(districts, north, "hauptstr. 120a") == "Ost"
    assert district(districts, north, "Hauptstraße 20") == "Nord"
    assert district(districts, luenen, "am damm 3") == "Ost"
    assert district(districts, Place("Gahmen", "05978024-gahmen", 0)) == "Mitte"
    assert district(districts, Place("Selm", "05978032", 0), "Am Damm 3") is None


def test_at_night_the_number_of_the_night(districts):
    place = Place("Lünen", "05978024", 0)
    assert [standby_for(districts, place, now).number[-1] for now in (DAY, NIGHT, SUNDAY)] == ["1", "9", "9"]
    assert is_office_time(at(2026, 11, 27, 8))
    assert not is_office_time(at(2026, 11, 27, 16))


def test_the_responsible_office_stands_on_every_page_once_the_place_is_known(districts, visitor):
    assert "0221 4710-" not in visitor.get(HOME).content.decode()
    for path in ("", "suche/", "notfall/"):
        assert "0221 4710-" in visitor.get(f"{HOME}{path}?ort=Lünen").content.decode()


def test_a_place_without_an_office_says_whom_to_call(districts, visitor):
    page = visitor.get(f"{HOME}notfall/?ort=Selm").content.decode()
    assert "110" in page
    assert "Selm" in page
    assert visitor.get(f"{HOME}notfall/?ort=Nirgendwo&strasse=" + "9" * 999).status_code == 200
