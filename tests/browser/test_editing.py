# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Editing in a real browser: with and without JavaScript, accessible, nothing beside the screen, nothing lost."""

import pytest

from browser.test_pages import faults

pytestmark = pytest.mark.xdist_group("browser")
ENTRY = "/kreis-unna/bearbeiten/angebote/eintrag/s-luenen-stadtteileltern/"


def sign_in_as(page, key):
    page.context.clear_cookies()
    page.goto("/")
    page.locator("details").evaluate_all("all => all.forEach(d => d.open = true)")
    page.locator(f"form[action*='/beispiel/{key}/'] button").click()


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_of_the_editor_are_accessible(visit, width):
    page = visit(width=width)
    sign_in_as(page, "luenen")
    found = {}
    for address in (
        "/kreis-unna/bearbeiten/",
        "/kreis-unna/bearbeiten/angebote/",
        "/kreis-unna/bearbeiten/angebote/neu/",
        ENTRY,
        "/kreis-unna/freigaben/",
        "/kreis-unna/verlauf/",
    ):
        page.goto(address)
        if problems := faults(page):
            found[address] = problems
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(ENTRY)
    page.fill("[name=waiting_weeks]", "3")
    page.click("button[value=preview]")
    page.wait_for_selector(".preview")
    if problems := faults(page):
        found["preview"] = problems
    assert found == {}


@pytest.mark.parametrize("javascript", [True, False])
def test_a_change_is_looked_at_and_saved(visit, javascript):
    page = visit(javascript=javascript)
    sign_in_as(page, "luenen") if javascript else sign_in_without(page)
    page.goto(ENTRY)
    weeks = "4" if javascript else "5"
    page.fill("[name=waiting_weeks]", weeks)
    page.click("button[value=preview]")
    assert "Das würde sich ändern" in page.content()
    page.locator(".preview button[value=save]").click()
    page.wait_for_url("**/angebote/s-luenen-stadtteileltern/")
    assert f"{weeks} Wochen" in page.content()


def sign_in_without(page):
    """Without scripts the further roles are unfolded by hand."""
    page.context.clear_cookies()
    page.goto("/")
    for summary in page.locator("main summary").all():
        summary.click()
    page.locator("form[action*='/beispiel/luenen/'] button").click()


def test_what_is_typed_is_kept_as_a_draft(visit):
    page = visit()
    sign_in_as(page, "luenen")
    page.goto("/kreis-unna/bearbeiten/angebote/neu/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[name=name]").press_sequentially("Stadtteileltern an drei")
    page.wait_for_selector(".similar .notice")
    assert "Stadtteileltern an drei Familienzentren" in page.locator(".similar").inner_text()
    page.wait_for_function("() => document.querySelector('[data-draft-state]').textContent !== ''", timeout=15_000)
    page.goto("/kreis-unna/bearbeiten/angebote/neu/?entwurf=1")
    assert page.input_value("[name=name]") == "Stadtteileltern an drei"
