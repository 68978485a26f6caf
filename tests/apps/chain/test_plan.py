# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The plan on the screen has the numbers of the core and of the command line."""

import json

import pytest
from click.testing import CliRunner

from apps.chain.conftest import ON, ROOT
from apps.conftest import COUNTY
from lueckenlos.cli.main import main
from lueckenlos.core.chain import chains, endings
from lueckenlos.core.plan import plan_for, with_interventions
from lueckenlos.datapackage import chain_tables

pytestmark = pytest.mark.django_db
SCHWERTE = "05978028"


@pytest.mark.parametrize("area", [ROOT, SCHWERTE])
@pytest.mark.parametrize("euro", [20_000, 50_000])
def test_same_numbers_as_the_core_and_the_command(kreis, index, table, written, area, euro):
    url = f"/kreis-unna/plan/{area}/"
    expected = plan_for(index, area=area, budget_cents=euro * 100, on=ON)
    assert bool(expected.chosen) == ((area, euro) != (SCHWERTE, 20_000))
    page = kreis.get(url, {"budget": euro})
    assert page.status_code == 200
    assert page.context["plan"] == expected
    assert sum(one["cost"] for one in page.context["chosen"]) == expected.cost_cents
    header, *rows = table(kreis, url, budget=euro, tabelle="kurve")
    assert header == ("cost_cents", "transitions_closed", "need_closed", "chosen")
    assert rows == written(
        (s.cost_cents, s.transitions_closed, s.need_closed, "|".join(s.chosen)) for s in expected.curve
    )
    result = CliRunner().invoke(main, ["plan", str(COUNTY), "--area", area, "--budget", f"{euro * 100}", "--json"])
    printed = json.loads(result.stdout)
    assert printed["chosen"] == list(page.context["plan"].chosen)
    assert (printed["cost_cents"], printed["transitions_closed"]) == (
        page.context["plan"].cost_cents,
        page.context["plan"].transitions_closed,
    )
    assert [tuple(step.values()) for step in printed["curve"]] == [
        (s.cost_cents, s.transitions_closed, round(s.need_closed, 4), list(s.chosen))
        for s in page.context["plan"].curve
    ]


def test_what_stays_open_is_counted_with_the_plan_carried_out(kreis, county_package, index, table):
    tree = index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(ROOT))]
    plan = plan_for(index, area=ROOT, budget_cents=5_000_000, on=ON)
    planned = with_interventions(chain_tables(county_package), plan.chosen)
    before, after = (list(chains(tables, areas=leaves, on=ON)) for tables in (index, planned))
    expected = sorted(
        (
            *(str(len(c.gaps_in_transitions)) for c in pair),
            *(str(len(c.gaps_in_cells)) for c in pair),
            *(str(int(c.unbroken)) for c in pair),
        )
        for pair in zip(before, after)
    )
    _header, *rows = table(kreis, f"/kreis-unna/plan/{ROOT}/", budget=50_000, tabelle="offen")
    assert sorted(row[1:] for row in rows) == expected
    page = kreis.get(f"/kreis-unna/plan/{ROOT}/", {"budget": 50_000})
    assert page.context["unbroken_now"] == sum(c.unbroken for c in before)
    assert page.context["unbroken_then"] == sum(c.unbroken for c in after)


@pytest.mark.parametrize(
    ("text", "euro"),
    [("20.000", 20_000), ("20 000", 20_000), ("20\u202f000 €", 20_000), ("20000€", 20_000), ("0", 0), ("", 50_000)],
)
def test_a_budget_is_understood_as_people_write_it(kreis, text, euro):
    page = kreis.get(f"/kreis-unna/plan/{SCHWERTE}/", {"budget": text})
    assert page.context["budget"] == euro
    assert page.context["plan"].budget_cents == euro * 100
    assert not page.context["problems"]


@pytest.mark.parametrize("bad", ["-1", "viel", "99999999999", "500001", "1.5", "2.00", "²", "9" * 5000, "20.000,50"])
def test_a_bad_budget_is_said(kreis, bad):
    page = kreis.get(f"/kreis-unna/plan/{SCHWERTE}/", {"budget": bad})
    assert page.status_code == 200
    (problem,) = page.context["problems"]
    assert bad[:20] in problem
    assert problem in page.content.decode()
    assert page.context["budget"] == 50_000


def test_other_days_are_those_after_the_next_endings(kreis, index):
    found = endings(index, ROOT, ON)
    urls = [day["url"] for day in kreis.get(f"/kreis-unna/plan/{ROOT}/", {"budget": 20_000}).context["other_days"]]
    days = list(dict.fromkeys(e.last_day.toordinal() + 1 for e in found))[:4]
    assert days
    assert urls == [f"/kreis-unna/plan/{ROOT}/?budget=20000&datum={ON.fromordinal(day)}" for day in days]


def test_foreign_town_is_not_found(luenen):
    assert luenen.get(f"/kreis-unna/plan/{SCHWERTE}/").status_code == 404
