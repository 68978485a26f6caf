# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Transitions between consecutive phases."""

from datetime import date, timedelta

from core.oracles.basics import (
    RANK,
    active_services,
    ordered_phases,
    serves_area,
    serves_phase,
    standard_binding,
)
from lueckenlos.core.rows import ChainTables, Handover


def is_valid(handover: Handover, on: date) -> bool:
    if handover.valid_from is not None and handover.valid_from > on:
        return False
    return handover.valid_until is None or on <= handover.valid_until


def status_on(
    tables: ChainTables, area: str, on: date, i: int, target_group: str | None, level: str | None
) -> tuple[str, list[str]]:
    """Status of the transition from phase i to phase i + 1 and the ids of the handovers that count for it."""
    phases = ordered_phases(tables)
    # READING: to cover a phase, or to be in it, is to serve it. The text says "span" where it means the
    # span; the two differ only where phases overlap so far that a service passes over one.
    in_phase = {
        number: [
            service.id
            for service in active_services(tables, on, target_group, level)
            if serves_area(tables, service, area) and serves_phase(service, phases[number - 1])
        ]
        for number in (i, i + 1)
    }
    # READING: "all that count for it" are all valid ones from phase i to phase i + 1, not the best alone,
    # and they are named when the transition is carried, too.
    counting = [
        handover
        for handover in tables.handovers
        if is_valid(handover, on) and handover.from_service in in_phase[i] and handover.to_service in in_phase[i + 1]
    ]
    status = "none"
    for handover in counting:
        binding = handover.binding or "informal"  # rows.py: a binding not known counts as informal
        if RANK[binding] > RANK[status]:
            status = binding
    if any(service in in_phase[i + 1] for service in in_phase[i]):
        status = "carried"
    return status, sorted(handover.id for handover in counting)


def transitions(
    tables: ChainTables,
    area: str,
    on: date,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
) -> list[dict]:
    phases = ordered_phases(tables)
    result = []
    for i in range(1, len(phases)):
        required, asked = standard_binding(tables, i)
        status, handovers = status_on(tables, area, on, i, target_group, level)
        later, _ = status_on(tables, area, on + timedelta(days=horizon_days), i, target_group, level)
        meets = RANK[status] >= RANK[asked]
        result.append(
            {
                "from": phases[i - 1].code,
                "to": phases[i].code,
                "required": required,
                "minimum_binding": asked,
                "status": status,
                "meets": meets,
                "expiring": meets and RANK[later] < RANK[asked],
                "handovers": handovers,
            }
        )
    return result
