# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of those who let people in and of those who audit: accessible, on a phone, by keyboard alone."""

import pytest

from browser.test_pages import faults
from browser.test_way import by_keyboard

pytestmark = pytest.mark.xdist_group("browser")
OF_ADMINISTRATORS = [
    "/kreis-unna/heute/",
    "/kreis-unna/personen/",
    "/kreis-unna/personen/3/",
    "/kreis-unna/personen/3/rechte/",
    "/kreis-unna/einladungen/",
    "/kreis-unna/einladungen/neu/",
    "/kreis-unna/protokoll/",
    "/kreis-unna/rechtstexte/?seite=barrierefreiheit",
]
OF_AUDITORS = ["/kreis-unna/protokoll/", "/kreis-unna/meine-rechte/"]
OF_ORGANIZATIONS = ["/kreis-unna/heute/", "/kreis-unna/meine-rechte/"]


def sign_in(page, key):
    page.goto("/")
    button = page.locator(f"form[action*='/beispiel/{key}/'] button")
    if not button.is_visible():
        page.locator(f"details:has(form[action*='/beispiel/{key}/']) summary").click()
    button.click()
    return page


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("key", "addresses"),
    [("verwaltung", OF_ADMINISTRATORS), ("revision", OF_AUDITORS), ("traeger", OF_ORGANIZATIONS)],
)
def test_nothing_keeps_anyone_out(visit, width, key, addresses):
    page = sign_in(visit(width=width, signed_in=False), key)
    found = {}
    for address in addresses:
        assert page.goto(address).status == 200, address
        problems = faults(page)
        if page.evaluate("document.scrollingElement.scrollWidth") > width:
            problems.append("wider than the screen")
        if problems:
            found[address] = problems
    assert found == {}


def type_into(page, name, text):
    """Tab until the field has the focus, then type."""
    wanted = page.locator(f"main [name={name}]")
    for _step in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            page.keyboard.type(text)
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_coordinator_invites_by_keyboard(visit, javascript):
    page = visit(javascript=javascript)
    mail = f"tastatur-{javascript}@selm.example".lower()
    page.goto("/kreis-unna/einladungen/neu/?traeger=o-fbs-selm")
    type_into(page, "email", mail)
    type_into(page, "name", "Büro der Familienbildung")
    by_keyboard(page, "main form .button")
    assert f"Die Einladung an {mail} ist unterwegs." in page.inner_text("main")
    assert mail in page.inner_text("main table")


def test_the_imprint_of_a_town(visit):
    page = sign_in(visit(signed_in=False), "verwaltung")
    page.goto("/kreis-unna/rechtstexte/?gebiet=05978028&seite=impressum")
    page.fill("main [name=text]", "# Impressum\nStadt Schwerte\n\n- Telefon 02304 0\n- info@schwerte.example")
    page.get_by_role("button", name="Speichern und veröffentlichen").click()
    assert "sofort öffentlich" in page.inner_text("main")
    page.get_by_role("link", name="Die Seite ansehen").click()
    assert page.inner_text("h1") == "Impressum"
    assert page.locator("main a[href='mailto:info@schwerte.example']").count() == 1
    assert faults(page) == []
    other = visit(signed_in=False)
    other.goto("/kreis-unna/impressum/?gebiet=05978028")
    assert "Stadt Schwerte" in other.inner_text("main")
    other.goto("/kreis-unna/impressum/?gebiet=05978024")
    assert "Stadt Schwerte" not in other.inner_text("main")


def test_a_barrier_is_reported_by_hand(visit):
    page = visit(signed_in=False)
    page.goto("/barrierefreiheit/")
    page.get_by_role("link", name="Barriere melden").click()
    page.fill("main [name=text]", "Die Karte wird nicht vorgelesen.")
    page.wait_for_timeout(3_200)
    page.get_by_role("button", name="Absenden").click()
    assert "Danke." in page.inner_text("main")
