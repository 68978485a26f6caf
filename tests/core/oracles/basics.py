# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who serves what: the words every other oracle uses."""

from datetime import date
from fractions import Fraction

from lueckenlos.core.rows import ChainTables, Phase, Service

RANK = {"none": 0, "informal": 1, "agreed": 2, "binding": 3, "carried": 4}


def exact(number: object) -> Fraction | None:
    """The number as it is written: 0.8 is four fifths, not the nearest binary number."""
    return None if number is None else Fraction(str(number))


def ordered_phases(tables: ChainTables) -> list[Phase]:
    """READING: a phase with a month missing stays one of the K phases, served by no service; in the order
    what is missing comes last.
    """
    latest = 10**6
    return sorted(
        tables.phases,
        key=lambda p: (
            latest if p.from_month is None else p.from_month,
            latest if p.to_month is None else p.to_month,
        ),
    )


def area_and_above(tables: ChainTables, code: str) -> list[str]:
    parents = {area.code: area.parent for area in tables.areas}
    found = []
    here: str | None = code
    while here is not None and here in parents:  # a parent that leads nowhere: the area is a root
        found.append(here)
        here = parents[here]
    return found


def every_leaf(tables: ChainTables) -> list[str]:
    """The areas without parts."""
    with_parts = {area.parent for area in tables.areas}
    return [area.code for area in tables.areas if area.code not in with_parts]


def leaves(tables: ChainTables, code: str) -> list[str]:
    """The areas without parts at or below `code`."""
    return [leaf for leaf in every_leaf(tables) if code in area_and_above(tables, leaf)]


def serves_area(tables: ChainTables, service: Service, code: str) -> bool:
    return any(named in service.areas for named in area_and_above(tables, code))


def serves_phase(service: Service, phase: Phase) -> bool:
    """The month spans [from, to) intersect. A month missing: no phase. An empty span intersects nothing."""
    if None in (service.from_month, service.to_month, phase.from_month, phase.to_month):
        return False
    first = max(service.from_month, phase.from_month)
    after_last = min(service.to_month, phase.to_month)
    return first < after_last


def span(tables: ChainTables, service: Service) -> tuple[int, int] | None:
    """Number of its first and of its last phase, counted from 1; None when it serves no phase."""
    served = [i for i, phase in enumerate(ordered_phases(tables), 1) if serves_phase(service, phase)]
    return (min(served), max(served)) if served else None


def is_candidate(tables: ChainTables, service: Service) -> bool:
    """Named by an intervention of kind new_service, be it of known cost or not."""
    return any(i.kind == "new_service" and i.service == service.id for i in tables.interventions)


def is_active(tables: ChainTables, service: Service, on: date) -> bool:
    if is_candidate(tables, service):
        return False
    if service.starts_on is not None and service.starts_on > on:
        return False
    if service.ends_on is not None and on > service.ends_on:
        return False
    return service.funding_ends_on is None or on <= service.funding_ends_on


def counts(service: Service, target_group: str | None, level: str | None) -> bool:
    """Asked for one target group or level, only services count that name it or name none."""
    if target_group is not None and service.target_groups and target_group not in service.target_groups:
        return False
    return level is None or service.level is None or service.level == level


def active_services(
    tables: ChainTables, on: date, target_group: str | None = None, level: str | None = None
) -> list[Service]:
    return [s for s in tables.services if is_active(tables, s, on) and counts(s, target_group, level)]


def standard_binding(tables: ChainTables, i: int) -> tuple[bool, str]:
    """(required, binding asked for) at the transition from phase i to phase i + 1; silent: agreed."""
    phases = ordered_phases(tables)
    for row in tables.standard_transitions:
        if (row.from_phase, row.to_phase) == (phases[i - 1].code, phases[i].code):
            return True, row.minimum_binding or "agreed"
    return False, "agreed"
