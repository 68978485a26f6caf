# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The best choice within a budget, as an exact mixed-integer programme (HiGHS through SciPy).

Only the choice itself is integer: what a choice closes is the largest value that linear constraints allow. The aims
are taken one after the other, each with the earlier ones fixed at their best value.
"""

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from lueckenlos.core.chain.tree import Floats
from lueckenlos.core.plan.effects import Effects

# Two plans whose closed needs differ by less than this share count as equal: needs are sums of floats.
NEED_TOLERANCE = 1e-7
Choice = frozenset[int]


class OutOfTime(Exception):
    """The time limit ended the search; `best` is the best choice seen, if any."""

    def __init__(self, best: Choice | None) -> None:
        super().__init__()
        self.best = best


class Infeasible(Exception):
    """No choice keeps all constraints."""


@dataclass
class Row:
    """sum(coefficients x variables) >= least."""

    coefficients: Floats
    least: float


@dataclass
class Programme:
    """Variables: one per intervention, per effect, per gap in a transition, per gap in a need."""

    effects: Effects
    deadline: float
    costs: list[int] = field(init=False)
    unit: int = field(init=False)

    def __post_init__(self) -> None:
        self.costs = [i.cost_cents_per_year or 0 for i in self.effects.interventions]
        self.unit = math.gcd(*self.costs) or 1
        n = len(self.costs)
        gaps = [*self.effects.transitions, *self.effects.needs]
        different = {e for gap in self.effects.transitions for e in gap.effects}
        different |= {e for gap in self.effects.needs for e, _ in gap.effects}
        self._effect = {e: n + k for k, e in enumerate(sorted(different, key=_key))}
        self._gaps_from = n + len(self._effect)
        self._size = self._gaps_from + len(gaps)
        self._links = self._linking_rows()
        upper = np.ones(self._size)
        first_need = self._gaps_from + len(self.effects.transitions)
        upper[first_need:] = [gap.places for gap in self.effects.needs]
        self._bounds = Bounds(0, upper)
        self._integrality = (np.arange(self._size) < n).astype(int)
        self.cost_row = self._vector(enumerate(c // self.unit for c in self.costs))
        self.count_row = self._vector((i, 1.0) for i in range(n))
        self.transition_row = self._vector(
            (self._gaps_from + k, float(gap.leaves)) for k, gap in enumerate(self.effects.transitions)
        )
        self.need_row = self._vector((first_need + k, 1.0) for k in range(len(self.effects.needs)))

    def _vector(self, entries: Iterable[tuple[int, float]]) -> Floats:
        vector = np.zeros(self._size)
        for position, value in entries:
            vector[position] = value
        return vector

    def _linking_rows(self) -> csr_array:
        """Each row: what is there to allow it, minus what it allows, is at least 0."""
        rows: list[dict[int, float]] = []
        for effect, variable in self._effect.items():
            rows += [{variable: -1.0, **dict.fromkeys(group, 1.0)} for group in effect]
        gap = self._gaps_from
        for transition in self.effects.transitions:
            rows.append({gap: -1.0, **{self._effect[e]: 1.0 for e in transition.effects}})
            gap += 1
        for need in self.effects.needs:
            rows.append({gap: -1.0, **{self._effect[e]: places for e, places in need.effects}})
            gap += 1
        triples = [(r, column, value) for r, row in enumerate(rows) for column, value in row.items()]
        at_rows, columns, values = zip(*triples) if triples else ((), (), ())
        return csr_array((values, (at_rows, columns)), shape=(len(rows), self._size))

    def choose(self, objective: Floats, rows: Sequence[Row], *, within: int | None = None) -> Choice:
        """The choice that makes the objective largest.

        A solver keeps constraints only within its tolerance; a choice that breaks the budget when its cents are
        counted is forbidden and the search repeated.
        """
        rows = list(rows)
        if within is not None:
            rows.append(Row(-self.cost_row, -(within // self.unit)))
        while True:
            choice = self._solve(objective, rows)
            if within is None or self.cost(choice) <= within:
                return choice
            rows.append(self.other_than(choice))

    def _solve(self, objective: Floats, rows: Sequence[Row]) -> Choice:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime(None)
        matrix = vstack([self._links, csr_array(np.array([row.coefficients for row in rows]))]) if rows else self._links
        least = np.concatenate([np.zeros(self._links.shape[0]), [row.least for row in rows]])
        found = milp(
            -objective,
            integrality=self._integrality,
            bounds=self._bounds,
            constraints=LinearConstraint(matrix, lb=least) if matrix.shape[0] else (),
            options={"mip_rel_gap": 0.0, "time_limit": left},
        )
        choice = None
        if found.x is not None:
            choice = frozenset(np.flatnonzero(found.x[: len(self.costs)] > 0.5).tolist())
        if found.status == 1:
            raise OutOfTime(choice)
        if choice is None:
            raise Infeasible
        return choice

    def cost(self, choice: Choice) -> int:
        return sum(self.costs[i] for i in choice)

    def other_than(self, choice: Choice) -> Row:
        inside = self._vector((i, 1.0 if i in choice else -1.0) for i in range(len(self.costs)))
        return Row(-inside, 1.0 - len(choice))


def _key(effect: frozenset[frozenset[int]]) -> list[list[int]]:
    return sorted(sorted(group) for group in effect)
