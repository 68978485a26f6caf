# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The first page says what needs whom, and where; friendly where nothing does."""

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult  # noqa: F401

from apps.office.conftest import area, client_of, person, somebody
from lueckenlos.accounts.models import Invitation
from lueckenlos.directory.models import Service
from lueckenlos.editing.models import Draft, Proposal
from lueckenlos.editing.rows import read_row, to_json
from lueckenlos.shared.models import OutboxMail

pytestmark = pytest.mark.django_db
PAGE = "/kreis-unna/heute/"


def titles(client):
    return [group.title for group in client.get(PAGE).context["groups"]]


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("kreis", PAGE), ("luenen", PAGE), ("planung", PAGE), ("traeger", PAGE), ("verwaltung", PAGE), ("lotsen", PAGE),
        ("lenkung", "/kreis-unna/"), ("revision", "/kreis-unna/protokoll/"),
    ],
)  # fmt: skip
def test_where_each_role_begins(county, key, page):
    response = client_of(person(key)).get("/")
    assert response.headers["Location"] == page
    assert client_of(person(key)).get(page).status_code == 200


def test_the_menu_leads_there_for_those_who_work(kreis, lenkung):
    assert 'href="/kreis-unna/heute/"' in kreis.get("/kreis-unna/").content.decode()
    assert "/kreis-unna/heute/" not in lenkung.get("/kreis-unna/").content.decode()


def test_a_town_hears_of_its_own_breaks_and_endings(county, luenen):
    groups = {group.title: group for group in luenen.get(PAGE).context["groups"]}
    assert {line.word for line in groups["Die Kette reißt"].lines} == {"Gahmen (Lünen)", "Lünen-Süd"}
    ending = next(group for title, group in groups.items() if "innerhalb eines Jahres" in title)
    codes = [line.url.rstrip("/").rsplit("/", 1)[1] for line in ending.lines]
    areas = Service.objects.in_region(county).filter(code__in=codes).values_list("areas__path", flat=True)
    assert codes
    assert any(path.startswith("05978/05978024/") for path in areas)
    assert all(luenen.get(line.url).status_code == 200 for group in groups.values() for line in group.lines)


def test_an_organization_confirms_its_own(county, traeger, wellcome):
    group = next(g for g in traeger.get(PAGE).context["groups"] if "bestätigen" in g.title) if titles(traeger) else None
    Service.objects.in_region(county).filter(organization=wellcome).update(verified_on=None)
    group = next(g for g in traeger.get(PAGE).context["groups"] if "bestätigen" in g.title)
    own = Service.objects.in_region(county).filter(organization=wellcome).count()
    assert group.title.startswith(f"{own} ")


def test_a_review_waits_for_who_may_decide(county, kreis, luenen, traeger):
    row = read_row(county, "services", "s-luenen-stadtteileltern")
    Proposal.objects.rows(Proposal).create(
        region=county, table="services", code="s-luenen-stadtteileltern", before=to_json(row),
        after=to_json({**row, "waiting_weeks": 3.0}), by=person("traeger"), area_paths=("05978/05978024/",),
    )  # fmt: skip
    assert "1 Änderung zu prüfen" in titles(luenen)
    assert not any("zu prüfen" in title for title in titles(traeger))
    selm = client_of(somebody(county, "town_coordinator", "05978032"))
    assert not any("zu prüfen" in title for title in titles(selm))
    Proposal.objects.rows(Proposal).update(status="approved")
    assert not any("zu prüfen" in title for title in titles(luenen))


def test_a_draft_is_found_again_by_who_left_it(county, kreis, luenen):
    Draft.objects.rows(Draft).create(
        user=person("kreis"), region=county, table="services", values={"name": "Babytreff"}
    )
    assert "Babytreff" in kreis.get(PAGE).content.decode()
    assert "Babytreff" not in luenen.get(PAGE).content.decode()


def test_invitations_that_wait(county, kreis):
    Invitation.objects.create(
        email="a@b.example", name="x", kind="planner", area=area(county, "05978"), invited_by=person("kreis"),
        expires_at=timezone.now(),
    )  # fmt: skip
    assert "1 Einladung läuft bald ab oder ist abgelaufen" in kreis.get(PAGE).content.decode()


def test_failures_are_for_administrators(verwaltung, kreis):
    now = timezone.now()
    OutboxMail.objects.create(to=["a@b.example"], subject="", text="", next_try_at=now, failed_at=now)
    assert "1 E-Mail ließ sich nicht senden" in verwaltung.get(PAGE).content.decode()
    assert "ließ sich nicht senden" not in kreis.get(PAGE).content.decode()


def test_a_quiet_day_is_friendly(county):
    user = somebody(county, "navigator", "05978028")
    page = client_of(user).get(PAGE)
    assert page.context["groups"] == []
    assert "Heute wartet nichts auf Sie" in page.content.decode()
    assert "Zum Überblick" in page.content.decode()


def test_the_start_page_shows_the_two_most_important_first(county):
    page = Client().get("/").content.decode()
    before, after = page.split("Weitere Rollen")
    assert before.count("/anmelden/beispiel/") == 2
    assert after.count("/anmelden/beispiel/") == 6


@pytest.fixture
def wellcome(county):
    from lueckenlos.directory.models import Organization

    return Organization.objects.in_region(county).get(code="o-fbs-selm")
