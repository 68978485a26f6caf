# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a cell or a transition has its status."""

from datetime import date

import pytest

from apps.chain.conftest import LEAF, ON, ROOT, TOWN
from lueckenlos.core.chain import carriers, cell_parts, chain_of, handovers_inside_phase, snapshot_on
from lueckenlos.core.plan import effect_of_each

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("area", [TOWN, LEAF])
@pytest.mark.parametrize("day", ["2012-06-01", "2013-07-01"])
def test_the_parts_of_every_cell_are_those_of_the_core(kreis, index, table, written, area, day):
    snapshot = snapshot_on(index, on=date.fromisoformat(day))
    seen = 0
    for cell in chain_of(index, area=area, on=date.fromisoformat(day)).cells:
        url = f"/kreis-unna/kette/{area}/baustein/{cell.phase}/{cell.field}/"
        parts = cell_parts(snapshot, area, cell.phase, cell.field)
        header, *rows = table(kreis, url, datum=day)
        assert header == ("id", "name", "places_per_year", "share")
        assert [(i, p) for i, _name, p, _share in rows] == [
            (p.service, "" if p.places is None else str(p.places)) for p in parts
        ]
        assert [float(row[3]) if row[3] else None for row in rows] == [p.share for p in parts]
        assert tuple(sorted(row[0] for row in rows)) == cell.services
        seen += len(rows)
    assert seen > 20


def test_a_cell_says_its_figures_and_what_would_change_it(kreis, index, county_package):
    effects = effect_of_each(index, area=TOWN, on=ON)
    changed = {(c.phase, c.field) for effect in effects for c in effect.cells}
    assert changed
    for cell in chain_of(index, area=TOWN, on=ON).cells:
        page = kreis.get(f"/kreis-unna/kette/{TOWN}/baustein/{cell.phase}/{cell.field}/")
        detail = page.context["detail"]
        assert page.status_code == 200
        assert detail.status == cell.status
        assert len(detail.remedies) == sum(
            (c.phase, c.field) == (cell.phase, cell.field) for effect in effects for c in effect.cells
        )


@pytest.mark.parametrize("area", [ROOT, TOWN, "05978032"])
def test_the_first_break_is_named_on_its_transition_only(kreis, index, area):
    chain = chain_of(index, area=area, on=ON)
    words = "reißt die Kette zuerst"
    for t in chain.transitions:
        page = kreis.get(f"/kreis-unna/kette/{area}/uebergang/{t.from_phase}/{t.to_phase}/")
        is_first = (t.from_phase, t.to_phase) == chain.first_break
        assert page.status_code == 200
        assert page.context["detail"].status == t.status
        assert (words in page.content.decode()) == is_first


def test_a_transition_lists_its_handovers_and_who_stays_throughout(kreis, index, table):
    snapshot = snapshot_on(index, on=ON)
    seen = 0
    for t in chain_of(index, area=LEAF, on=ON).transitions:
        header, *rows = table(kreis, f"/kreis-unna/kette/{LEAF}/uebergang/{t.from_phase}/{t.to_phase}/")
        assert header == ("id", "name", "binding", "valid_until")
        throughout = carriers(snapshot, LEAF, t.from_phase, t.to_phase)
        assert [row[0] for row in rows] == [*t.handovers, *throughout]
        assert sum(row[2] == "carried" for row in rows) == len(throughout)
        seen += len(rows)
    assert seen


@pytest.mark.parametrize("area", [TOWN, LEAF])
def test_the_matrix_is_that_of_the_core(kreis, index, table, area):
    snapshot = snapshot_on(index, on=ON)
    handovers = 0
    for phase in index.frame.phases:
        url = f"/kreis-unna/kette/{area}/schnittstellen/{phase.code}/"
        expected = handovers_inside_phase(snapshot, area, phase.code)
        header, *rows = table(kreis, url)
        assert header == ("from_field", "to_field", "status", "handovers")
        assert rows == [(c.from_field, c.to_field, c.status, "|".join(c.handovers)) for c in expected]
        shown = kreis.get(url).context["matrix"]
        by_pair = {(c.from_field, c.to_field): c for c in expected}
        fields = index.frame.fields
        assert [[crossing for crossing, _word in cells] for _name, cells in shown.rows] == [
            [by_pair.get((a, b)) for b in fields] for a in fields
        ]
        assert len(shown.handovers) == len({i for c in expected for i in c.handovers})
        handovers += len(shown.handovers)
    assert handovers


@pytest.mark.parametrize(
    "end",
    [
        "baustein/antike/health/",
        "baustein/baby/alchemie/",
        "uebergang/baby/work/",
        "uebergang/toddler/baby/",
        "uebergang/antike/baby/",
        "schnittstellen/antike/",
    ],
)
def test_what_is_not_there_is_not_found(kreis, end):
    assert kreis.get(f"/kreis-unna/kette/{TOWN}/{end}").status_code == 404


@pytest.mark.parametrize("end", ["baustein/baby/health/", "uebergang/baby/toddler/", "schnittstellen/baby/"])
def test_a_foreign_town_is_not_found(kreis, luenen, end):
    assert kreis.get(f"/kreis-unna/kette/05978028/{end}").status_code == 200
    assert luenen.get(f"/kreis-unna/kette/05978028/{end}").status_code == 404
    assert luenen.get(f"/kreis-unna/kette/{LEAF}/{end}").status_code == 200
