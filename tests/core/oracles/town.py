# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A small town on which the oracles are worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.oracles.cells import cells
from lueckenlos.core.rows import (
    Area,
    ChainTables,
    Need,
    Phase,
    Service,
    StandardCell,
)

T = date(2024, 6, 30)
DAY = timedelta(days=1)

# A town with two quarters, three phases, one field. "p" is pregnancy, "b" the baby, "k" the kindergarten.
TOWN = ChainTables(
    areas=(Area("town"), Area("north", "town"), Area("south", "town")),
    phases=(Phase("k", 36, 72), Phase("p", -9, 0), Phase("b", 0, 36)),
    fields=("health",),
)


def service(name: str, **columns: Any) -> Service:
    """All ages, the whole town, confirmed today, unless told otherwise."""
    given = {"fields": ("health",), "areas": ("town",), "from_month": -9, "to_month": 72, "verified_on": T}
    return Service(name, **{**given, **columns})


def in_phase(name: str, phases: str, **columns: Any) -> Service:
    months = {"p": (-9, 0), "b": (0, 36), "k": (36, 72)}
    return service(name, from_month=months[phases[0]][0], to_month=months[phases[-1]][1], **columns)


def cell(tables: ChainTables, area: str = "town", phase: str = "b", **options: Any) -> dict:
    return next(c for c in cells(tables, area, T, **options) if c["phase"] == phase)


def with_needs(tables: ChainTables, **places: float | None) -> ChainTables:
    """north_b=10: ten places for babies in the north."""
    rows = tuple(Need(name[:-2], name[-1], "health", number) for name, number in places.items())
    return replace(tables, needs=(*tables.needs, *rows))


def with_standard(tables: ChainTables, minimum: float | None, required: bool | None = True) -> ChainTables:
    rows = tuple(StandardCell(phase, "health", required, minimum) for phase in "pbk")
    return replace(tables, standard_cells=rows)
