# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One aim after the other: transitions, need, cost, number, ids."""

from dataclasses import dataclass

from lueckenlos.core.plan.solver import NEED_TOLERANCE, Choice, Infeasible, OutOfTime, Programme, Row


@dataclass(frozen=True)
class Best:
    choice: Choice
    transitions: int
    need: float
    cost: int
    optimal: bool


def best_within(programme: Programme, budget: int) -> Best:
    """The best choice for a budget [cents]; not optimal when the time ran out on the way."""
    seen: list[Choice] = [frozenset()]
    try:
        _search(programme, budget, seen)
        optimal = True
    except OutOfTime as stopped:
        if stopped.best is not None and programme.cost(stopped.best) <= budget:
            seen.append(stopped.best)
        optimal = False
    choice = seen[-1] if optimal else max(seen, key=lambda c: _merit(programme, c))
    transitions, need = programme.effects.closed(choice)
    return Best(choice, transitions, need, programme.cost(choice), optimal)


def _merit(programme: Programme, choice: Choice) -> tuple[int, float, int, int]:
    transitions, need = programme.effects.closed(choice)
    return transitions, need, -programme.cost(choice), -len(choice)


def _search(programme: Programme, budget: int, seen: list[Choice]) -> None:
    closed = programme.effects.closed
    rows: list[Row] = []
    if not programme.effects.transitions and not programme.effects.needs:
        return
    if programme.effects.transitions:
        seen.append(programme.choose(programme.transition_row, rows, within=budget))
        rows.append(Row(programme.transition_row, closed(seen[-1])[0] - 0.5))
    if programme.effects.needs:
        seen.append(programme.choose(programme.need_row, rows, within=budget))
        need = closed(seen[-1])[1]
        rows.append(Row(programme.need_row, need - NEED_TOLERANCE * max(1.0, need)))
    seen.append(programme.choose(-programme.cost_row, rows, within=budget))
    cost = programme.cost(seen[-1])
    try:
        programme.choose(programme.count_row * 0, [*rows, programme.other_than(seen[-1])], within=cost)
    except Infeasible:
        return
    seen.append(programme.choose(-programme.count_row, rows, within=cost))
    rows.append(Row(-programme.count_row, -len(seen[-1]) - 0.5))
    seen.append(_smallest_ids(programme, rows, cost, seen[-1]))


def _smallest_ids(programme: Programme, rows: list[Row], cost: int, known: Choice) -> Choice:
    """Interventions stand by id: take each in turn, if a plan as good still exists with it."""
    rows = list(rows)
    for i in range(len(programme.costs)):
        only = programme.other_than(frozenset()).coefficients * 0
        only[i] = 1.0
        if i not in known:
            try:
                known = programme.choose(programme.count_row * 0, [*rows, Row(only, 1.0)], within=cost)
            except Infeasible:
                continue
        rows.append(Row(only, 1.0))
    return known
