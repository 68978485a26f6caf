# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A passkey from adding to signing in with it alone, and the pages of one's own account, in a real browser."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from browser.test_pages import faults

pytestmark = pytest.mark.xdist_group("browser")
PASSWORD = "lueckenlos-beispiel"  # noqa: S105 - the example's, which is no secret
MAIL = "lotsen@beispiel.example"


def with_device(page):
    """The browser has a fingerprint reader, and the finger is right."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable", {"enableUI": False})
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    return devtools, devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def sign_in(page, mail=MAIL):
    page.goto("/anmelden/")
    page.get_by_label("Mailadresse").fill(mail)
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()


def confirm(page):
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Bestätigen").click()


def test_a_passkey_from_adding_to_signing_in(visit):
    page = visit(signed_in=False)
    devtools, device = with_device(page)
    sign_in(page)
    page.goto("/konto/zweiter-faktor/")
    assert faults(page) == []
    page.get_by_role("link", name="Passkey hinzufügen").click()
    assert faults(page) == []
    confirm(page)
    assert page.get_by_label("Allein damit anmelden").is_checked()
    assert faults(page) == []
    page.get_by_label("Name des Passkeys").fill("Laptop im Büro")
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.wait_for_url("**/konto/ersatzcodes/")
    assert page.locator(".codes li").count() == 10
    assert faults(page) == []
    page.goto("/konto/")
    assert page.get_by_text("Laptop im Büro").is_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Abmelden").click()
    page.goto("/konto/")
    assert "/anmelden/" in page.url
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/konto/")
    page.get_by_role("button", name="Abmelden").click()
    sign_in(page)
    page.wait_for_url("**/anmelden/zweiter-faktor/")
    assert faults(page) == []
    page.get_by_role("button", name="Passkey benutzen").click()
    page.wait_for_url(lambda url: "/anmelden/" not in url)
    page.goto("/konto/")
    page.get_by_role("link", name="Laptop im Büro entfernen").click()
    confirm(page)
    page.get_by_role("button", name="Entfernen").click()
    page.wait_for_url("**/konto/")
    assert page.get_by_text("Laptop im Büro").count() == 0
    devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})


def test_where_the_finger_is_wrong_the_page_says_so(visit):
    page = visit(signed_in=False)
    devtools, device = with_device(page)
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.get_by_text("Der Passkey hat nicht geklappt").wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_an_app_as_second_factor(visit, width):
    page = visit(javascript=True, signed_in=False, width=width)
    mail = {1280: "planung@beispiel.example", 360: "revision@beispiel.example"}[width]
    sign_in(page, mail)
    page.goto("/konto/zweiter-faktor/app/")
    confirm(page)
    assert faults(page) == []
    picture = page.locator("img.qr")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator(".secret").inner_text()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    page.get_by_label("Code aus der App").fill(code)
    page.get_by_role("button", name="Einrichten").click()
    assert re.search("/konto/ersatzcodes/$", page.url)
    for address in ("/konto/", "/konto/passwort/", "/konto/zweiter-faktor/app/entfernen/", "/konto/ersatzcodes/neu/"):
        page.goto(address)
        assert faults(page) == [], address
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, address
    page.goto("/konto/zweiter-faktor/app/entfernen/")
    page.get_by_role("button", name="Entfernen").click()
    assert "Die App ist nicht mehr Ihr zweiter Faktor" in page.content()


def test_pages_before_signing_in_keep_nobody_out(visit):
    page = visit(signed_in=False, width=360)
    for address in (
        *("/anmelden/passwort-vergessen/", "/anmelden/passwort-vergessen/gesendet/"),
        *("/anmelden/neues-passwort/gesetzt/", "/anmelden/neues-passwort/1-abc/"),
    ):
        page.goto(address)
        assert faults(page) == [], address
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, address
