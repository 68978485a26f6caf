# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What each intervention would change: by hand, and as the chain says once it is carried out."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from core.oracles.instances import questions
from core.worked import TODAY, babies, line, service
from lueckenlos.core.chain import chain_of
from lueckenlos.core.errors import UnknownArea, UnknownService
from lueckenlos.core.plan import effect_of_each, with_interventions
from lueckenlos.core.rows import Handover, Intervention

ANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def remedies(tables, *interventions, **given):
    tables = replace(tables, interventions=interventions)
    return effect_of_each(tables, **{"area": "selm", "on": TODAY, **given})


def test_more_places_change_the_coverage_of_a_cell():
    more = Intervention("i", "more_places", 900, service="s", places_per_year=10)
    (remedy,) = remedies(babies(service("s", places_per_year=50)), more)
    assert (remedy.intervention, remedy.cost_cents, remedy.transitions) == ("i", 900, ())
    assert [tuple(change) for change in remedy.cells] == [("baby", "health", "thin", "thin", 0.5, 0.6)]


def test_a_new_service_of_unknown_cost_opens_a_cell():
    (remedy,) = remedies(babies(service("s", places_per_year=90)), Intervention("i", "new_service", service="s"))
    assert remedy.cost_cents is None
    assert [tuple(change) for change in remedy.cells] == [("baby", "health", "missing", "covered", None, 0.9)]


def test_longer_funding_secures_what_runs_out():
    services = service("s", "pregnancy-baby", funding_ends_on=date(2012, 12, 31))
    (remedy,) = remedies(line(services), Intervention("i", "extend_funding", 1, service="s", until=date(2014, 1, 1)))
    assert [tuple(c) for c in remedy.transitions] == [
        ("pregnancy", "baby", "carried", "carried", True, True, True, False)
    ]


def test_a_firmer_handover_is_told_with_the_transition():
    tables = line(service("a", "pregnancy"), service("b"), handovers=(Handover("h", "a", "b"),))
    firmer = Intervention("i", "new_handover", 1, from_service="a", to_service="b", binding="binding")
    (remedy,) = remedies(tables, firmer)
    assert remedy.cells == ()
    assert tuple(remedy.transitions[0][:4]) == ("pregnancy", "baby", "informal", "binding")


def test_what_changes_nothing_here_is_not_told():
    tables = babies(service("s", places_per_year=200), service("far", areas=("elsewhere",), places_per_year=1))
    assert (
        remedies(
            tables,
            Intervention("enough", "more_places", 1, service="s", places_per_year=10),
            Intervention("far", "more_places", 1, service="far", places_per_year=10),
            Intervention("nobody", "new_service", 1, service="unknown"),
        )
        == ()
    )


def test_what_does_not_exist_is_told():
    with pytest.raises(UnknownArea):
        remedies(babies(), area="x")
    with pytest.raises(UnknownService):
        remedies(babies(), without=["x"])


@ANY
@given(questions())
def test_as_the_chain_says_before_and_after(question):
    tables = question.tables
    out = [service.id for service in tables.services[:1]]
    which = {
        "on": question.on,
        "horizon_days": question.horizon_days,
        "target_group": question.target_group,
        "level": question.level,
    }
    for area in {area.code for area in tables.areas}:
        found = effect_of_each(tables, area=area, without=out, **which)
        assert [remedy.intervention for remedy in found] == sorted({remedy.intervention for remedy in found})
        changes = {r.intervention: (r.cells, r.transitions) for r in found}
        before = chain_of(tables, area=area, without=out, **which)
        for intervention in tables.interventions:
            carried_out = with_interventions(tables, {intervention.id})
            after = chain_of(carried_out, area=area, without=out, **which)
            cells, transitions = changes.get(intervention.id, ((), ()))
            check_cells(before, after, {change[:2]: change for change in cells})
            check_transitions(before, after, {change[:2]: change for change in transitions})


def check_cells(before, after, changes):
    for was, now in zip(before.cells, after.cells):
        change = changes.get((was.phase, was.field))
        if change is None:
            assert was.status == now.status
            assert now.coverage == (was.coverage if was.coverage is None else pytest.approx(was.coverage, abs=1e-8))
        else:
            assert change[2:4] == (was.status, now.status)
            assert change[4:] == pytest.approx((was.coverage, now.coverage))


def check_transitions(before, after, changes):
    for was, now in zip(before.transitions, after.transitions):
        states = (was.status, now.status, was.meets, now.meets, was.expiring, now.expiring)
        change = changes.get((was.from_phase, was.to_phase))
        if change is None:
            assert states[::2] == states[1::2]
        else:
            assert change[2:] == states
