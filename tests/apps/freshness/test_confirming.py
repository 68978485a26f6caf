# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The link in the mail: opening changes nothing, one click confirms, answers reach the board."""

from datetime import date, timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from lueckenlos.chain.analysis import Question, data_of, day_of
from lueckenlos.directory.models import Contact, Service
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.freshness.asking import ask_now
from lueckenlos.freshness.links import SALT, token_for
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
CODE = "s-selm-wellcome"


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=False)


def row(county, code=CODE):
    return read_row(county, "services", code)


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(county, client, link, asking, method):
    before, events = row(county), AuditEvent.objects.count()
    for _n in range(3):
        assert getattr(client, method)(link).status_code == 200
    assert row(county) == before
    assert not Revision.objects.in_region(county).exists()
    assert AuditEvent.objects.count() == events
    asking.refresh_from_db()
    assert asking.answered_at is None


def test_a_confirmation_counts_on_the_board_of_its_day(county, client, link):
    """Two of three services of the cell were never confirmed, the third too long ago; one click, and it is fresh."""
    place = ("baby", "youth_welfare")

    def status():
        county.refresh_from_db()
        (chain,) = data_of(county).chains_of(("05978032",), Question(on=day_of(county)))
        return next(cell.status for cell in chain.cells if (cell.phase, cell.field) == place)

    services = Service.objects.in_region(county)
    services.update(verified_on=None)
    services.filter(code=CODE).update(verified_on=county.reference_date - timedelta(days=400))
    county.refresh_from_db()
    (chain,) = data_of(county).chains_of(("05978032",), Question(on=day_of(county)))
    there = next(cell.services for cell in chain.cells if (cell.phase, cell.field) == place)
    services.filter(code__in=there).update(sufficiency="enough", places_per_year=None)
    assert status() == "stale"
    assert client.post(link, {"do": "confirm"}).status_code == 302
    assert status() == "covered"


def test_the_page_shows_the_entry_without_an_account(client, link):
    page = client.get(link)
    body = page.content.decode()
    assert "wellcome – Hilfe nach der Geburt" in body
    assert "nach Vereinbarung" in body
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in page.headers["Cache-Control"]


def test_one_click_confirms_and_a_second_is_harmless(county, client, link, asking):
    before = row(county)
    for _n in range(2):
        assert client.post(link, {"do": "confirm"}).status_code == 302
    assert row(county) == {**before, "verified_on": county.reference_date}
    (revision,) = Revision.objects.in_region(county)
    assert (revision.via, revision.by, revision.code) == ("confirmation", None, CODE)
    event = AuditEvent.objects.get(action="freshness.confirmed")
    assert (event.person, event.subject) == (None, CODE)
    asking.refresh_from_db()
    assert asking.answered_at is not None


def test_a_post_that_says_nothing_confirms_nothing(county, client, link):
    assert client.post(link, {}).status_code == 200
    assert client.post(link, {"do": "answer"}).status_code == 200
    assert client.post(link, {"do": "answer", "places_per_year": "viele"}).status_code == 200
    assert client.post(link, {"do": "answer", "places_per_year": "-3"}).status_code == 200
    assert client.post(link, {"do": "correct", "correction": " "}).status_code == 200
    assert not Revision.objects.in_region(county).exists()


def test_without_the_forms_token_a_foreign_page_confirms_nothing(county, link):
    assert Client(enforce_csrf_checks=True).post(link, {"do": "confirm"}).status_code == 403
    assert not Revision.objects.in_region(county).exists()


def test_answers_stand_in_the_entry(county, client, link):
    client.post(link, {"do": "answer", "places_per_year": "40", "waiting_weeks": "1,5", "sufficiency": ""})
    found = row(county)
    assert (found["places_per_year"], found["waiting_weeks"], found["sufficiency"]) == (40.0, 1.5, None)
    assert found["verified_on"] == county.reference_date
    client.post(link, {"do": "answer", "places_per_year": "0", "waiting_weeks": "", "sufficiency": ""})
    found = row(county)
    assert (found["places_per_year"], found["waiting_weeks"]) == (0.0, 1.5)


def statuses(county, area):
    county.refresh_from_db()
    chains = data_of(county).chains_of((area,), Question(on=day_of(county)))
    return {(cell.phase, cell.field): cell.status for cell in chains[0].cells}


def test_a_quick_answer_changes_the_cell_on_the_board(county, client):
    service = Service.objects.in_region(county).get(code="s-werne-kindertagespflege")
    link = f"/bestaetigen/{token_for(ask_now(service=service, by=None))}/"
    before = statuses(county, "05978040")
    client.post(link, {"do": "answer", "sufficiency": "enough"})
    after = statuses(county, "05978040")
    assert {cell for cell in before if before[cell] != after[cell]} == {("toddler", "education")}
    assert (before["toddler", "education"], after["toddler", "education"]) == ("thin", "covered")


def test_free_words_are_a_note_and_change_nothing(county, client, kreis, link, asking):
    before = row(county)
    client.post(link, {"do": "correct", "correction": "Heißt jetzt <b>anders</b>."})
    assert row(county) == before
    assert not Revision.objects.in_region(county).exists()
    asking.refresh_from_db()
    assert asking.correction == "Heißt jetzt <b>anders</b>."
    body = kreis.get("/kreis-unna/aktualitaet/").content.decode()
    assert "Heißt jetzt &lt;b&gt;anders&lt;/b&gt;." in body
    assert kreis.post(f"/kreis-unna/aktualitaet/hinweis/{asking.pk}/").status_code == 302
    assert "Heißt jetzt" not in kreis.get("/kreis-unna/aktualitaet/").content.decode()


def test_a_link_that_was_tampered_with_does_not_fit(county, client, link, asking):
    other = Service.objects.in_region(county).get(code="s-luenen-familienbuero")
    forged = signing.dumps([asking.pk, asking.service_id], salt="etwas anderes")
    for token in (
        token_for(asking)[:-1] + ("a" if token_for(asking)[-1] != "a" else "b"),
        forged,
        "x",
        signing.dumps([asking.pk, other.pk], salt=SALT),
        signing.dumps("etwas", salt=SALT),
    ):
        assert client.get(f"/bestaetigen/{token}/").status_code == 404
        assert client.post(f"/bestaetigen/{token}/", {"do": "confirm"}).status_code == 404
        assert client.post(f"/bestaetigen/{token}/neu/").status_code == 404
    assert not Revision.objects.in_region(county).exists()


def at(monkeypatch, days):
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + days * 86400)


def test_a_link_holds_for_thirty_days_and_a_new_one_can_be_had(county, client, link, monkeypatch):
    at(monkeypatch, 29)
    assert client.get(link).status_code == 200
    at(monkeypatch, 31)
    page = client.get(link)
    assert page.status_code == 410
    assert "30 Tage" in page.content.decode()
    assert "wellcome" not in page.content.decode()
    assert client.post(link, {"do": "confirm"}).status_code == 410
    assert not Revision.objects.in_region(county).exists()
    mail.outbox.clear()
    assert client.post(f"{link}neu/").status_code == 302
    (message,) = mail.outbox
    assert message.to == ["wellcome-selm@beispiel.example"]


def test_a_newer_link_replaces_the_older(county, client, link, wellcome):
    newer = ask_now(service=wellcome, by=None)
    assert client.post(link, {"do": "confirm"}).status_code == 410
    assert client.post(f"/bestaetigen/{token_for(newer)}/", {"do": "confirm"}).status_code == 302


def test_a_mailbox_that_was_given_up_confirms_nothing_any_more(county, client, link):
    Contact.objects.in_region(county).filter(code="k-fbs-selm-wellcome").update(until=date(2012, 1, 1))
    assert client.post(link, {"do": "confirm"}).status_code == 410
    assert not Revision.objects.in_region(county).exists()


def test_new_links_and_answers_are_limited(county, client, link):
    mail.outbox.clear()
    found = [client.post(f"{link}neu/").status_code for _n in range(5)]
    assert found == [302, 302, 302, 429, 429]
    assert len(mail.outbox) == 3
    newest = Asking.objects.in_region(county).get(replaced_at=None)
    address = f"/bestaetigen/{token_for(newest)}/"
    found = [client.post(address, {"do": "confirm"}).status_code for _n in range(61)]
    assert found.count(302) == 60
    assert found[-1] == 429


def test_what_was_removed_cannot_be_confirmed(county, client, asking, link):
    Asking.objects.in_region(county).filter(pk=asking.pk).delete()
    assert client.get(link).status_code == 404


def test_old_requests_are_forgotten(county, asking):
    now = timezone.now()
    assert not Asking.ended_before(now - timedelta(days=1)).exists()
    assert list(Asking.ended_before(now + timedelta(days=1))) == [asking]
