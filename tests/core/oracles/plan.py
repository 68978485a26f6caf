# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The best plan, by trying every set of interventions."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from core.oracles.basics import active_services, exact, leaves, ordered_phases
from core.oracles.cells import known_needs, shares, standard_of
from core.oracles.transitions import transitions
from lueckenlos.core.rows import ChainTables, Handover, Intervention, Service


class Outcome(NamedTuple):
    transitions: int
    need: Fraction
    cost: int
    chosen: list[str]

    def order(self) -> tuple:
        """The smaller, the better: (1) to (5)."""
        return -self.transitions, -self.need, self.cost, len(self.chosen), self.chosen


def changed_service(service: Service, chosen: Iterable[Intervention]) -> Service:
    for i in chosen:
        if i.service != service.id:
            continue
        if i.kind == "new_service":
            service = service._replace(starts_on=None)  # its own end dates hold
        # READING: places or an end date that the intervention leaves unknown change nothing.
        if i.kind == "more_places" and service.places_per_year is not None and i.places_per_year is not None:
            places = exact(service.places_per_year) + exact(i.places_per_year)
            service = service._replace(places_per_year=places)
        if i.kind == "extend_funding" and service.funding_ends_on is not None and i.until is not None:
            service = service._replace(funding_ends_on=max(service.funding_ends_on, i.until))
    return service


def changed_tables(tables: ChainTables, chosen: list[Intervention]) -> ChainTables:
    """The tables as they are when the chosen interventions are done."""
    now_there = {i.service for i in chosen if i.kind == "new_service"}
    # READING: an intervention that does not know how binding its handover will be counts as informal,
    # as a handover does.
    added = [
        Handover(f"new {i.id}", i.from_service or "", i.to_service or "", i.binding)
        for i in chosen
        if i.kind == "new_handover"
    ]
    return ChainTables(
        areas=tables.areas,
        phases=tables.phases,
        fields=tables.fields,
        services=tuple(changed_service(service, chosen) for service in tables.services),
        handovers=(*tables.handovers, *added),
        needs=tables.needs,
        standard_cells=tables.standard_cells,
        standard_transitions=tables.standard_transitions,
        # What is no longer named by a new_service is no candidate any more.
        interventions=tuple(
            i for i in tables.interventions if not (i.kind == "new_service" and i.service in now_there)
        ),
    )


def met_transitions(tables: ChainTables, area: str, on: date) -> set[tuple[str, str, str]]:
    return {
        (leaf, transition["from"], transition["to"])
        for leaf in leaves(tables, area)
        for transition in transitions(tables, leaf, on)
        if transition["required"] and transition["meets"]
    }


def met_need(tables: ChainTables, area: str, on: date) -> Fraction:
    """The sum of min(S, N) over the required cells of known need of the leaves."""
    needs = known_needs(tables)
    all_shares = [shares(tables, service, needs) for service in active_services(tables, on)]
    total = Fraction(0)
    for leaf in leaves(tables, area):
        for phase in ordered_phases(tables):
            for field in tables.fields:
                key = leaf, phase.code, field
                if standard_of(tables, phase.code, field)[0] and key in needs:
                    here = [service_shares.get(key) for service_shares in all_shares]
                    supply = sum((share for share in here if share is not None), Fraction(0))
                    total += min(supply, needs[key])
    return total


def outcomes(tables: ChainTables, area: str, on: date) -> list[Outcome]:
    """What every set of interventions of known cost brings."""
    # rows.py: an intervention of unknown cost cannot be planned.
    choosable = [i for i in tables.interventions if i.cost_cents_per_year is not None]
    met_before = met_transitions(tables, area, on)
    need_before = met_need(tables, area, on)
    result = []
    for size in range(len(choosable) + 1):
        for subset in combinations(choosable, size):
            after = changed_tables(tables, list(subset))
            result.append(
                Outcome(
                    transitions=len(met_transitions(after, area, on) - met_before),
                    need=met_need(after, area, on) - need_before,
                    cost=sum(i.cost_cents_per_year for i in subset),
                    chosen=sorted(i.id for i in subset),
                )
            )
    return result


def plan(tables: ChainTables, area: str, budget_cents: int, on: date) -> dict:
    affordable = [outcome for outcome in outcomes(tables, area, on) if outcome.cost <= budget_cents]
    curve: list[Outcome] = []
    for budget in sorted({outcome.cost for outcome in affordable}):  # the empty set costs 0
        best = min((o for o in affordable if o.cost <= budget), key=Outcome.order)
        if not curve or (best.transitions, best.need) > (curve[-1].transitions, curve[-1].need):
            curve.append(best)
    best = min(affordable, key=Outcome.order)
    assert best == curve[-1]
    return {
        "budget_cents": budget_cents,
        "cost_cents": best.cost,
        "chosen": best.chosen,
        "transitions_closed": best.transitions,
        "need_closed": best.need,
        "curve": [
            {
                "cost_cents": point.cost,
                "transitions_closed": point.transitions,
                "need_closed": point.need,
                "chosen": point.chosen,
            }
            for point in curve
        ],
    }
