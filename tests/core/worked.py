# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A town small enough to work out by hand: one phase or a few, one field, one or two neighbourhoods."""

from datetime import date
from typing import Any

from lueckenlos.core.chain import chain_of
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.core.rows import (
    Area,
    ChainTables,
    Handover,
    Need,
    Phase,
    Service,
    StandardCell,
    StandardTransition,
)

TODAY = date(2012, 6, 1)
LATELY = date(2012, 5, 1)
ONE_AREA = (Area("selm"),)
TWO_PARTS = (Area("unna"), Area("koenigsborn", "unna"), Area("rest", "unna"))
PHASES = (Phase("pregnancy", -9, 0), Phase("baby", 0, 12), Phase("kita", 36, 72), Phase("primary", 72, 120))
SPANS = {"pregnancy": (-9, 0), "baby": (0, 12), "kita": (36, 72), "primary": (72, 120)}


def service(id_: str, phases: str = "baby", **given: Any) -> Service:
    """A confirmed service for babies' health in Selm; `phases` may be "baby-kita"."""
    first, _, last = phases.partition("-")
    return Service(
        **{
            "id": id_,
            "organization": f"o-{id_}",
            "fields": ("health",),
            "areas": ("selm",),
            "from_month": SPANS[first][0],
            "to_month": SPANS[last or first][1],
            "verified_on": LATELY,
            **given,
        }
    )


def babies(*services: Service, need: float | None = 100, minimum: float | None = 0.8, **given: Any) -> ChainTables:
    """One neighbourhood, the first year, health."""
    return ChainTables(
        **{
            "areas": ONE_AREA,
            "phases": (Phase("baby", 0, 12),),
            "fields": ("health",),
            "services": services,
            "needs": () if need is None else (Need("selm", "baby", "health", need),),
            "standard_cells": () if minimum is None else (StandardCell("baby", "health", True, minimum),),
            **given,
        }
    )


def line(*services: Service, handovers: tuple[Handover, ...] = (), asked: str | None = "agreed") -> ChainTables:
    """One neighbourhood, from pregnancy to primary school."""
    codes = [phase.code for phase in PHASES]
    standard = [StandardTransition(a, b, asked) for a, b in zip(codes, codes[1:])] if asked else []
    return ChainTables(
        ONE_AREA, PHASES, ("health",), services=services, handovers=handovers, standard_transitions=tuple(standard)
    )


def of(tables: ChainTables, area: str = "selm", **given: Any) -> Chain:
    return chain_of(tables, **{"area": area, "on": TODAY, **given})


def cell(tables: ChainTables, area: str = "selm", **given: Any) -> Cell:
    return of(tables, area, **given).cells[0]


def transition(tables: ChainTables, number: int = 0, area: str = "selm", **given: Any) -> Transition:
    return of(tables, area, **given).transitions[number]
