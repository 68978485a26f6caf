# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What ends when, as the core says it."""

from datetime import date, timedelta

import pytest

from apps.chain.conftest import LEAF, ON, ROOT, TOWN
from lueckenlos.core.chain import chains, endings, snapshot_on
from lueckenlos.datapackage import chain_tables
from lueckenlos.reports.names import Names

pytestmark = pytest.mark.django_db


def leaf_chains(index, area, on):
    tree = index.frame.tree
    return list(chains(index, areas=[tree.codes[n] for n in tree.leaves_below(tree.node(area))], on=on))


@pytest.mark.parametrize("area", [ROOT, TOWN, LEAF])
@pytest.mark.parametrize("on", [ON, date(2013, 1, 1)])
def test_same_endings_as_the_core(kreis, county_package, index, table, area, on):
    names = Names(county_package)
    expected = endings(snapshot_on(index, on=on), area, on)
    header, *rows = table(kreis, f"/kreis-unna/zeit/{area}/", datum=on)
    assert header[:4] == ("last_day", "kind", "id", "name")
    assert [row[:3] for row in rows] == [(str(e.last_day), e.kind, e.id) for e in expected]
    found = leaf_chains(index, area, on)
    for row, ending in zip(rows, expected):
        there = [c.area for c in found if c.breaks_on == ending.last_day + timedelta(days=1)]
        alone = [] if ending.kind == "handover" else list(chains(index, areas=there, on=on, without=[ending.id]))
        breaking = [names.area(c.area) for c in alone if not c.unbroken]
        assert row[5] == ", ".join(breaking)
    page = kreis.get(f"/kreis-unna/zeit/{area}/", {"datum": on})
    assert page.status_code == 200
    assert [line.id for line in page.context["lines"]] == [e.id for e in expected]
    assert len(page.context["picture"]["rows"]) == len(expected)


def test_the_example_has_endings_and_a_break(index):
    """Else the test above would compare nothing."""
    assert len(endings(index, ROOT, ON)) > 1
    assert any(chain.breaks_on for chain in leaf_chains(index, TOWN, ON))


def test_the_first_day_on_which_a_chain_breaks_is_said(kreis, index):
    first = min(chain.breaks_on for chain in leaf_chains(index, ROOT, ON) if chain.breaks_on)
    page = kreis.get(f"/kreis-unna/zeit/{ROOT}/")
    assert f"{first:%d.%m.%Y}" in page.context["sentence"]
    assert "Gahmen" in page.context["sentence"]


def test_without_a_known_end(kreis, county_package, index):
    chain = next(chains(index, areas=[TOWN], on=ON))
    here = {id_ for cell in chain.cells for id_ in cell.services}
    services = [s for s in chain_tables(county_package).services if s.id in here]
    page = kreis.get(f"/kreis-unna/zeit/{TOWN}/")
    assert page.context["active"] == len(here)
    assert page.context["open_ended"] == sum(not (s.ends_on or s.funding_ends_on) for s in services)


def test_parts_as_a_table(kreis, index, table):
    header, *rows = table(kreis, f"/kreis-unna/zeit/{TOWN}/", tabelle="teile")
    day = header.index("breaks_on")
    assert {row[0]: row[day] for row in rows} == {c.area: str(c.breaks_on or "") for c in leaf_chains(index, TOWN, ON)}


def test_foreign_town_is_not_found(luenen):
    assert luenen.get("/kreis-unna/zeit/05978028/").status_code == 404
    assert luenen.get(f"/kreis-unna/zeit/{LEAF}/").status_code == 200


def test_every_new_year_in_the_picture_is_marked(kreis):
    """Also where the axis is shorter than two years and holds two of them."""
    for day, years in (("2012-06-01", [2013]), ("2011-12-30", [2012, 2013])):
        picture = kreis.get(f"/kreis-unna/zeit/{ROOT}/", {"datum": day}).context["picture"]
        assert [year["word"] for year in picture["years"]] == years
