# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Two services doing the same for the same people."""

from datetime import date
from fractions import Fraction
from itertools import combinations

from core.oracles.basics import active_services, exact, leaves, serves_area, span
from core.oracles.cells import known_needs, served_cells
from lueckenlos.core.rows import ChainTables, Service


def duplications(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> list[dict]:
    services = sorted(active_services(tables, on, target_group, level), key=lambda s: s.id)
    result = []
    for one, other in combinations(services, 2):
        if not same_work(tables, one, other) or not same_people(tables, area, one, other):
            continue
        needs = known_needs(tables)
        below = leaves(tables, area)
        known = [
            needs[cell]
            for cell in served_cells(tables, one)
            if cell in served_cells(tables, other) and cell[0] in below and cell in needs
        ]
        places = exact(one.places_per_year) + exact(other.places_per_year)
        need = sum(known, Fraction(0))
        if known and places > need:
            result.append({"services": [one.id, other.id], "places": places, "need": need})
    return result


def same_work(tables: ChainTables, one: Service, other: Service) -> bool:
    # READING: an organization that is not known cannot be told to be a different one.
    different = (
        one.organization is not None and other.organization is not None and one.organization != other.organization
    )
    places_known = one.places_per_year is not None and other.places_per_year is not None
    field = any(field in one.fields and field in other.fields for field in tables.fields)
    level = one.level == other.level  # the same one, or both name none
    return different and places_known and field and level


def same_people(tables: ChainTables, area: str, one: Service, other: Service) -> bool:
    if one.target_groups or other.target_groups:
        group = any(g in other.target_groups for g in one.target_groups)
    else:
        group = True
    span_one, span_other = span(tables, one), span(tables, other)
    if not group or span_one is None or span_other is None:
        return False
    phases_one = set(range(span_one[0], span_one[1] + 1))
    phases_other = set(range(span_other[0], span_other[1] + 1))
    shorter = min(len(phases_one), len(phases_other))
    leaves_one = {leaf for leaf in leaves(tables, area) if serves_area(tables, one, leaf)}
    leaves_other = {leaf for leaf in leaves(tables, area) if serves_area(tables, other, leaf)}
    fewer = min(len(leaves_one), len(leaves_other))
    return 2 * len(phases_one & phases_other) > shorter and fewer > 0 and 2 * len(leaves_one & leaves_other) > fewer
