# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The best choice within a budget, as an exact mixed-integer programme (HiGHS through SciPy).

Only the choice itself is integer: what a choice closes is the largest value that linear constraints allow. The aims
are taken one after the other, each with the earlier ones fixed at their best value.
"""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from lueckenlos.core.chain.tree import Floats
from lueckenlos.core.plan.effects import Effect, Effects

# Two plans whose closed needs differ by less than this share count as equal: needs are sums of floats.
NEED_TOLERANCE = 1e-7
# The solver calls tight sums of needs impossible; it gets this much room [places, and share of all that is lacking],
# and what it finds is judged exactly.
NEED_SLACK = (1e-3, 1e-6)
Choice = frozenset[int]
TIME_LIMIT = 1  # scipy.optimize.milp's status


class OutOfTime(Exception):
    """The search ended without proof; `best` is the best choice seen, if any."""

    def __init__(self, best: Choice | None) -> None:
        super().__init__()
        self.best = best


class Infeasible(Exception):
    """No choice keeps all constraints."""


@dataclass(frozen=True)
class Constraint:
    """sum(coefficients x variables) >= least, as near as the solver can tell; `holds` tells exactly."""

    coefficients: Floats
    least: float
    holds: Callable[[Choice], bool]


class Programme:
    """Variables: one per intervention, per effect, per gap in a transition, per gap in a need (the share closed)."""

    def __init__(self, effects: Effects, deadline: float) -> None:
        self.effects, self._deadline = effects, deadline
        self.costs = [i.cost_cents_per_year or 0 for i in effects.interventions]
        self._unit = math.gcd(*self.costs) or 1
        n = len(self.costs)
        self._effect = _variables_of_effects(effects, n)
        self._transitions_from = max([n - 1, *self._effect.values()]) + 1
        needs_from = self._transitions_from + len(effects.transitions)
        self._size = needs_from + len(effects.needs)
        self._links = self._linking_rows()
        self._integrality = (np.arange(self._size) < self._transitions_from).astype(int)
        self.cost = self._vector(enumerate(c // self._unit for c in self.costs))
        self.number = self._vector((i, 1.0) for i in range(n))
        self.transitions = self._vector(
            (self._transitions_from + k, float(gap.leaves)) for k, gap in enumerate(effects.transitions)
        )
        self.need = self._vector((needs_from + k, gap.places) for k, gap in enumerate(effects.needs))

    def _vector(self, entries: Iterable[tuple[int, float]]) -> Floats:
        vector = np.zeros(self._size)
        for position, value in entries:
            vector[position] = value
        return vector

    def _linking_rows(self) -> csr_array:
        """Each row: what is there to allow it, minus what it allows, is at least 0."""
        rows: list[dict[int, float]] = []
        for effect, variable in self._effect.items():
            if variable >= len(self.costs):
                rows += [{variable: -1.0, **dict.fromkeys(group, 1.0)} for group in effect]
        gap = self._transitions_from
        for transition in self.effects.transitions:
            rows.append({gap: -1.0, **{self._effect[e]: 1.0 for e in transition.effects}})
            gap += 1
        for need in self.effects.needs:
            rows.append({gap: -1.0, **{self._effect[e]: min(1.0, p / need.places) for e, p in need.effects}})
            gap += 1
        triples = [(r, column, value) for r, row in enumerate(rows) for column, value in row.items()]
        at_rows, columns, values = zip(*triples) if triples else ((), (), ())
        return csr_array((values, (at_rows, columns)), shape=(len(rows), self._size))

    def cost_of(self, choice: Choice) -> int:
        return sum(self.costs[i] for i in choice)

    def costs_at_most(self, cents: int) -> Constraint:
        return Constraint(-self.cost, -(cents // self._unit), lambda c: self.cost_of(c) <= cents)

    def closes_transitions(self, leaves: int) -> Constraint:
        return Constraint(self.transitions, leaves - 0.5, lambda c: self.effects.closed(c)[0] >= leaves)

    def closes_need(self, places: float) -> Constraint:
        least = places - NEED_TOLERANCE * max(1.0, places)
        slack = NEED_SLACK[0] + NEED_SLACK[1] * float(self.need.sum())
        return Constraint(self.need, places - slack, lambda c: self.effects.closed(c)[1] >= least)

    def at_most(self, number: int) -> Constraint:
        return Constraint(-self.number, -number - 0.5, lambda c: len(c) <= number)

    def includes(self, intervention: int) -> Constraint:
        return Constraint(self._vector([(intervention, 1.0)]), 1.0, lambda c: intervention in c)

    def other_than(self, choice: Choice) -> Constraint:
        inside = self._vector((i, 1.0 if i in choice else -1.0) for i in range(len(self.costs)))
        return Constraint(-inside, 1.0 - len(choice), lambda c: c != choice)

    def choose(self, objective: Floats, constraints: Sequence[Constraint]) -> Choice:
        """The choice that makes the objective largest.

        A solver keeps constraints only within its tolerance: a choice that does not hold when it is counted exactly is
        forbidden, and the search repeated.

        Raises:
            Infeasible: no choice keeps the constraints.
            OutOfTime: the time ran out.
        """
        constraints = list(constraints)
        while True:
            choice = self._solve(objective, constraints)
            if all(constraint.holds(choice) for constraint in constraints):
                return choice
            constraints.append(self.other_than(choice))

    def any_choice(self, constraints: Sequence[Constraint]) -> Choice:
        return self.choose(np.zeros(self._size), constraints)

    def _solve(self, objective: Floats, constraints: Sequence[Constraint]) -> Choice:
        """What the solver calls impossible after simplifying the programme counts only if it is so without, too."""
        matrix, least = self._links, np.zeros(self._links.shape[0])
        if constraints:
            matrix = vstack([matrix, csr_array(np.array([c.coefficients for c in constraints]))])
            least = np.concatenate([least, [c.least for c in constraints]])
        for presolve in (True, False):
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise OutOfTime(None)
            found = milp(
                -objective,
                integrality=self._integrality,
                bounds=Bounds(0, 1),
                constraints=LinearConstraint(matrix, lb=least) if matrix.shape[0] else (),
                options={"mip_rel_gap": 0.0, "time_limit": left, "presolve": presolve},
            )
            choice = None
            if found.x is not None:
                choice = frozenset(np.flatnonzero(found.x[: len(self.costs)] > 0.5).tolist())
            if found.status == TIME_LIMIT:
                raise OutOfTime(choice)
            if choice is not None:
                return choice
        raise Infeasible


def _variables_of_effects(effects: Effects, interventions: int) -> dict[Effect, int]:
    """What a single intervention brings about is that intervention; every other effect has a variable of its own."""
    different = {e for gap in effects.transitions for e in gap.effects}
    different |= {e for gap in effects.needs for e, _ in gap.effects}
    variables, free = {}, interventions
    for effect in sorted(different, key=lambda e: sorted(sorted(group) for group in e)):
        groups = list(effect)
        if len(groups) == len(groups[0]) == 1:
            (variables[effect],) = groups[0]
        else:
            variables[effect] = free
            free += 1
    return variables
