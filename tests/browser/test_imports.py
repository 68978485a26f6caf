# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A list from elsewhere on its whole way, as a coordinator brings it in; and what comes back out."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("browser")
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
HEADER = "Nr.;Angebot;Träger;Beschreibung;Handlungsfeld;Alter von;Alter bis;Kommune;Plätze"


def check(page):
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []
    if page.viewport_size["width"] < 500:
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (360, True), (1280, False)])
def test_a_list_from_elsewhere(visit, tmp_path, width, javascript):
    mark = f"{width}{'j' if javascript else 'n'}"
    rows = [
        f"{mark}-1;Elterncafé {mark};Verein {mark};Jeden Dienstag.;Bildung;0;36;Selm;20",
        f"{mark}-2;Sprachspiel {mark};Verein {mark};;Bildung;36;72;Werne;15",
        f"{mark}-3;Kurs {mark};Verein {mark};;Sterne;36;72;Atlantis;viele",
    ]
    path = tmp_path / f"liste-{mark}.csv"
    path.write_text("\n".join([f"{HEADER};Intern {mark}", *(f"{row};" for row in rows)]), encoding="utf-8")
    page = visit(width=width, javascript=javascript)
    look = check if javascript else lambda _page: None
    page.goto("/kreis-unna/einlesen/")
    look(page)
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Hochladen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Welche Spalte ist welche?"
    assert page.get_by_text(f"Elterncafé {mark}").first.is_visible()
    look(page)
    page.get_by_label("Name der Quelle").fill(f"Liste {mark}")
    page.get_by_role("button", name="Weiter zum Probelauf").click()
    assert "Probelauf" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_text("Atlantis").first.is_visible()
    look(page)
    page.get_by_role("button", name="Übernehmen").click()
    assert page.get_by_text("Einige Zeilen sind fehlerhaft").first.is_visible()
    page.get_by_label("Die fehlerhaften Zeilen auslassen").check()
    page.get_by_role("button", name="Übernehmen").click()
    for _second in range(60):
        if "übernommen" in page.get_by_role("heading", level=1).inner_text():
            break
        page.wait_for_timeout(1000)
        page.reload()
    assert "übernommen" in page.get_by_role("heading", level=1).inner_text()
    look(page)
    applied = page.url
    page.goto(f"/kreis-unna/angebote/?suche=Sprachspiel+{mark}")
    assert page.get_by_role("link", name=f"Sprachspiel {mark}", exact=True).is_visible()
    page.goto("/kreis-unna/mitnehmen/")
    look(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=f"CSV Liste {mark}").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("Nr.,Angebot,Träger")
    assert re.search(rf"^{mark}-2,Sprachspiel {mark},Verein {mark}", text, re.MULTILINE)
    page.goto(applied)
    page.get_by_role("button", name="Den ganzen Import zurücknehmen").click()
    assert "zurückgenommen" in page.get_by_role("heading", level=1).inner_text()
    page.goto(f"/kreis-unna/angebote/?suche=Sprachspiel+{mark}")
    assert page.get_by_role("link", name=f"Sprachspiel {mark}", exact=True).count() == 0


def test_who_only_reads_is_told_so(visit):
    page = visit(signed_in=False)
    page.goto("/")
    page.locator("details:has(form[action*='/beispiel/lenkung/']) summary").click()
    page.locator("form[action*='/beispiel/lenkung/'] button").click()
    page.wait_for_load_state()
    page.goto("/kreis-unna/einlesen/")
    assert page.locator("input[type=file]").count() == 0
    assert page.get_by_text("lesen keine Dateien ein").is_visible()
    check(page)
