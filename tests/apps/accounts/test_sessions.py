# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Being signed in ends: by itself, by the password, by the administration, by one's own hand."""

import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from apps.accounts.steps import confirm, enter, person
from apps.conftest import signed_in
from lueckenlos.accounts import sessions
from lueckenlos.accounts.actions import set_active
from lueckenlos.shared.models import AuditEvent
from lueckenlos.shared.retention import forget_due

pytestmark = pytest.mark.django_db
NEW = "Ein-neues-langes-Passwort-7"


@pytest.fixture
def at(monkeypatch):
    """Moves the clock of the sessions, minutes from now."""
    begin = time.time()
    return lambda minutes: monkeypatch.setattr(sessions.time, "time", lambda: begin + minutes * 60)


def is_in(client):
    return client.get("/kreis-unna/").status_code == 200


def test_an_hour_without_doing_anything_ends_it(county, at):
    client = signed_in("kreis")
    at(59)
    assert is_in(client)
    at(118)
    assert is_in(client)
    at(118 + 61)
    response = client.get("/kreis-unna/", follow=True)
    assert response.redirect_chain[0][0] == "/anmelden/?next=/kreis-unna/"
    assert "eine Weile nichts getan" in response.content.decode()
    assert "eine Weile nichts getan" not in client.get("/anmelden/").content.decode()
    assert AuditEvent.objects.get(action="session.ended").details == {"why": "idle"}


def test_twelve_hours_end_it_whatever_one_does(county, at):
    client = signed_in("kreis")
    for minutes in range(30, 12 * 60, 30):
        at(minutes)
        assert is_in(client), minutes
    at(12 * 60 + 1)
    assert not is_in(client)
    assert AuditEvent.objects.get(action="session.ended").details == {"why": "absolute"}


def test_the_times_are_settings(county, at, settings):
    settings.LUECKENLOS_IDLE_MINUTES = 5
    client = signed_in("kreis")
    at(6)
    assert not is_in(client)


def test_signing_in_again_begins_anew(county, at):
    client = signed_in("kreis")
    at(800)
    assert not is_in(client)
    enter(client)
    at(830)
    assert is_in(client)


def test_changing_the_password_ends_the_others(county):
    here, there = Client(), Client()
    enter(here)
    enter(there)
    response = here.post(
        "/konto/passwort/", {"oldpassword": "lueckenlos-beispiel", "password1": NEW, "password2": NEW}, follow=True
    )
    assert "Ihr Passwort ist geändert" in response.content.decode()
    assert is_in(here)
    assert not is_in(there)
    assert enter(Client()).status_code == 200
    assert enter(Client(), password=NEW).status_code == 302
    assert AuditEvent.objects.filter(action="password.changed").count() == 1


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("falsch", NEW, NEW, "bisheriges Passwort"),
        ("lueckenlos-beispiel", "kurz", "kurz", "12 Zeichen"),
        ("lueckenlos-beispiel", "passwort1234", "passwort1235", "verschieden"),
        ("lueckenlos-beispiel", "kreis@beispiel.example", "kreis@beispiel.example", "ähnlich"),
        ("lueckenlos-beispiel", "password1234", "password1234", "üblich"),
    ],
)
def test_rules_for_passwords(county, kreis, old, new, again, words):
    response = kreis.post("/konto/passwort/", {"oldpassword": old, "password1": new, "password2": again})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert person("kreis").check_password("lueckenlos-beispiel")


def test_locking_a_person_ends_all(county):
    client = signed_in("kreis")
    assert is_in(client)
    area = person("kreis").held_roles[0].area
    set_active(user=person("kreis"), is_active=False, by=person("verwaltung"), area=area)
    assert not is_in(client)
    assert "passen nicht zusammen" in enter(Client()).content.decode()


def test_the_list_of_own_sessions(county):
    here, there, foreign = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0"}), Client(), Client()
    enter(here)
    enter(there)
    enter(foreign, "luenen")
    page = here.get("/konto/").content.decode()
    assert "Firefox auf Linux – dieses Gerät" in page
    assert page.count("/beenden/") == 2, "the other one, and all others"
    row = UserSession.objects.get(session_key=there.session.session_key)
    assert here.post(f"/konto/sitzungen/{row.pk}/beenden/").headers["Location"].startswith("/konto/bestaetigen/")
    confirm(here)
    assert here.post(f"/konto/sitzungen/{row.pk}/beenden/").status_code == 302
    assert not is_in(there)
    assert is_in(here)
    row = UserSession.objects.get(session_key=foreign.session.session_key)
    assert here.post(f"/konto/sitzungen/{row.pk}/beenden/").status_code == 404
    assert is_in(foreign)
    assert here.get("/konto/sitzungen/1/beenden/").status_code == 405


def test_all_other_devices(county):
    here, others = Client(), [Client(), Client()]
    for client in (here, *others):
        enter(client)
    confirm(here)
    response = here.post("/konto/sitzungen/beenden/", follow=True)
    assert "2 Geräte sind abgemeldet" in response.content.decode()
    assert [is_in(client) for client in (here, *others)] == [True, False, False]


def test_what_has_ended_is_forgotten(county):
    enter(Client())
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
    forget_due(timezone.now() + timedelta(hours=11))
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
    forget_due(timezone.now() + timedelta(hours=35))
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 1)
    forget_due(timezone.now() + timedelta(hours=37))
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)
