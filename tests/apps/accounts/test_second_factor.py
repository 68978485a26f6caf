# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The second factor from setting up to losing the phone, and for whom it is required."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from apps.accounts.steps import code_of, confirm, enter, person, set_up_app
from apps.conftest import signed_in
from lueckenlos.accounts.people import PEOPLE
from lueckenlos.accounts.second_factor import reset_sign_in
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def secret(county, kreis, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return set_up_app(kreis)


def test_password_and_code_of_the_app(secret):
    client = Client()
    assert enter(client, next="/kreis-unna/karte/").headers["Location"] == "/anmelden/zweiter-faktor/"
    assert client.get("/kreis-unna/").status_code == 302, "the password alone opens nothing"
    page = client.get("/anmelden/zweiter-faktor/").content.decode()
    assert "Code" in page
    assert "Zweiter Schritt" in page
    assert "Passkey benutzen" not in page, "there is none"
    response = client.post("/anmelden/zweiter-faktor/", {"code": code_of(secret, 1)})
    assert response.headers["Location"] == "/kreis-unna/karte/"
    assert client.get("/kreis-unna/").status_code == 200
    event = AuditEvent.objects.filter(action="person.signed_in").latest("pk")
    assert event.details == {"with": ["password", "totp"]}
    assert event.person == person("kreis").pk


def test_a_wrong_code_opens_nothing_and_five_wait(secret):
    client = Client()
    enter(client)
    for _try in range(5):
        response = client.post("/anmelden/zweiter-faktor/", {"code": "000000"})
        assert "Der Code stimmt nicht" in response.content.decode()
    response = client.post("/anmelden/zweiter-faktor/", {"code": code_of(secret, 1)})
    assert "Viertelstunde" in response.content.decode()
    assert client.get("/kreis-unna/").status_code == 302
    assert AuditEvent.objects.filter(action="second_factor.failed").count() == 5


def test_a_code_serves_once(secret):
    for status in (302, 200):
        client = Client()
        enter(client)
        assert client.post("/anmelden/zweiter-faktor/", {"code": code_of(secret, 1)}).status_code == status


def test_the_key_of_the_app_is_encrypted_in_the_database(secret, settings):
    row = Authenticator.objects.get(type="totp")
    assert secret not in str(row.data)
    assert row.wrap().validate_code(code_of(secret, 1))
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key" * 9
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret, 0)) is not None
    settings.SECRET_KEY_FALLBACKS = []
    assert not Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret, -1))


def test_a_recovery_code_serves_once(secret, kreis):
    page = kreis.get("/konto/ersatzcodes/").content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(set(codes)) == 10
    assert codes[0] in kreis.get("/konto/ersatzcodes/datei/").content.decode()
    for status in (302, 200):
        client = Client()
        enter(client)
        assert client.post("/anmelden/zweiter-faktor/", {"code": codes[0]}).status_code == status
    assert "9 sind noch da" in kreis.get("/konto/").content.decode()


def test_setting_up_asks_for_the_password_first(county, kreis):
    response = kreis.get("/konto/zweiter-faktor/app/")
    assert response.headers["Location"].startswith("/konto/bestaetigen/")
    assert confirm(kreis, "falsch").status_code == 200
    assert kreis.get("/konto/zweiter-faktor/app/").status_code == 302
    assert confirm(kreis).status_code == 302
    assert kreis.get("/konto/zweiter-faktor/app/").status_code == 200


def test_setting_up_ends_the_sessions_that_had_none(county, kreis, django_capture_on_commit_callbacks):
    other = signed_in("kreis")
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(kreis)
    assert kreis.get("/kreis-unna/").status_code == 200
    assert other.get("/kreis-unna/").status_code == 302


def test_when_the_phone_is_gone_the_administration_helps(secret, kreis):
    reset_sign_in(user=person("kreis"), by=person("verwaltung"))
    assert kreis.get("/kreis-unna/").status_code == 302
    client = Client()
    assert enter(client).headers["Location"] == "/"
    event = AuditEvent.objects.get(action="sign_in.reset")
    assert event.details["removed"] == ["recovery_codes", "totp"]
    assert event.subject == f"person {person('kreis').pk}"


@pytest.mark.parametrize("key", [one.key for one in PEOPLE])
def test_for_whom_a_second_factor_is_required(county, settings, key):
    settings.LUECKENLOS_REQUIRE_MFA = True
    client = signed_in(key)
    answer = client.get("/kreis-unna/")
    if key in ("lenkung", "lotsen"):
        assert answer.status_code == 200
        return
    assert answer.headers["Location"] == "/konto/zweiter-faktor/"
    assert client.post("/kreis-unna/").headers["Location"] == "/konto/zweiter-faktor/"
    assert client.get("/konto/").headers["Location"] == "/konto/zweiter-faktor/"
    page = client.get("/konto/zweiter-faktor/")
    assert page.status_code == 200
    assert "Ihre Rolle darf" in page.content.decode()
    set_up_app(client)
    assert client.get("/konto/ersatzcodes/").status_code == 200
    assert client.get("/kreis-unna/").status_code == 200


def test_who_must_set_up_can_sign_out_and_read_legal_pages(county, settings):
    settings.LUECKENLOS_REQUIRE_MFA = True
    client = signed_in("verwaltung")
    for address in ("/impressum/", "/datenschutz/", "/barrierefreiheit/"):
        assert client.get(address).status_code == 200
    assert client.post("/abmelden/").headers["Location"] == "/"
    assert client.get("/kreis-unna/").headers["Location"].startswith("/anmelden/")


def test_recovery_codes_alone_are_no_second_factor(county, settings):
    settings.LUECKENLOS_REQUIRE_MFA = True
    client = signed_in("kreis")
    Authenticator.objects.create(user=person("kreis"), type="recovery_codes", data={"seed": "", "used_mask": 0})
    assert client.get("/kreis-unna/").headers["Location"] == "/konto/zweiter-faktor/"
