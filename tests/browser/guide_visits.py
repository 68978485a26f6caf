# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the guide in the browser share: its pages, and what is measured on them."""

from browser.test_pages import AXE, RULES

LANGUAGES = ("de", "de-simple", "en", "tr", "ar", "uk")
SERVICE, OTHER = "s-selm-wellcome", "s-selm-familienbuero"


def home(language="de"):
    return f"/kreis-unna/hilfe/{language}/"


PAGES = (
    "",
    "?ort=59379",
    "suche/?q=Hebamme",
    "suche/?q=Hebamme&ort=Selm&alter=3&umkreis=5&kostenlos=1",
    "suche/?q=gibtesnicht&ort=nirgendwo",
    "suche/?lage=baby&ansicht=karte&ort=Selm",
    f"angebot/{SERVICE}/",
    f"angebot/{OTHER}/?ort=59379",
    f"angebot/{SERVICE}/stimmt-nicht/",
    "notfall/?ort=Selm&strasse=Hauptstr.+1",
    "notfall/?ort=nirgendwo",
    "merkliste/",
    f"merkliste/?a={SERVICE}&a={OTHER}&a=gibt-es-nicht",
    "heft/",
    "offline/",
    "einbetten/",
    "einbetten/?art=kurz&ort=Selm",
)
SHIFTS = """() => new Promise(done => {
  let sum = 0; const moved = [];
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) {
    sum += e.value; moved.push(...e.sources.map(s => s.node?.outerHTML?.slice(0, 100)));
  } }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([sum, moved]), 300);
})"""


def moved(page):
    """Cumulative layout shift, and what moved."""
    return page.evaluate(SHIFTS)


def width_of(page):
    return page.evaluate("document.scrollingElement.scrollWidth")


def faults(page, within="document"):
    """What axe finds, with everything unfolded but the menu of languages, which would cover what is below it."""
    page.evaluate("for (const d of document.querySelectorAll('details:not(.languages)')) d.open = true")
    page.evaluate(AXE)
    found = page.evaluate(f"rules => axe.run({within}, {{runOnly: rules}})", RULES)
    return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found["violations"]]


def open_all(page):
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


def stay(page):
    """Wait until the worker has kept what it keeps."""
    page.wait_for_load_state("networkidle")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "async (p) => (await caches.match(p)) !== undefined",
        arg=home(page.evaluate("document.documentElement.lang")) + "offline/",
    )
