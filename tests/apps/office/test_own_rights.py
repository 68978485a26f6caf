# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page says what the rights say: the same answer as when an entry is really changed."""

import pytest

from apps.office.conftest import area, client_of, person, somebody
from lueckenlos.accounts.actions import add_role
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import read_row
from lueckenlos.frame.models import Phase
from lueckenlos.office.own_rights import entry_named, lines_of
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
PAGE = "/kreis-unna/meine-rechte/"


def answers(user, county, thing):
    line = next(line for line in lines_of(user, county) if thing in line.things)
    return {name: answer["allowed"] for answer in line.answers for name in answer["areas"]}


def test_a_youth_office_keeps_its_town_and_the_health_office_works_in_all(county):
    kreis, luenen = person("kreis"), person("luenen")
    assert answers(kreis, county, "Angebote: Gesundheit") == {"überall": True}
    youth = answers(kreis, county, "Angebote: Jugendhilfe")
    assert youth["Bönen"] is True
    assert youth["Lünen"] is False
    assert answers(luenen, county, "Angebote: Jugendhilfe") == {"überall": True}


@pytest.mark.parametrize("key", ["lenkung", "revision", "lotsen", "verwaltung"])
def test_who_only_reads_is_told_so(county, key):
    for line in lines_of(person(key), county):
        assert [answer["allowed"] for answer in line.answers] == [False], line.things


def test_an_editor_changes_the_own_organization_only(county):
    user = person("traeger")
    assert answers(user, county, "Angebote: Familienbildungsstätte Selm") == {"Selm": True}
    assert answers(user, county, "Angebote: Jugendhilfe") == {"Selm": False}


def test_a_role_for_some_phases_is_not_refused_for_its_phase(county):
    user = somebody(county, "planner", "05978032")
    phases = Phase.objects.in_region(county).filter(code="kita")
    add_role(user=user, kind="planner", area=area(county, "05978032"), phases=phases, by=None)
    user = type(user).objects.get(pk=user.pk)
    assert answers(user, county, "Bedarf: Gesundheit") == {"Selm": True}
    assert answers(user, county, "Angebote: Gesundheit") == {"Selm": False}


@pytest.mark.parametrize(
    ("key", "code", "allowed"),
    [
        ("traeger", "s-selm-wellcome", True),
        ("kreis", "s-selm-wellcome", False),
        ("luenen", "s-luenen-stadtteileltern", True),
        ("lenkung", "s-luenen-stadtteileltern", False),
    ],
)
def test_a_certain_entry(county, client, key, code, allowed):
    user = person(key)
    found = entry_named(user, user, county, "services", code)
    assert found["answer"] == Rights(user, county).may_change("services", read_row(county, "services", code))
    assert found["answer"].allowed is allowed
    page = client_of(user).get(PAGE, {"tabelle": "services", "eintrag": code}).content.decode()
    assert found["answer"].reason in page.replace("&amp;", "&")


def test_entries_of_foreign_towns_are_not_told(county, luenen):
    for text in ("s-selm-wellcome", "wellcome – Hilfe"):
        page = luenen.get(PAGE, {"tabelle": "services", "eintrag": text}).content.decode()
        assert "Ein solcher Eintrag ist hier nicht zu sehen." in page
    assert luenen.get(PAGE, {"tabelle": "gibtesnicht", "eintrag": "x"}).status_code == 200


def test_offices_stand_there_with_their_areas(kreis):
    page = kreis.get(PAGE).content.decode()
    assert "Kreis Unna, Fachbereich Gesundheit und Verbraucherschutz" in page
    assert "Bönen, Fröndenberg/Ruhr, Holzwickede" in page


def test_administrators_read_the_rights_of_others_and_it_is_written_down(county, verwaltung):
    number = person("luenen").pk
    page = verwaltung.get(f"/kreis-unna/personen/{number}/rechte/").content.decode()
    assert "Was darf Koordination Stadt Lünen, und warum?" in page
    assert AuditEvent.objects.get(action="rights.read").subject == f"person {number}"


def test_the_page_asks_few_queries(kreis, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        kreis.get(PAGE)
