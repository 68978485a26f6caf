# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From "ask for confirmation" over the link in the mail to the confirmed entry, as people do it."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("browser")
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
HOUSE = "Mehrgenerationenhaus Selm"


def check(page):
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.fixture
def newest_mail(address, tmp_path_factory):
    """The last mail to an address that was written down, as the worker would send it; others are asked meanwhile."""
    data = next(tmp_path_factory.getbasetemp().glob("served*/data/lueckenlos.sqlite3"))

    def read(to):
        with sqlite3.connect(data) as database:
            rows = database.execute('SELECT "to", text FROM shared_outboxmail ORDER BY id DESC').fetchall()
        return next(text for addresses, text in rows if json.loads(addresses) == [to])

    return read


def named(action, thing):
    """The thing is said to screen readers only; browsers put a space before it."""
    return re.compile(rf"^{action}\s*: {thing}")


def as_organization(visit, **how):
    page = visit(signed_in=False, **how)
    page.goto("/")
    page.locator("form[action*='/beispiel/traeger/'] button").click()
    return page


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (360, True), (1280, False)])
def test_one_click_confirms(visit, newest_mail, width, javascript):
    look = check if javascript else lambda _page: None
    page = as_organization(visit, width=width, javascript=javascript)
    page.goto("/kreis-unna/angebote/s-selm-mehrgenerationenhaus/")
    assert page.get_by_text("Mo–Fr 9–17 Uhr").is_visible()
    page.goto("/kreis-unna/aktualitaet/?traeger=o-fbs-selm")
    look(page)
    page.get_by_role("button", name=named("Bestätigung erbitten", HOUSE)).click()
    assert page.get_by_text(f"Eine Mail zu „{HOUSE}“ ist unterwegs").is_visible()
    text = newest_mail("familienbildung-selm@beispiel.example")
    link = re.search(rf"{HOUSE}.*?(/bestaetigen/\S+)", text, re.DOTALL)[1]

    office = visit(width=width, javascript=javascript, signed_in=False)
    office.goto(link)
    look(office)
    assert office.get_by_text("noch nicht bestätigt").is_visible()
    office.get_by_role("button", name="Antworten und bestätigen").click()
    assert office.get_by_text("Beantworten Sie eine der Fragen").is_visible()
    look(office)
    office.get_by_label("Was soll anders sein?").fill(f"Bitte prüfen {width}{javascript}")
    office.get_by_role("button", name="Hinweis senden").click()
    assert office.get_by_text("Die Koordination hat Ihren Hinweis").is_visible()
    assert office.get_by_text("noch nicht bestätigt").is_visible()
    page.goto("/kreis-unna/aktualitaet/")
    assert page.get_by_text(f"Bitte prüfen {width}{javascript}").is_visible()
    look(page)
    page.get_by_role("button", name=named("Erledigt", HOUSE)).click()

    if (width, javascript) == (1280, False):  # the last of the three, so that each finds the entry unconfirmed
        office.get_by_label("Wartezeit in Wochen").fill("2")
        office.get_by_role("button", name="Antworten und bestätigen").click()
        assert office.get_by_text("2 Wochen").is_visible()
        assert office.get_by_text("noch nicht bestätigt").count() == 0
        page.goto("/kreis-unna/aktualitaet/?traeger=o-fbs-selm")
        assert page.get_by_role("button", name=named("Bestätigung erbitten", HOUSE)).count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_contacts_and_lists(visit, width):
    page = as_organization(visit, width=width)
    page.goto("/kreis-unna/kontakte/?suche=wellcome")
    check(page)
    page.get_by_role("link", name=named("Ersetzen", "Koordination wellcome")).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Koordination wellcome ersetzen"
    check(page)
    page.get_by_role("button", name="Überall ersetzen").click()
    assert page.get_by_role("alert").is_visible()
    check(page)
    coordinator = visit(width=width)
    coordinator.goto("/kreis-unna/verteiler/?gebiet=05978032")
    assert "wellcome-selm@beispiel.example" in coordinator.get_by_label("Adressen zum Kopieren").input_value()
    check(coordinator)
    coordinator.goto("/kreis-unna/aktualitaet/")
    check(coordinator)


def test_a_link_that_does_not_fit_is_explained(visit):
    page = visit(signed_in=False)
    page.goto("/bestaetigen/x:y:z/")
    assert page.get_by_role("heading", level=1).inner_text() == "Dieser Link passt nicht"
    check(page)
