# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every page: accessible, nothing beside the screen, in one language, with tables that can be taken along."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("browser")

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/kreis-unna/",
    "/kreis-unna/kette/05978/",
    "/kreis-unna/kette/05978024-sued/",
    "/kreis-unna/kette/05978028/?zielgruppe=single_parents&datum=2013-01-01",
    "/kreis-unna/kette/?gebiet=stadtgebiet",
    "/kreis-unna/kette/05978004/baustein/toddler/education/",
    "/kreis-unna/kette/05978004/uebergang/toddler/kita/",
    "/kreis-unna/kette/05978036-koenigsborn/schnittstellen/baby/",
    "/kreis-unna/bild/05978024-sued/",
    "/kreis-unna/bild/05978024-sued/?ohne=s-luenen-stadtteileltern&alle=1",
    "/kreis-unna/karte/",
    "/kreis-unna/karte/?mass=wege",
    "/kreis-unna/zeit/05978/",
    "/kreis-unna/plan/05978/?budget=20000",
    "/kreis-unna/plan/05978028/?budget=0",
    "/kreis-unna/angebote/?gebiet=05978024",
    "/kreis-unna/angebote/?suche=gibtesnicht",
    "/kreis-unna/traeger/",
    "/kreis-unna/ueberleitungen/",
    "/kreis-unna/netzwerke/",
    "/kreis-unna/angebote/s-luenen-stadtteileltern/",
    "/kreis-unna/traeger/o-jugendamt-luenen/",
    "/kreis-unna/ueberleitungen/h-unna-geburtshilfe-an-unna-kinderzukunft/",
    "/kreis-unna/netzwerke/n-ak-kinderschutz-boenen/",
    "/kreis-unna/heute/",
    "/kreis-unna/meine-rechte/?tabelle=services&eintrag=s-selm-wellcome",
    "/kreis-unna/einladungen/",
    "/kreis-unna/einladungen/neu/?traeger=o-fbs-selm",
    "/kreis-unna/impressum/?gebiet=05978024",
    "/kreis-unna/barrierefreiheit/",
    "/kreis-unna/barriere-melden/",
    "/konto-loeschen/",
    "/einladung/unvollstaendig/",
    "/so-wird-gerechnet/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/bausteine/",
    "/gibt-es-nicht/",
]
WIDTHS = (1280, 768, 360, 320)


def faults(page):
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]]


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_keeps_anyone_out(visit, width):
    page = visit(width=width)
    found = {}
    for address in PAGES:
        page.goto(address)
        if width_of(page) > width:
            found[address, "width"] = width_of(page)
        if problems := faults(page):
            found[address] = problems
    assert found == {}


def test_signing_in_keeps_nobody_out(visit):
    page = visit(signed_in=False)
    for address in ("/", "/anmelden/"):
        page.goto(address)
        assert faults(page) == []


def width_of(page):
    return page.evaluate("document.scrollingElement.scrollWidth")


@pytest.mark.parametrize("language", ["de-DE", "en-GB"])
def test_nothing_stands_beside_the_screen(visit, language):
    """One window made narrower and narrower; what opens in a narrow one is looked at above."""
    page = visit(language=language)
    wide = {}
    for address in PAGES:
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if width_of(page) > width:
                wide[address, width] = width_of(page)
    assert wide == {}


@pytest.mark.parametrize(
    ("language", "foreign"),
    [
        ("de-DE", ["As of ", "Services", "Unknown", "How this", "Sign out", "Gaps", "Handovers", "a year"]),
        ("en-GB", ["Stand ", "Angebote", "Unbekannt", "So wird", "Abmelden", "Lücken ", "Überleitungen", "im Jahr"]),
    ],
)
def test_pages_speak_one_language(visit, language, foreign):
    page = visit(language=language)
    found = {}
    for address in PAGES:
        if address == "/bausteine/":
            continue
        page.goto(address)
        words = page.evaluate(
            "[...document.querySelectorAll('h1, h2, thead th, label, summary, .button, nav a, .rule, dt, .fact__text')]"
            ".map(e => e.textContent).join(' | ')"
        )
        if strays := [word for word in foreign if word in words]:
            found[address] = strays
    assert found == {}


def test_every_table_can_be_taken_along(visit):
    page = visit()
    links = set()
    for address in PAGES:
        page.goto(address)
        links |= set(page.evaluate("[...document.querySelectorAll('a[href*=\"als=\"]')].map(e => e.href)"))
    assert len(links) > 40
    for link in sorted(links):
        answer = page.request.get(link)
        assert answer.status == 200, link
        kind = "text/csv" if "als=csv" in link else "application/vnd.openxmlformats"
        assert answer.headers["content-type"].startswith(kind), link
        assert len(answer.body()) > 20, link


def test_every_link_leads_somewhere(visit):
    page = visit()
    links, broken = set(), []
    for address in PAGES:
        page.goto(address)
        links |= set(
            page.evaluate(
                "[...document.querySelectorAll('a[href]:not([href^=http])')]"
                ".map(e => new URL(e.getAttribute('href'), location).href.split('#')[0])"
            )
        )
    for link in sorted(link for link in links if "localhost" in link and "als=" not in link):
        if link.rstrip("/").endswith(("gibt-es-nicht", "unvollstaendig")):
            continue
        status = page.request.get(link).status
        if status != 200 and not ("/bearbeiten/" in link and status == 403):  # a page that says who may
            broken.append(link)
    assert broken == []
