# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The board says what the core says, and nothing of areas the person may not see."""

from datetime import date
from html import unescape

import pytest

from apps.chain.conftest import LEAF, ON, ROOT, TOWN
from lueckenlos.core.chain import chain_of, chains

pytestmark = pytest.mark.django_db

HOLDS_TODAY = ("covered", "stale", "unsecured")
QUESTIONS = [
    ({}, {}),
    ({"datum": "2013-07-01"}, {"on": date(2013, 7, 1)}),
    ({"datum": "1.7.2013"}, {"on": date(2013, 7, 1)}),
    ({"zielgruppe": "low_income"}, {"target_group": "low_income"}),
    ({"ebene": "indicated"}, {"level": "indicated"}),
    (
        {"datum": "2013-07-01", "zielgruppe": "migration", "ebene": "selective"},
        {"on": date(2013, 7, 1), "target_group": "migration", "level": "selective"},
    ),
]


def cells_of(chain):
    return [
        (
            c.phase,
            c.field,
            int(c.required),
            c.minimum_coverage,
            c.status,
            c.known_leaves,
            c.leaves,
            c.need,
            c.supply,
            c.coverage,
            "|".join(c.services),
        )
        for c in chain.cells
    ]


@pytest.mark.parametrize("area", [ROOT, TOWN, LEAF])
@pytest.mark.parametrize(("query", "question"), QUESTIONS)
def test_cells_and_transitions_are_those_of_the_core(kreis, index, table, written, area, query, question):
    chain = chain_of(index, area=area, **{"on": ON, **question})
    url = f"/kreis-unna/kette/{area}/"
    header, *rows = table(kreis, url, tabelle="bausteine", **query)
    assert header[:5] == ("phase", "field", "required", "minimum_coverage", "status")
    assert rows == written(cells_of(chain))
    header, *rows = table(kreis, url, tabelle="uebergaenge", **query)
    assert header == ("from", "to", "status", "minimum_binding", "meets", "expiring", "handovers")
    assert rows == written(
        (t.from_phase, t.to_phase, t.status, t.minimum_binding, int(t.meets), int(t.expiring), "|".join(t.handovers))
        for t in chain.transitions
    )
    page = kreis.get(url, query)
    assert page.context["board"].chain == chain
    assert not page.context["problems"]


def test_the_questions_differ(index):
    """Else the test above would not see whether a question is heard."""
    for _query, question in QUESTIONS[1:]:
        assert cells_of(chain_of(index, area=TOWN, **{"on": ON, **question})) != cells_of(
            chain_of(index, area=TOWN, on=ON)
        )


def test_each_cell_stands_on_the_page_once_with_its_status(kreis, index):
    shown = kreis.get(f"/kreis-unna/kette/{LEAF}/").context["board"]
    chain = chain_of(index, area=LEAF, on=ON)
    columns = [column.code for column in shown.columns]
    assert columns == [phase.code for phase in index.frame.phases]
    assert [[cell.cell.phase for cell in cells] for _name, cells in shown.rows] == [columns] * len(shown.rows)
    assert sorted(
        (cell.cell.phase, cell.cell.field, cell.cell.status) for _n, cells in shown.rows for cell in cells
    ) == sorted((c.phase, c.field, c.status) for c in chain.cells)


@pytest.mark.parametrize("area", [ROOT, TOWN])
def test_next_steps_begin_with_the_first_break_and_name_every_gap(kreis, index, area):
    chain = chain_of(index, area=area, on=ON)
    steps = kreis.get(f"/kreis-unna/kette/{area}/").context["board"].steps
    before, after = chain.first_break
    assert steps[0].url == f"/kreis-unna/kette/{area}/uebergang/{before}/{after}/"
    expected = {f"uebergang/{t.from_phase}/{t.to_phase}/" for t in chain.gaps_in_transitions}
    expected |= {f"baustein/{c.phase}/{c.field}/" for c in chain.gaps_in_cells}
    assert {step.url.removeprefix(f"/kreis-unna/kette/{area}/") for step in steps} == expected
    assert len(steps) == len(expected)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("datum", "gestern"),
        ("datum", "2012-02-30"),
        ("datum", "31.2.2012"),
        ("datum", "1.6"),
        ("datum", "1.1.99999999999999999999"),
        ("zielgruppe", "ritter"),
        ("ebene", "hoch"),
    ],
)
def test_what_is_asked_wrongly_is_said(kreis, index, name, value):
    page = kreis.get(f"/kreis-unna/kette/{TOWN}/", {name: value})
    assert page.status_code == 200
    (problem,) = page.context["problems"]
    assert problem in unescape(page.content.decode())
    assert value[:20] in problem
    assert page.context["board"].chain == chain_of(index, area=TOWN, on=ON)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("page", ["kette", "bild", "zeit", "plan"])
def test_the_ends_of_the_calendar(kreis, page, day):
    assert kreis.get(f"/kreis-unna/{page}/{LEAF}/", {"datum": day}).status_code == 200


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("selm", "05978032"), ("05978024-sued", LEAF), ("LÜNEN-SÜD", LEAF), ("lünen", TOWN), ("gahm", "05978024-gahmen")],
)
def test_an_area_is_found_by_code_and_name(kreis, wanted, code):
    answer = kreis.get("/kreis-unna/kette/", {"gebiet": wanted, "datum": "2013-07-01"})
    assert answer.status_code == 302
    assert answer["Location"] == f"/kreis-unna/kette/{code}/?datum=2013-07-01"


def test_an_ambiguous_name_asks_back(kreis):
    answer = kreis.get("/kreis-unna/kette/", {"gebiet": "brambauer"})
    assert answer.status_code == 200
    assert sorted(url for _name, url in answer.context["found"]) == [
        "/kreis-unna/kette/05978024-brambauer-ost/",
        "/kreis-unna/kette/05978024-brambauer-west/",
    ]


@pytest.mark.parametrize("wanted", ["atlantis", ""])
def test_an_unknown_name_shows_all_areas(kreis, index, wanted):
    answer = kreis.get("/kreis-unna/kette/", {"gebiet": wanted})
    assert answer.status_code == 200
    assert answer.context["found"] == []
    assert {option["code"] for option in answer.context["options"]} == set(index.frame.tree.codes)
    assert ("notice" in answer.content.decode()) == bool(wanted)


def test_a_foreign_area_is_not_found_by_name(kreis, luenen):
    answer = luenen.get("/kreis-unna/kette/", {"gebiet": "selm"})
    assert answer.status_code == 200
    assert answer.context["found"] == []
    assert {option["code"] for option in answer.context["options"]} == {
        option["code"]
        for option in kreis.get("/kreis-unna/kette/").context["options"]
        if option["code"].startswith(TOWN)
    }


def test_the_way_up_ends_where_the_role_ends(kreis, luenen):
    url, county = f"/kreis-unna/kette/{LEAF}/", f'href="/kreis-unna/kette/{ROOT}/"'
    assert county in kreis.get(url).content.decode()
    page = luenen.get(url)
    assert county not in page.content.decode()
    assert [step["url"] for step in page.context["crumb"]] == [f"/kreis-unna/kette/{TOWN}/", ""]
    for area in (ROOT, "05978028", "05978036-koenigsborn", "nirgends"):
        assert luenen.get(f"/kreis-unna/kette/{area}/").status_code == 404


@pytest.mark.parametrize("area", [ROOT, TOWN])
def test_parts_are_the_leaves(kreis, county_package, index, table, area):
    header, *rows = table(kreis, f"/kreis-unna/kette/{area}/", tabelle="teile")
    tree = index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(area))]
    areas = county_package.tables["areas"]
    names = dict(zip(areas.values("code"), areas.values("name")))
    found = {row[0]: dict(zip(header, row)) for row in rows}
    assert len(rows) == len(found) == len(leaves)
    for chain in chains(index, areas=leaves, on=ON):
        row, required = found[chain.area], [c for c in chain.cells if c.required]
        assert names[chain.area] in row["name"]
        assert int(row["gaps"]) == len(chain.gaps_in_cells) + len(chain.gaps_in_transitions)
        assert int(row["cells_required"]) == len(required)
        assert int(row["cells_covered"]) == sum(c.status in HOLDS_TODAY for c in required)
        assert int(row["cells_unknown"]) == sum(c.status == "unknown" for c in required)
        assert int(row["paths"]) == chain.robustness
        assert row["breaks_on"] == str(chain.breaks_on or "")
        assert bool(row["hangs_on"]) == (chain.robustness == 1)


def test_a_leaf_has_no_parts(kreis, table):
    assert len(table(kreis, f"/kreis-unna/kette/{LEAF}/", tabelle="teile")) == 1
