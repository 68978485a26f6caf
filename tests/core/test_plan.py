# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The plan, worked out by hand; tests against brute force stand in test_against_oracles.py."""

from datetime import date

import pytest

from core.worked import PHASES, TODAY, TWO_PARTS, babies, line, service
from lueckenlos.core.errors import NegativeQuantity, UnknownArea
from lueckenlos.core.plan import plan_for
from lueckenlos.core.results import PlanStep
from lueckenlos.core.rows import ChainTables, Handover, Intervention, Need, StandardTransition

VISITS = service("visits", places_per_year=50)
NEW = service("new", places_per_year=30)
OPEN_NEW = Intervention("open", "new_service", 300_00, service="new")
MORE = Intervention("more", "more_places", 200_00, service="visits", places_per_year=20)


def plan(tables, budget=1_000_000, area="selm", on=TODAY, **given):
    return plan_for(tables, area=area, budget_cents=budget, on=on, **given)


def test_the_curve_has_every_cost_at_which_the_optimum_rises():
    found = plan(babies(VISITS, NEW, interventions=(OPEN_NEW, MORE)))
    assert found.curve == (
        PlanStep(0, 0, 0.0, ()),
        PlanStep(200_00, 0, 20.0, ("more",)),
        PlanStep(300_00, 0, 30.0, ("open",)),
        PlanStep(500_00, 0, 50.0, ("more", "open")),
    )
    assert (found.chosen, found.cost_cents, found.optimal) == (("more", "open"), 500_00, True)


def test_the_budget_is_kept_to_the_cent():
    tables = babies(VISITS, NEW, interventions=(OPEN_NEW, MORE))
    assert plan(tables, 499_99).chosen == ("open",)
    assert plan(tables, 500_00).chosen == ("more", "open")


def test_what_closes_nothing_is_not_chosen_even_for_free():
    tables = babies(service("visits", places_per_year=100), interventions=(MORE._replace(cost_cents_per_year=0),))
    assert plan(tables).curve == (PlanStep(0, 0, 0.0, ()),)


def test_what_costs_nothing_is_the_first_step():
    tables = babies(VISITS, interventions=(MORE._replace(cost_cents_per_year=0),))
    assert plan(tables, 0).curve == (PlanStep(0, 0, 20.0, ("more",)),)


def test_an_unknown_cost_is_not_planned():
    assert plan(babies(VISITS, interventions=(MORE._replace(cost_cents_per_year=None),))).chosen == ()


def test_more_places_do_nothing_where_places_are_unknown():
    assert plan(babies(service("visits"), interventions=(MORE,))).chosen == ()


def test_extending_needs_the_day_and_never_shortens():
    ends = service("visits", places_per_year=50, funding_ends_on=date(2012, 12, 31))
    extend = Intervention("extend", "extend_funding", 100, service="visits", until=date(2013, 12, 31))
    tables = babies(ends, interventions=(extend,))
    assert plan(tables).chosen == ()
    assert plan(tables, on=date(2013, 12, 31)).chosen == ("extend",)
    assert plan(tables, on=date(2014, 1, 1)).chosen == ()


def test_a_service_that_ended_by_itself_is_not_extended():
    ended = service("visits", places_per_year=50, ends_on=date(2012, 5, 1), funding_ends_on=date(2012, 5, 1))
    extend = Intervention("extend", "extend_funding", 100, service="visits", until=date(2013, 12, 31))
    assert plan(babies(ended, interventions=(extend,))).chosen == ()


def test_the_own_start_of_a_candidate_is_ignored_and_its_end_is_not():
    later = NEW._replace(starts_on=date(2014, 1, 1))
    assert plan(babies(VISITS, later, interventions=(OPEN_NEW,))).chosen == ("open",)
    ended = NEW._replace(ends_on=date(2012, 5, 31))
    assert plan(babies(VISITS, ended, interventions=(OPEN_NEW,))).chosen == ()


def test_a_handover_to_a_new_service_needs_both():
    kita = service("kita", "kita")
    tables = line(VISITS, kita, asked=None)
    hand = Intervention("hand", "new_handover", 100, from_service="visits", to_service="kita", binding="agreed")
    build = Intervention("build", "new_service", 200, service="kita")
    tables = ChainTables(
        tables.areas,
        PHASES[1:3],
        tables.fields,
        tables.services,
        standard_transitions=(StandardTransition("baby", "kita"),),
        interventions=(build, hand),
    )
    assert plan(tables, 299).chosen == ()
    assert plan(tables, 300).curve == (PlanStep(0, 0, 0.0, ()), PlanStep(300, 1, 0.0, ("build", "hand")))


def test_an_existing_handover_counts_once_its_service_is_there():
    kita = service("kita", "kita")
    tables = line(VISITS, kita, handovers=(Handover("h", "visits", "kita", "agreed"),))
    build = Intervention("build", "new_service", 200, service="kita")
    tables = ChainTables(**{**vars(tables), "interventions": (build,)})
    assert (plan(tables).transitions_closed, plan(tables).chosen) == (1, ("build",))


def test_transitions_come_before_need():
    tables = ChainTables(
        **{
            **vars(babies(VISITS, service("kita", "kita"))),
            "phases": PHASES[1:3],
            "standard_transitions": (StandardTransition("baby", "kita"),),
            "interventions": (
                MORE._replace(cost_cents_per_year=100),
                Intervention("hand", "new_handover", 100, from_service="visits", to_service="kita", binding="agreed"),
            ),
        }
    )
    assert plan(tables, 100).chosen == ("hand",)
    assert plan(tables, 200).chosen == ("hand", "more")


def test_transitions_are_counted_per_leaf():
    pair = [s._replace(areas=("unna",)) for s in (VISITS, service("kita", "kita"))]
    hand = Intervention("hand", "new_handover", 100, from_service="visits", to_service="kita", binding="agreed")
    tables = ChainTables(
        TWO_PARTS,
        PHASES[1:3],
        ("health",),
        tuple(pair),
        standard_transitions=(StandardTransition("baby", "kita"),),
        interventions=(hand,),
    )
    assert plan(tables, area="unna").transitions_closed == 2
    assert plan(tables, area="rest").transitions_closed == 1


def test_only_required_cells_count():
    assert plan(babies(VISITS, interventions=(MORE,), minimum=None)).chosen == ()


def test_a_tie_goes_to_fewer_interventions_then_to_the_smaller_ids():
    half = [Intervention(id_, "more_places", 100, service="visits", places_per_year=10) for id_ in "abcd"]
    whole = Intervention("z", "more_places", 200, service="visits", places_per_year=20)
    assert plan(babies(VISITS, interventions=(*half, whole)), 200).chosen == ("z",)
    assert plan(babies(VISITS, interventions=tuple(reversed(half))), 200).chosen == ("a", "b")


def test_need_beyond_the_need_is_not_closed():
    assert plan(babies(VISITS, interventions=(MORE._replace(places_per_year=500),))).need_closed == 50


def test_shares_go_outside_the_area_too():
    needs = Need("koenigsborn", "baby", "health", 100), Need("rest", "baby", "health", 300)
    new = NEW._replace(areas=("unna",), places_per_year=40)
    tables = babies(new, areas=TWO_PARTS, needs=needs, interventions=(OPEN_NEW,))
    assert plan(tables, area="koenigsborn").need_closed == pytest.approx(10)


def test_without_time_the_plan_does_not_call_itself_optimal():
    found = plan(babies(VISITS, NEW, interventions=(OPEN_NEW, MORE)), time_limit_seconds=0)
    assert not found.optimal
    assert found.curve[0] == PlanStep(0, 0, 0.0, ())


def test_large_sums_are_planned_to_the_cent():
    costs = [10**9 + 1, 10**9, 3]
    interventions = tuple(
        Intervention(f"i{n}", "more_places", cost, service="visits", places_per_year=10) for n, cost in enumerate(costs)
    )
    tables = babies(VISITS, interventions=interventions)
    assert plan(tables, 2 * 10**9 + 3).chosen == ("i1", "i2")
    assert plan(tables, 2 * 10**9 + 4).chosen == ("i0", "i1", "i2")


def test_a_negative_budget_and_an_unknown_area_are_refused():
    with pytest.raises(NegativeQuantity, match="-1 cents"):
        plan(babies(), -1)
    with pytest.raises(UnknownArea, match="werne"):
        plan(babies(), area="werne")
