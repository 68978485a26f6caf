# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the calculations answer. Numbers are unrounded; whoever shows them rounds to 4 decimals.

None is "not known" or "does not apply", as each field says; it is never zero. Lists of ids are sorted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

CellStatus = Literal["open", "missing", "unknown", "thin", "unsecured", "stale", "covered"]
TransitionStatus = Literal["none", "informal", "agreed", "binding", "carried"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One phase and field of an area. `need` and `supply` in places per year, of the known leaves."""

    phase: str
    field: str
    required: bool
    minimum_coverage: float
    status: CellStatus
    known_leaves: int
    leaves: int
    need: float | None
    supply: float | None
    coverage: float | None
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transition:
    """The boundary between two consecutive phases."""

    from_phase: str
    to_phase: str
    required: bool
    minimum_binding: str
    status: TransitionStatus
    meets: bool
    expiring: bool
    handovers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplication:
    """Two services doing the same for the same people. `places` of both and the `need` they share, per year."""

    services: tuple[str, str]
    places: float
    need: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one area on one day.

    `first_break` is None when unbroken, "start" when no service can be entered, else the two phases.
    `breaks_on` is the first later day on which the chain no longer holds: None when it is broken already or never
    breaks.
    """

    area: str
    on: date
    leaves: int
    leaves_unbroken: int
    cells: tuple[Cell, ...]
    transitions: tuple[Transition, ...]
    unbroken: bool
    first_break: tuple[str, str] | Literal["start"] | None
    robustness: int
    weakest_links: tuple[str, ...]
    breaks_on: date | None
    duplications: tuple[Duplication, ...]

    @property
    def gaps_in_cells(self) -> tuple[Cell, ...]:
        """Cells that the standard asks for and the chain lacks: missing or thin."""
        return tuple(cell for cell in self.cells if cell.required and cell.status in ("missing", "thin"))

    @property
    def gaps_in_transitions(self) -> tuple[Transition, ...]:
        """Transitions that the standard asks for and the chain does not meet."""
        return tuple(transition for transition in self.transitions if transition.required and not transition.meets)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """The optimum for a budget of `cost_cents`: what it closes and with which interventions."""

    cost_cents: int
    transitions_closed: int
    need_closed: float
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The best plan within the budget and the way there.

    `optimal` is False when the time limit ended the search: the plan is then the best one found, and the
    curve may lack steps.
    """

    budget_cents: int
    cost_cents: int
    chosen: tuple[str, ...]
    transitions_closed: int
    need_closed: float
    optimal: bool
    curve: tuple[PlanStep, ...]
