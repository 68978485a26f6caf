# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From the start page to the plan in at most four clicks; three questions answered for who has only the address."""

import pytest

from browser.conftest import ROOT
from lueckenlos.core.chain import chains, index_tables
from lueckenlos.core.plan import plan_for
from lueckenlos.datapackage import chain_tables, read_package

pytestmark = pytest.mark.xdist_group("browser")


def by_mouse(page, selector):
    before = page.url
    page.locator(selector).first.click()
    page.wait_for_url(lambda url, before=before: url != before)


def by_keyboard(page, selector):
    """Tab until the thing has the focus, then Enter."""
    wanted = page.locator(selector).first
    for _step in range(250):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            before = page.url
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url, before=before: url != before)
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard")


@pytest.mark.parametrize(
    ("javascript", "press"),
    [(True, by_mouse), (True, by_keyboard), (False, by_mouse)],
    ids=["mouse", "keyboard", "without JavaScript"],
)
def test_from_the_start_page_to_the_plan_in_four_clicks(visit, javascript, press):
    page = visit(javascript=javascript, signed_in=False)
    page.goto("/")
    press(page, "form[action*='/beispiel/kreis/'] button")
    press(page, "main a:has-text('Zum Überblick')")
    press(page, "table a:has-text('Bergkamen')")
    assert "reißt beim Übergang Kleinkind – Kita" in page.inner_text("main")
    detail = page.inner_text("#detail")
    assert "Kleinkind → Kita" in detail
    assert "Hier reißt die Kette zuerst" in detail
    board = page.url
    press(page, "#detail a.button[href*='/plan/']")
    assert "Was schließt am meisten?" in page.inner_text("h1")
    page.goto(board)
    press(page, ".cell.status-thin")
    page.locator("h2:has-text('zu wenig')").wait_for()
    assert page.locator("#detail table a[href*='/angebote/']").count() >= 1
    assert page.locator("#detail a.button[href*='/plan/']").count() == 1


def test_three_answers_for_who_has_only_the_address(visit):
    package, _report = read_package(ROOT / "demo/kreis-unna")
    index = index_tables(chain_tables(package))
    tree = index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node("05978"))]
    found = list(chains(index, areas=leaves, on=package.reference_date, with_duplications=False))
    names = dict(zip(package.tables["services"].values("id"), package.tables["services"].values("name")))
    titles = dict(zip(package.tables["interventions"].values("id"), package.tables["interventions"].values("title")))
    page = visit(signed_in=False)
    page.goto("/")
    page.locator("form[action*='/beispiel/kreis/'] button").click()
    page.get_by_role("link", name="Zum Überblick").click()
    page.wait_for_url("**/kreis-unna/")
    text = page.locator("main").text_content()
    assert f"hält in {sum(c.unbroken for c in found)} von {len(found)}" in text
    assert min(c.first_break[0] for c in found if isinstance(c.first_break, tuple)) in ("baby", "kita", "pregnancy")
    assert "Schwangerschaft – Erstes Jahr" in text
    for chain in found:
        for service in chain.weakest_links if chain.robustness == 1 else ():
            assert names[service] in text
    plan = plan_for(index, area="05978", budget_cents=2_000_000, on=package.reference_date)
    assert f"schließen {plan.transitions_closed} Übergänge" in text
    assert all(titles[id_] in text for id_ in plan.chosen)


def test_the_language_is_chosen_and_stays(visit):
    page = visit()
    page.locator("button[name=language][value=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/kreis-unna/kette/05978024-sued/")
    assert "The chain in Lünen-Süd" in page.inner_text("h1")


def test_the_slider_computes(visit):
    page = visit()
    page.goto("/kreis-unna/plan/05978/?budget=50000")
    page.locator("#slider").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**budget=0**")
    assert page.locator("#budget").input_value() == "0"


def test_a_leaf_prints_on_paper_with_its_words(visit):
    page = visit()
    page.goto("/kreis-unna/kette/05978024-sued/")
    page.emulate_media(media="print")
    assert page.locator(".board").is_visible()
    assert not page.locator("nav").first.is_visible()
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")
