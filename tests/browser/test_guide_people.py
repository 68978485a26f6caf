# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Ways of people through the guide of the example county, as they would go them."""

import io
import re

import pypdf
import pytest

from browser.guide_visits import OTHER, SERVICE, home, stay

pytestmark = pytest.mark.xdist_group("browser")


def test_a_mother_with_a_phone_in_turkish(chromium, address):
    context = chromium.new_context(
        base_url=address, locale="de-DE", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto("/kreis-unna/hilfe/")
    page.locator(".languages summary").tap()
    page.locator(".languages a[lang=tr]").tap()
    page.wait_for_url("**/hilfe/tr/")
    page.get_by_role("link", name="Bebeğimiz").tap()
    page.wait_for_url("**/suche/?lage=baby")
    before = int(re.match(r"\d+", page.locator("[role=status] b").first.inner_text())[0])
    page.locator(".search__more summary").tap()
    page.fill("#ort", "44532")
    page.locator("input[name=kostenlos]").check()
    page.locator(".search__fields button.button").tap()
    page.wait_for_url("**kostenlos=1**")
    assert 0 < int(re.match(r"\d+", page.locator("[role=status] b").first.inner_text())[0]) < before
    assert page.locator(".danger a[href^='tel:0']").is_visible()  # the youth office of the place, without a search
    name = page.locator(".card h2").first.inner_text()
    page.locator(".card h2 a").first.tap()
    page.wait_for_url("**/angebot/**")
    call = page.locator("a.button[href^='tel:']")
    assert call.bounding_box()["y"] < 740, "to be seen without scrolling"
    page.locator("[data-save]").tap()
    stay(page)
    page.wait_for_timeout(800)
    context.set_offline(True)
    page.locator("[data-saved-link]").tap()
    page.wait_for_url("**/merkliste/**")
    assert page.locator(".card h2").inner_text() == name
    assert page.locator(".card a[href^='tel:']").get_attribute("href") == call_of(page)
    context.close()


def call_of(page):
    number = page.locator(".card a[href^='tel:']").inner_text()
    return "tel:" + "".join(sign for sign in number if sign.isdigit())


def test_a_grandfather_who_only_prints(visit):
    page = visit(signed_in=False)
    page.goto(home() + f"angebot/{SERVICE}/")
    number = page.locator("a.button[href^='tel:'] [dir]").inner_text()
    street = page.locator(".first dd").nth(1).inner_text().split("\n")[1]
    paper = words_of(page.pdf(format="A4"))
    assert "geschlossen" not in paper, "on paper no hour is now"
    for words in (number, street, "11:30 Uhr", "110", f"angebot/{SERVICE}/", "wellcome"):
        assert words in paper, words
    for words in ("Merken", "Impressum", "Türkçe", "Route"):
        assert words not in paper, words
    page.goto(home() + f"merkliste/?a={SERVICE}&a={OTHER}")
    phones = page.locator(".card a[href^='tel:']").all_inner_texts()
    paper = words_of(page.pdf(format="A4"))
    assert len(phones) == 2
    assert all(phone in paper for phone in phones)
    assert "nehmen" not in paper
    document = page.request.get(page.locator("a[href*='merkliste.pdf']").evaluate("link => link.href")).body()
    assert all(phone in words_of(document) for phone in phones)


def words_of(document):
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(document)).pages)


def test_printed_pages_are_black_on_white(visit):
    page = visit(signed_in=False)
    page.emulate_media(media="print")
    page.goto(home() + f"angebot/{SERVICE}/")
    colours = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.childNodes.length)"
        ".map(e => getComputedStyle(e)).flatMap(s => [s.color, s.backgroundColor])"
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


def test_a_nurse_with_two_minutes(visit):
    page = visit(signed_in=False)
    page.goto("/kreis-unna/hilfe/")
    page.keyboard.press("Tab")  # past the skip link: everything is reached by keys
    page.locator(".search__more summary").click()
    page.fill("#ort", "Lünen")
    page.fill("#alter", "2")
    page.fill("#q", "schreibaby")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/**")
    first = page.locator(".card").first
    assert first.locator("a[href^='tel:']").is_visible()
    assert page.locator(".chips .on").count() == 2
