# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain as a picture, and without a service."""

from html import unescape

import pytest

from apps.chain.conftest import LEAF, ON, ROOT, TOWN
from lueckenlos.core.chain import chain_of

pytestmark = pytest.mark.django_db
LINK = "s-luenen-stadtteileltern"


@pytest.mark.parametrize("area", [TOWN, LEAF])
def test_without_a_service_the_chain_is_that_of_the_core(kreis, index, area):
    page = kreis.get(f"/kreis-unna/bild/{area}/", {"ohne": LINK})
    before, after = chain_of(index, area=area, on=ON), chain_of(index, area=area, on=ON, without=[LINK])
    assert before != after
    assert page.status_code == 200
    assert not page.context["problems"]
    assert page.context["chain"] == after
    worse = sum(a.status != b.status for a, b in zip(before.cells, after.cells))
    more = (before.robustness != after.robustness) + (before.leaves_unbroken != after.leaves_unbroken and area == TOWN)
    assert len(page.context["lost"]) == worse + more > 0
    assert LINK not in {bar.id for bar in page.context["picture"].bars}
    assert kreis.get(f"/kreis-unna/bild/{area}/").context["chain"] == before


def test_without_several_on_another_day(kreis, index):
    chain = chain_of(index, area=TOWN, on=ON.replace(2013), target_group="migration")
    ids = sorted({i for cell in chain.cells for i in cell.services})[:3]
    query = {"ohne": ids, "datum": "2013-06-01", "zielgruppe": "migration"}
    page = kreis.get(f"/kreis-unna/bild/{TOWN}/", query)
    expected = chain_of(index, area=TOWN, on=ON.replace(2013), target_group="migration", without=ids)
    assert page.context["chain"] == expected != chain
    assert len(page.context["without"]) == 3


@pytest.mark.parametrize("id_", ["s-gibt-es-nicht", "s-neu-medien-schwerte", "<b>"])
def test_a_service_that_is_not_of_the_area_is_not_known(luenen, index, id_):
    page = luenen.get(f"/kreis-unna/bild/{TOWN}/", {"ohne": [id_, ""]})
    assert page.status_code == 200
    (problem,) = page.context["problems"]
    assert id_ in problem
    assert problem in unescape(page.content.decode())
    assert "<b>" not in problem or problem not in page.content.decode()
    assert page.context["chain"] == chain_of(index, area=TOWN, on=ON)
    assert page.context["without"] == []


def test_services_of_other_towns_are_told_like_unknown_ones(luenen, county_package):
    """Whoever guesses an id of another town learns nothing: neither its name nor that it is there."""
    services = county_package.tables["services"]
    foreign = [
        (id_, name)
        for id_, name, areas in zip(services.values("id"), services.values("name"), services.values("areas"))
        if areas == ("05978028",)
    ]
    assert foreign
    for id_, name in foreign:
        page = luenen.get(f"/kreis-unna/bild/{TOWN}/", {"ohne": id_})
        other = luenen.get(f"/kreis-unna/bild/{TOWN}/", {"ohne": "nirgends"})
        assert [p.replace(id_, "nirgends") for p in page.context["problems"]] == other.context["problems"]
        assert name not in unescape(page.content.decode())


def test_bars_are_the_services_of_the_cells(kreis, index, table):
    chain = chain_of(index, area=LEAF, on=ON)
    here = {i for cell in chain.cells for i in cell.services}
    page = kreis.get(f"/kreis-unna/bild/{LEAF}/", {"alle": "1"})
    picture = page.context["picture"]
    assert {bar.id for bar in picture.bars} == here
    assert picture.hidden == 0
    assert {bar.id for bar in picture.bars if bar.css} == set(chain.weakest_links) == {LINK}
    fewer = kreis.get(f"/kreis-unna/bild/{LEAF}/").context["picture"]
    assert fewer.hidden == len(here) - len(fewer.bars) > 0
    header, *rows = table(kreis, f"/kreis-unna/bild/{LEAF}/", alle="1")
    assert header == ("first_phase", "last_phase", "service", "hands_over_to")
    assert sorted(row[2] for row in rows) == sorted(bar.name for bar in picture.bars)


@pytest.mark.parametrize("area", [ROOT, "05978032", LEAF])
def test_the_break_is_drawn_where_it_is(kreis, index, area):
    broken = chain_of(index, area=area, on=ON).first_break
    picture = kreis.get(f"/kreis-unna/bild/{area}/").context["picture"]
    codes = [phase.code for phase in index.frame.phases]
    column = picture.phases[1]["x"]
    assert picture.break_x == (None if broken is None else column * (codes.index(broken[0]) + 1))


def test_foreign_town_is_not_found(luenen):
    assert luenen.get("/kreis-unna/bild/05978028/").status_code == 404
