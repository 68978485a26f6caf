# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Mein Konto, the forgotten password, and what cannot be reached."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from apps.accounts.steps import confirm, enter, person
from apps.conftest import signed_in
from lueckenlos.accounts.models import User
from lueckenlos.accounts.people import PEOPLE
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
NEW = "Ein-neues-langes-Passwort-7"


def link_in(mail):
    return re.search(r"http://testserver(\S+)", mail.body)[1]


@pytest.mark.parametrize("key", [one.key for one in PEOPLE])
def test_everybody_has_a_page_of_their_own(county, key):
    response = signed_in(key).get("/konto/")
    assert response.status_code == 200
    text = response.content.decode()
    assert person(key).email in text
    assert "Mein Konto" in text
    assert "no-store" in response.headers["Cache-Control"] or "no-cache" in response.headers["Cache-Control"]


def test_the_name_in_the_head_leads_there(kreis):
    assert '<a class="account__name" href="/konto/">' in kreis.get("/kreis-unna/").content.decode()


def test_own_pages_ask_to_sign_in(county):
    for address in (
        "/konto/",
        "/konto/passwort/",
        "/konto/ersatzcodes/",
        "/konto/passkeys/neu/",
        "/konto/bestaetigen/",
    ):
        assert Client().get(address).headers["Location"].startswith("/anmelden/"), address


def test_pages_for_own_changes_are_in_german_and_polite(kreis):
    confirm(kreis)
    for address in (
        *("/konto/passwort/", "/konto/bestaetigen/", "/konto/zweiter-faktor/", "/konto/zweiter-faktor/app/"),
        *("/konto/passkeys/neu/", "/anmelden/passwort-vergessen/", "/anmelden/passwort-vergessen/gesendet/"),
        *("/anmelden/neues-passwort/gesetzt/", "/anmelden/neues-passwort/1-abc/"),
    ):
        response = kreis.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        assert not re.search(r"\b([Dd]ein\w*|[Dd]u|Password|Email|Current|Enabling|Please|Sign)\b", text), address


def test_a_forgotten_password(county, mailoutbox):
    client, other = Client(), signed_in("kreis")
    response = client.post("/anmelden/passwort-vergessen/", {"email": "Kreis@Beispiel.example"})
    assert response.headers["Location"] == "/anmelden/passwort-vergessen/gesendet/"
    (mail,) = mailoutbox
    assert mail.to == ["kreis@beispiel.example"]
    assert "neues Passwort" in mail.subject
    opened = client.get(link_in(mail), follow=True)
    form_address = opened.redirect_chain[-1][0]
    assert form_address.endswith("-set-password/"), "the key is not left in the address"
    assert client.post(form_address, {"password1": "kurz", "password2": "kurz"}).status_code == 200
    assert client.post(form_address, {"password1": NEW, "password2": NEW}).status_code == 302
    assert client.get("/kreis-unna/").status_code == 302, "who has the mail still has to sign in"
    assert other.get("/kreis-unna/").status_code == 302
    assert enter(Client(), password=NEW).status_code == 302
    assert "gilt nicht mehr" in Client().get(link_in(mail), follow=True).content.decode()
    assert AuditEvent.objects.filter(action="password.changed").count() == 1


@pytest.mark.parametrize("email", ["wer@beispiel.example", "gesperrt@beispiel.example"])
def test_an_unknown_address_hears_the_same(county, mailoutbox, email):
    User.objects.create_user("gesperrt@beispiel.example", NEW, name="Gesperrt", is_active=False)
    response = Client().post("/anmelden/passwort-vergessen/", {"email": email}, follow=True)
    known = Client().post("/anmelden/passwort-vergessen/", {"email": "kreis@beispiel.example"}, follow=True)
    words = [re.search(r"<main.*</main>", one.content.decode(), re.S)[0] for one in (response, known)]
    assert words[0] == words[1]
    assert [mail.to for mail in mailoutbox] == [["kreis@beispiel.example"]]


def test_nobody_signs_up(county):
    for name in ("account_signup", "socialaccount_signup", "account_email", "socialaccount_connections"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    before = User.objects.count()
    for address in ("/konto/registrieren/", "/accounts/signup/", "/signup/", "/anmelden/signup/"):
        assert Client().post(address, {"email": "x@beispiel.example"}).status_code in (302, 404)
    assert User.objects.count() == before


def test_a_changed_password_is_told_by_mail(kreis, mailoutbox):
    kreis.post("/konto/passwort/", {"oldpassword": "lueckenlos-beispiel", "password1": NEW, "password2": NEW})
    (mail,) = mailoutbox
    assert mail.to == ["kreis@beispiel.example"]
    assert "wurde geändert" in mail.body
    assert "http" not in mail.body


def test_signing_in_and_out_stands_in_the_trail(county):
    client = Client()
    enter(client, password="falsch")
    enter(client)
    client.post("/abmelden/")
    events = list(AuditEvent.objects.order_by("pk"))
    assert [event.action for event in events] == ["sign_in.failed", "person.signed_in", "person.signed_out"]
    assert events[0].person is None
    assert "kreis" not in str(events[0].details)
    assert events[1].region == county.pk
    assert events[1].person == person("kreis").pk


def test_failed_tries_with_one_address_are_told_from_others(county):
    for key in ("kreis", "KREIS", "luenen"):
        enter(Client(), key, password="falsch")
    first, second, third = (event.details["address"] for event in AuditEvent.objects.order_by("pk"))
    assert first == second != third


def test_an_office_behind_one_address_is_not_locked_out(county):
    cache.clear()
    for number in range(40):
        enter(Client(), f"niemand{number % 10}", password="falsch")
    assert enter(Client(), "luenen").status_code == 302


def test_the_sender_behind_a_proxy(county, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    attacker, person_there = {"x-forwarded-for": "6.6.6.6"}, {"x-forwarded-for": "9.9.9.9"}
    for _try in range(5):
        enter(Client(headers=attacker), password="falsch")
    assert enter(Client(headers=attacker)).status_code == 429
    assert enter(Client(headers=person_there)).status_code == 302
