# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold for any chain, whatever the tables say."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.oracles.instances import Question, questions
from lueckenlos.core.chain import chain_of, index_tables
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.supply import leaf_supply
from lueckenlos.core.plan import plan_for, with_interventions
from lueckenlos.core.rows import Area, ChainTables, Handover

ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def chain_in(question: Question, tables: ChainTables, area: str):
    return chain_of(
        tables,
        area=area,
        on=question.on,
        horizon_days=question.horizon_days,
        target_group=question.target_group,
        level=question.level,
    )


@ANY
@given(questions())
def test_the_shares_of_a_service_sum_to_its_places(question):
    index = index_tables(question.tables)
    nobody = np.zeros(len(index.services.rows), dtype=bool)
    leaves = index.frame.tree.is_leaf
    for number, places in enumerate(index.services.places):
        alone = nobody.copy()
        alone[number] = True
        given_away = leaf_supply(index.frame, index.services, index.offers, alone, alone).supply[leaves].sum()
        if not np.isnan(places):
            served = index.offers.needs_served[number]
            assert np.isclose(given_away, places if served > 0 else 0)


@ANY
@given(questions(), st.integers(0, 100), st.integers(1, 50))
def test_more_places_never_lower_a_coverage(question, which, more):
    services = question.tables.services
    known = [s for s in services if s.places_per_year is not None]
    assume(known)
    chosen = known[which % len(known)]
    grown = replace(
        question.tables,
        services=tuple(s._replace(places_per_year=s.places_per_year + more) if s is chosen else s for s in services),
    )
    for area in question.tables.areas:
        if any(other.parent == area.code for other in question.tables.areas):
            continue
        before, after = chain_in(question, question.tables, area.code), chain_in(question, grown, area.code)
        for old, new in zip(before.cells, after.cells):
            assert old.coverage is None or new.coverage >= old.coverage - 1e-9


@ANY
@given(questions(), st.randoms(use_true_random=False), st.sampled_from(["informal", "agreed", "binding"]))
def test_adding_a_handover_never_lowers_robustness(question, random, binding):
    ids = [service.id for service in question.tables.services]
    assume(len(ids) > 1)
    source, target = random.sample(ids, 2)
    more = replace(
        question.tables, handovers=(*question.tables.handovers, Handover("another", source, target, binding))
    )
    for area in question.tables.areas:
        before, after = chain_in(question, question.tables, area.code), chain_in(question, more, area.code)
        assert after.robustness >= before.robustness


@ANY
@given(questions())
def test_without_the_weakest_links_the_chain_breaks_and_with_all_but_one_removed_it_does_not(question):
    for area in question.tables.areas:
        chain = chain_in(question, question.tables, area.code)
        assert chain.robustness == len(chain.weakest_links)
        assert (chain.robustness > 0) == chain.unbroken == (chain.first_break is None)
        if chain.unbroken:
            assert not chain_in(question, without(question.tables, chain.weakest_links), area.code).unbroken
            for kept in chain.weakest_links:
                fewer = [link for link in chain.weakest_links if link != kept]
                assert chain_in(question, without(question.tables, fewer), area.code).unbroken


def without(tables: ChainTables, ids) -> ChainTables:
    return replace(tables, services=tuple(s for s in tables.services if s.id not in ids))


@ANY
@given(questions(), st.integers())
def test_the_order_of_rows_does_not_matter(question, seed):
    random = Random(seed)

    def shuffled(rows):
        return tuple(random.sample(rows, len(rows)))

    tables = question.tables
    mixed = replace(
        tables,
        **{
            name: shuffled(getattr(tables, name))
            for name in ("areas", "phases", "services", "handovers", "needs", "standard_cells", "interventions")
        },
    )
    for area in tables.areas:
        assert chain_in(question, mixed, area.code) == chain_in(question, tables, area.code)
    area = tables.areas[0].code
    plans = [plan_for(t, area=area, budget_cents=question.budget_cents, on=question.on) for t in (tables, mixed)]
    assert plans[0] == plans[1]


@ANY
@given(questions(), st.integers(0, 100), st.floats(0, 1))
def test_splitting_an_area_with_the_same_totals_does_not_raise_its_coverage(question, which, share):
    tables = question.tables
    with_parts = {area.parent for area in tables.areas}
    leaf = [area.code for area in tables.areas if area.code not in with_parts]
    code = leaf[which % len(leaf)]
    parts = (f"{code}-1", f"{code}-2")
    needs = []
    for need in tables.needs:
        if need.area != code or need.places_per_year is None:
            needs.append(need)
        else:
            one = round(need.places_per_year * share)
            needs += [need._replace(area=parts[0], places_per_year=one)]
            needs += [need._replace(area=parts[1], places_per_year=need.places_per_year - one)]
    split = replace(tables, areas=(*tables.areas, *(Area(part, code) for part in parts)), needs=tuple(needs))
    before, after = chain_in(question, tables, code), chain_in(question, split, code)
    for whole, summed in zip(before.cells, after.cells):
        if whole.coverage is not None and summed.coverage is not None and summed.known_leaves == 2:
            assert summed.coverage <= whole.coverage + 1e-9


@ANY
@given(questions())
def test_the_plan_closes_what_the_chain_says_once_it_is_carried_out(question):
    area = question.tables.areas[0].code
    plan = plan_for(question.tables, area=area, budget_cents=question.budget_cents, on=question.on)
    before = totals(question.tables, area, question.on)
    after = totals(with_interventions(question.tables, plan.chosen), area, question.on)
    assert after[0] - before[0] == plan.transitions_closed
    assert np.isclose(after[1] - before[1], plan.need_closed)


def totals(tables: ChainTables, area: str, on: date) -> tuple[int, float]:
    """Required transitions met, and need met in required cells, in the leaves of the area."""
    index = index_tables(tables)
    frame = index.frame
    snapshot = Snapshot(index, on.toordinal(), on.toordinal(), index.services.admitted(None, None))
    leaves = frame.tree.leaves_below(frame.tree.node(area))
    met = (snapshot.ranks[leaves] >= frame.asked) & frame.transition_required
    supply = leaf_supply(frame, index.services, index.offers, snapshot.active, snapshot.active).supply
    need = np.nan_to_num(frame.need)
    return int(met.sum()), float(np.minimum(supply, need)[leaves][:, frame.required].sum())
