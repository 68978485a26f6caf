# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The guide on every device: nobody is kept out, nothing stands beside the screen or moves, and it weighs little."""

import urllib.request

import pytest

from browser.guide_visits import LANGUAGES, PAGES, SERVICE, faults, home, moved, open_all, width_of

pytestmark = pytest.mark.xdist_group("browser")
MOST_BYTES, MOST_WITH_WORKER = 55_000, 61_440
"""Of a first visit, as sent: the page with all it needs; and with what the device keeps for later."""
FOR_EDITORS = "einbetten/anleitung/?ort=nirgendwo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_kept_out(visit, language):
    page, found = visit(signed_in=False, width=360), {}
    for path in (*PAGES, *([FOR_EDITORS] if language in ("de", "en") else [])):
        answer = page.goto(home(language) + path)
        assert answer.status == 200, path
        assert page.evaluate("[document.documentElement.lang, document.dir]") == [
            language, "rtl" if language == "ar" else "ltr",
        ]  # fmt: skip
        if problems := faults(page):
            found[path] = problems
    page.goto(home(language))
    page.locator(".languages summary").click()
    assert (found, faults(page, "'.top'")) == ({}, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_beside_the_screen(visit, language):
    page, wide = visit(signed_in=False, width=320), {}
    for path in PAGES:
        page.goto(home(language) + path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if width_of(page) > width:
                wide[path, width] = width_of(page)
        open_all(page)
        page.set_viewport_size({"width": 320, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if width_of(page) > 320:
            wide[path, "200 %"] = width_of(page)
    assert wide == {}


def test_arabic_reads_from_the_right(visit):
    page = visit(signed_in=False, width=1280)
    for language, is_left in (("de", True), ("ar", False)):
        page.goto(home(language))
        name, menu = page.locator(".top__name").bounding_box(), page.locator(".languages").bounding_box()
        assert (name["x"] < menu["x"]) is is_left
    page.goto(home("ar") + f"angebot/{SERVICE}/")
    assert page.locator("a.button[href^='tel:'] [dir='ltr']").count() == 1


FIRST_VISITS = [(language, path) for language in LANGUAGES for path in ("", f"angebot/{SERVICE}/")]


@pytest.mark.parametrize(("language", "path"), [*FIRST_VISITS, ("de", "suche/?q=Hebamme"), ("de", "notfall/")])
def test_a_first_visit_weighs_little_and_holds_still(visit, address, language, path):
    page = visit(signed_in=False, width=360)
    measured, sizes = page.context.new_cdp_session(page), {}
    measured.send("Network.enable")
    measured.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(home(language) + path)
    page.wait_for_load_state("networkidle")
    assert moved(page) == [0, []]
    kept = [name for name in ("", "notfall/", "merkliste/", "offline/") if name != path]
    besides = [size_of(address + home(language) + name) for name in kept]
    besides.append(size_of(f"{address}/kreis-unna/hilfe/dienst.js"))
    assert len(sizes) > 4
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert sum(sizes.values()) + sum(besides) <= MOST_WITH_WORKER, (sizes, besides)


def size_of(address):
    """As sent, compressed; what the worker fetches besides the page."""
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})) as answer:  # noqa: S310
        return len(answer.read())


@pytest.mark.parametrize("path", ["", f"angebot/{SERVICE}/", f"merkliste/?a={SERVICE}"])
def test_nothing_moves_when_fonts_come_late_or_a_list_is_kept(visit, path):
    page, held = visit(signed_in=False, width=360), []
    page.route("**/*.woff2", lambda font: held.append(font))
    page.goto(home() + path, wait_until="domcontentloaded")
    page.wait_for_timeout(600)
    for font in held:
        font.continue_()
    page.wait_for_timeout(300)
    assert held
    assert moved(page) == [0, []]
    page.evaluate(f"localStorage.setItem('lueckenlos:kreis-unna:saved', '[\"{SERVICE}\", \"x\"]')")
    page.goto(home() + path)
    assert page.locator("[data-saved-count]").inner_text() == "2"
    assert moved(page) == [0, []]


def test_letters_of_other_scripts_are_those_of_the_device(visit):
    page, fonts = visit(signed_in=False), []
    page.on("request", lambda r: fonts.append(r.url) if r.url.endswith(".woff2") else None)
    for language in ("ar", "uk"):
        page.goto(home(language) + f"angebot/{SERVICE}/")
        page.wait_for_load_state("networkidle")
    page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))")
    assert fonts == []


def test_all_that_matters_works_without_scripts(visit):
    page = visit(signed_in=False, javascript=False, width=360)
    page.goto("/kreis-unna/hilfe/")
    assert page.locator("button:visible").all_inner_texts() == ["Suchen"]
    page.locator(".search__more summary").click()
    page.fill("#q", "Hebamme")
    page.fill("#ort", "Selm")
    page.locator("input[name=kostenlos]").check()
    page.locator(".search__fields button.button").click()
    assert "q=Hebamme" in page.url
    assert page.locator(".card").count() >= 1
    page.locator(".chips .on").last.click()
    assert "kostenlos" not in page.url
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=tr]").click()
    assert "/hilfe/tr/suche/?q=Hebamme" in page.url
    page.locator(".card h2 a").first.click()
    assert page.locator("a.button[href^='tel:']").is_visible()
    assert page.locator("[data-save], [data-share], [data-print]").locator("visible=true").count() == 0


def test_a_note_is_sent_without_scripts(visit):
    page = visit(signed_in=False, javascript=False)
    page.goto(home() + f"angebot/{SERVICE}/")
    page.get_by_role("link", name="Hier stimmt etwas nicht").click()
    page.locator("input[type=radio]").first.check()
    page.wait_for_timeout(4500)  # who is faster is taken for a program
    page.get_by_role("button", name="Senden").click()
    assert page.locator(".notice[role=status]").is_visible()


LINKS = """[...document.querySelectorAll('a[href], link[href], script[src]')]
    .map(e => new URL(e.getAttribute('href') || e.src, location).href)"""


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_link_leads_somewhere(visit, language):
    page, links = visit(signed_in=False), set()
    for path in (*PAGES, "suche/?lage=schwanger", "suche/"):
        page.goto(home(language) + path)
        links |= set(page.evaluate(LINKS))
    inside = sorted({link.split("#")[0] for link in links if link.startswith("http") and "openstreetmap" not in link})
    assert len(inside) > 100
    own = [link for link in inside if link.startswith(page.url.split("/kreis-unna")[0])]
    broken = {link: page.request.fetch(link, method="HEAD").status for link in own if "gibtesnicht" not in link}
    assert {link: status for link, status in broken.items() if status != 200} == {}


def test_nobody_is_remembered(visit):
    page = visit(signed_in=False)
    for path in PAGES:
        if "stimmt-nicht" not in path:
            page.goto(home() + path)
    assert page.context.cookies() == []
