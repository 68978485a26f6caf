# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Instances, made small, on which a plan went wrong or could: sums that are not exact, and ties."""

from datetime import date, timedelta

from core.oracles.instances import Question
from lueckenlos.core.rows import (
    Area,
    ChainTables,
    Handover,
    Intervention,
    Need,
    Phase,
    Service,
    StandardCell,
    StandardTransition,
)

ON = date(2024, 2, 29)
DAY = timedelta(days=1)
BOTH = ("health", "youth")
PREGNANCY, BABY, KITA = Phase("preg", -9, 0), Phase("baby", 0, 36), Phase("kita", 36, 72)


def required(*cells: tuple[str, str]) -> tuple[StandardCell, ...]:
    return tuple(StandardCell(phase, field, True, 0.5) for phase, field in cells)


def asked(budget_cents: int, tables: ChainTables) -> Question:
    return Question(tables, ON, 365, None, None, budget_cents)


# Two services share 20 places each over six cells. No solution found at all ("Infeasible").
TWO_SERVICES_MORE_PLACES = asked(
    500,
    ChainTables(
        areas=(Area("a0"), Area("a1", "a0"), Area("a2", "a0"), Area("a3", "a1")),
        phases=(BABY, Phase("kita", 36, 75)),
        fields=BOTH,
        services=(
            Service("s2", None, BOTH, 0, 75, ("a0",), places_per_year=20),
            Service("s4", None, BOTH, -1, 76, ("a2",), places_per_year=20),
        ),
        needs=(
            Need("a2", "kita", "youth", 30),
            Need("a3", "baby", "youth", 20),
            Need("a2", "baby", "youth", 30),
            Need("a3", "kita", "youth", 10),
            Need("a2", "kita", "health", 10),
            Need("a2", "baby", "health", 30),
        ),
        standard_cells=required(("kita", "youth"), ("kita", "health"), ("baby", "youth"), ("baby", "health")),
        interventions=(
            Intervention("i1", "more_places", 100, "s4", 10),
            Intervention("i3", "more_places", 200, "s2", 10),
        ),
    ),
)

# A candidate whose handover meets a transition, and more places for it. "Infeasible".
CANDIDATE_AND_MORE_PLACES = asked(
    5000,
    ChainTables(
        areas=(Area("a0"),),
        phases=(PREGNANCY, BABY),
        fields=("youth", "health"),
        services=(
            Service("s2", None, BOTH, 0, 36, ("a0",), places_per_year=20),
            Service("s3", None, BOTH, -9, 0, ("a0",), places_per_year=10),
        ),
        handovers=(Handover("h1", "s3", "s2"),),
        needs=(Need("a0", "preg", "youth", 40), Need("a0", "baby", "health", 40), Need("a0", "preg", "health", 40)),
        standard_cells=required(("preg", "youth"), ("baby", "health"), ("preg", "health")),
        standard_transitions=(StandardTransition("preg", "baby", "informal"),),
        interventions=(
            Intervention("i5", "new_service", 100, "s3"),
            Intervention("i2", "more_places", 450, "s3", 20),
            Intervention("i4", "more_places", 300, "s3", 20),
            Intervention("i1", "more_places", 100, "s2", 5),
        ),
    ),
)

# 51 places are closed for 800 cents and in another way for 950: the curve must not rise at 950.
TWO_WAYS_TO_THE_SAME_NEED = asked(
    5000,
    ChainTables(
        areas=(Area("a0"),),
        phases=(BABY, PREGNANCY),
        fields=("youth", "health"),
        services=(
            Service("s2", None, BOTH, 0, 36, ("a0",), places_per_year=20),
            Service("s1", None, ("youth",), -9, 36, ("a0",), places_per_year=20, funding_ends_on=ON - 30 * DAY),
            Service("s3", None, BOTH, -9, 0, ("a0",), places_per_year=10),
        ),
        needs=(
            Need("a0", "preg", "youth", 40),
            Need("a0", "baby", "health", 40),
            Need("a0", "baby", "youth", 10),
            Need("a0", "preg", "health", 40),
        ),
        standard_cells=required(("preg", "youth"), ("baby", "youth"), ("preg", "health")),
        interventions=(
            Intervention("i5", "new_service", 100, "s3"),
            Intervention("i2", "more_places", 450, "s3", 20),
            Intervention("i4", "more_places", 300, "s3", 20),
            Intervention("i10", "extend_funding", 300, "s1", until=ON + 400 * DAY),
            Intervention("i1", "more_places", 100, "s2", 5),
        ),
    ),
)

# Shares in thirds. Right, but the solver speaks on standard output.
THIRDS = asked(
    750,
    ChainTables(
        areas=(Area("a0"),),
        phases=(PREGNANCY, BABY),
        fields=("health",),
        services=(
            Service("s7", None, ("health",), -9, 36, ("a0",), places_per_year=10),
            Service("s2", None, ("health",), -9, 0, ("a0",), places_per_year=10),
        ),
        needs=(Need("a0", "preg", "health", 10), Need("a0", "baby", "health", 20)),
        standard_cells=required(("preg", "health"), ("baby", "health")),
        interventions=(
            Intervention("i4", "more_places", 100, "s7", 20),
            Intervention("i3", "new_service", 200, "s2"),
        ),
    ),
)

# For 400 cents 40 places with i1 and i4 or with i2 and i3: the smallest ids begin with i1.
SMALLEST_IDS = asked(
    400,
    ChainTables(
        areas=(Area("a0"),),
        phases=(PREGNANCY, BABY),
        fields=("health",),
        services=(Service("s", None, ("health",), 0, 36, ("a0",), places_per_year=0),),
        needs=(Need("a0", "baby", "health", 100),),
        standard_cells=required(("baby", "health")),
        interventions=(
            Intervention("i3", "more_places", 200, "s", 20),
            Intervention("i2", "more_places", 200, "s", 20),
            Intervention("i4", "more_places", 300, "s", 30),
            Intervention("i1", "more_places", 100, "s", 10),
        ),
    ),
)

HARD_CASES = {
    "two services, more places": TWO_SERVICES_MORE_PLACES,
    "candidate and more places": CANDIDATE_AND_MORE_PLACES,
    "two ways to the same need": TWO_WAYS_TO_THE_SAME_NEED,
    "thirds": THIRDS,
    "smallest ids": SMALLEST_IDS,
}
