# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the pages: python tools/screens.py (those of the handbook), or with a folder: all, in both languages.

python tools/screens.py                 docs/handbook/pictures/*.png
python tools/screens.py --all FOLDER    every page, German and English, 1280, 768 and 360 pixels wide, and on paper
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from chromium import executable

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/handbook/pictures"
PAGES = {
    "ueberblick": "/kreis-unna/",
    "tafel": "/kreis-unna/kette/05978024-sued/",
    "tafel-kreis": "/kreis-unna/kette/05978/",
    "baustein": "/kreis-unna/kette/05978004/baustein/toddler/education/",
    "uebergang": "/kreis-unna/kette/05978004/uebergang/toddler/kita/",
    "schnittstellen": "/kreis-unna/kette/05978036-koenigsborn/schnittstellen/baby/",
    "karte": "/kreis-unna/karte/",
    "bild": "/kreis-unna/bild/05978024-sued/?ohne=s-luenen-stadtteileltern",
    "zeit": "/kreis-unna/zeit/05978/",
    "plan": "/kreis-unna/plan/05978/?budget=20000",
    "angebote": "/kreis-unna/angebote/?gebiet=05978024&hinweis=endet",
    "angebot": "/kreis-unna/angebote/s-luenen-stadtteileltern/",
    "traeger": "/kreis-unna/traeger/o-jugendamt-luenen/",
    "ueberleitung": "/kreis-unna/ueberleitungen/h-unna-geburtshilfe-an-unna-kinderzukunft/",
    "netzwerk": "/kreis-unna/netzwerke/n-ak-kinderschutz-boenen/",
    "so-wird-gerechnet": "/so-wird-gerechnet/",
    "heute": "/kreis-unna/heute/",
    "bearbeiten": "/kreis-unna/bearbeiten/angebote/eintrag/s-kreis-familienbuero/",
    "freigaben": "/kreis-unna/freigaben/",
    "verlauf": "/kreis-unna/verlauf/",
}
HANDBOOK = {"ueberblick": 1000, "tafel": 900, "baustein": 900, "karte": 1150, "bild": 900, "zeit": 620, "plan": 900,
            "angebote": 900, "heute": 800, "bearbeiten": 1000}  # fmt: skip
"""Name and height in pixels: what fits on a page of the handbook."""
OF_ROLES = {
    "personen": ("verwaltung", "/kreis-unna/personen/", 780),
    "einladen": ("luenen", "/kreis-unna/einladungen/neu/", 720),
    "rechtstexte": ("verwaltung", "/kreis-unna/rechtstexte/?gebiet=05978024&seite=barrierefreiheit", 860),
    "protokoll": ("revision", "/kreis-unna/protokoll/", 700),
    "darf-ich": ("kreis", "/kreis-unna/meine-rechte/?tabelle=services&eintrag=s-selm-wellcome", 1000),
    "wegweiser-koordination": ("kreis", "/kreis-unna/wegweiser/", 720),
    "uebersetzen": ("kreis", "/kreis-unna/uebersetzen/tr/", 900),
    "heute-traeger": ("traeger", "/kreis-unna/heute/", 560),
    "lotsen": ("lotsen", "/kreis-unna/angebote/", 780),
}
"""Pages as another person of the example sees them: key, address, height."""
GUIDE = {
    "wegweiser-start": ("de", "", 360, 760),
    "wegweiser-treffer": ("de", "suche/?q=Krabelgruppe&ort=Selm", 360, 900),
    "wegweiser-angebot": ("tr", "angebot/s-selm-wellcome/", 360, 900),
    "wegweiser-notfall": ("de", "notfall/?ort=Unna", 360, 760),
    "wegweiser-karte": ("de", "suche/?lage=baby&ort=Unna&ansicht=karte", 1000, 900),
}
"""Pages of the guide, as anybody sees them: language, address, width, height."""


@contextmanager
def served() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "lueckenlos", "serve", "--port", "8600", "--example", "demo/kreis-unna"]
        environment = {**os.environ, "LUECKENLOS_DATA": folder}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)  # noqa: S603
        assert server.stdout is not None  # noqa: S101
        try:
            for line in server.stdout:
                if found := re.search(r"http://localhost:\d+", line):
                    yield found[0]
                    break
        finally:
            server.terminate()
            server.wait()


def signed_in(browser: Browser, address: str, width: int, height: int, language: str, key: str = "kreis") -> Page:
    context = browser.new_context(locale=language, viewport={"width": width, "height": height}, base_url=address)
    page = context.new_page()
    page.goto("/")
    page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
    page.locator(f"form[action*='/beispiel/{key}/'] button").click()
    return page


def main() -> None:
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        if len(sys.argv) == 3 and sys.argv[1] == "--all":
            take_all(browser, address, Path(sys.argv[2]))
            return
        for name, height in HANDBOOK.items():
            page = signed_in(browser, address, 1280, height, "de-DE")
            page.goto(PAGES[name])
            page.screenshot(path=PICTURES / f"{name}.png")
        for name, (key, path, height) in OF_ROLES.items():
            page = signed_in(browser, address, 1280, height, "de-DE", key)
            page.goto(path)
            page.screenshot(path=PICTURES / f"{name}.png")
        page = signed_in(browser, address, 360, 780, "de-DE")
        page.goto(PAGES["tafel"])
        page.screenshot(path=PICTURES / "tafel-telefon.png")
        for name, (language, path, width, height) in GUIDE.items():
            page = browser.new_context(viewport={"width": width, "height": height}, base_url=address).new_page()
            page.goto(f"/kreis-unna/hilfe/{language}/{path}")
            page.screenshot(path=PICTURES / f"{name}.png")


def take_all(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("de-DE", "en-GB"):
        for width in (1280, 768, 360):
            page = signed_in(browser, address, width, 900, language)
            for name, path in PAGES.items():
                page.goto(path)
                page.screenshot(path=folder / f"{name}-{language[:2]}-{width}.png", full_page=True)
                if width == 1280:
                    page.pdf(path=folder / f"{name}-{language[:2]}.pdf", prefer_css_page_size=True)


if __name__ == "__main__":
    main()
