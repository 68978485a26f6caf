# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One aim after the other: transitions, need, cost, number, ids."""

from dataclasses import dataclass

from lueckenlos.core.chain.tree import Floats
from lueckenlos.core.plan.solver import Choice, Constraint, Infeasible, OutOfTime, Programme


@dataclass(frozen=True)
class Best:
    choice: Choice
    transitions: int
    need: float
    cost: int
    optimal: bool


def best_within(programme: Programme, budget: int) -> Best:
    """The best choice for a budget [cents]; not optimal when the search ended on the way."""
    seen: list[Choice] = [frozenset()]
    try:
        _search(programme, budget, seen)
        optimal = True
    except OutOfTime as stopped:
        if stopped.best is not None and programme.cost_of(stopped.best) <= budget:
            seen.append(stopped.best)
        optimal = False
    choice = seen[-1] if optimal else max(seen, key=lambda c: _merit(programme, c))
    transitions, need = programme.effects.closed(choice)
    return Best(choice, transitions, need, programme.cost_of(choice), optimal)


def _merit(programme: Programme, choice: Choice) -> tuple[int, float, int, int]:
    transitions, need = programme.effects.closed(choice)
    return transitions, need, -programme.cost_of(choice), -len(choice)


def _search(programme: Programme, budget: int, seen: list[Choice]) -> None:
    """Add better and better choices to those seen; the last one is the best there is."""
    effects = programme.effects
    if not effects.transitions and not effects.needs:
        return
    kept = [programme.costs_at_most(budget)]

    def improve(objective: Floats) -> None:
        try:
            seen.append(programme.choose(objective, kept))
        except Infeasible:  # the choice seen last keeps all constraints: the solver's sums are not exact enough here
            raise OutOfTime(seen[-1]) from None

    if effects.transitions:
        improve(programme.transitions)
        kept.append(programme.closes_transitions(effects.closed(seen[-1])[0]))
    if effects.needs:
        improve(programme.need)
        kept.append(programme.closes_need(effects.closed(seen[-1])[1]))
    improve(-programme.cost)
    kept.append(programme.costs_at_most(programme.cost_of(seen[-1])))
    try:
        programme.any_choice([*kept, programme.other_than(seen[-1])])
    except Infeasible:
        return
    improve(-programme.number)
    kept.append(programme.at_most(len(seen[-1])))
    seen.append(_smallest_ids(programme, kept, seen[-1]))


def _smallest_ids(programme: Programme, kept: list[Constraint], known: Choice) -> Choice:
    """Interventions stand by id: take each in turn, if a plan as good still exists with it."""
    kept = list(kept)
    for i in range(len(programme.costs)):
        if i not in known:
            try:
                known = programme.any_choice([*kept, programme.includes(i)])
            except Infeasible:
                continue
        kept.append(programme.includes(i))
    return known
