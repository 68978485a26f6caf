# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Cells: need, supply, coverage and status."""

from datetime import date, timedelta
from fractions import Fraction

from core.oracles.basics import (
    active_services,
    every_leaf,
    exact,
    leaves,
    ordered_phases,
    serves_area,
    serves_phase,
)
from lueckenlos.core.rows import ChainTables, Service

Key = tuple[str, str, str]  # leaf, phase, field


def known_needs(tables: ChainTables) -> dict[Key, Fraction]:
    """READING: a need belongs to a cell of a leaf; a row for an area with parts is no need of any cell."""
    all_leaves = every_leaf(tables)
    phases = [phase.code for phase in tables.phases]
    found = {}
    for row in tables.needs:
        leads_somewhere = row.area in all_leaves and row.phase in phases and row.field in tables.fields
        if leads_somewhere and row.places_per_year is not None:
            found[row.area, row.phase, row.field] = exact(row.places_per_year)
    return found


def served_cells(tables: ChainTables, service: Service) -> list[Key]:
    """All cells of leaves, in the whole tree, that the service serves; each once."""
    return [
        (leaf, phase.code, field)
        for leaf in every_leaf(tables)
        if serves_area(tables, service, leaf)
        for phase in ordered_phases(tables)
        if serves_phase(service, phase)
        for field in tables.fields
        if field in service.fields
    ]


def shares(tables: ChainTables, service: Service, needs: dict[Key, Fraction]) -> dict[Key, Fraction | None]:
    """The share of the service in every cell it serves whose need is known; None: the share is unknown."""
    known = [cell for cell in served_cells(tables, service) if cell in needs]
    total = sum((needs[cell] for cell in known), Fraction(0))
    places = exact(service.places_per_year)
    result: dict[Key, Fraction | None] = {}
    for cell in known:
        if needs[cell] == 0:
            result[cell] = Fraction(0)  # whatever is unknown elsewhere
        elif places is not None:  # READING: known places go before what was said about sufficiency
            result[cell] = places * needs[cell] / total
        elif service.sufficiency == "enough":
            result[cell] = needs[cell]
        elif service.sufficiency == "short":
            result[cell] = Fraction(0)
        else:
            result[cell] = None
    return result


def standard_of(tables: ChainTables, phase: str, field: str) -> tuple[bool, Fraction]:
    for row in tables.standard_cells:
        if (row.phase, row.field) == (phase, field):
            return bool(row.required), exact(row.minimum_coverage) or Fraction(0)
    return False, Fraction(0)


def cells(
    tables: ChainTables,
    area: str,
    on: date,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
) -> list[dict]:
    now = _until_thin(tables, area, on, target_group, level)
    later = _until_thin(tables, area, on + timedelta(days=horizon_days), target_group, level)
    by_id = {service.id: service for service in tables.services}
    for cell, then in zip(now, later, strict=True):
        if cell["status"] is not None:
            continue
        confirmed = [by_id[s].verified_on for s in cell["services"]]
        recently = [d for d in confirmed if d is not None and on - timedelta(days=365) <= d <= on]
        if then["status"] in ("missing", "thin"):
            cell["status"] = "unsecured"
        elif not recently:
            cell["status"] = "stale"
        else:
            cell["status"] = "covered"
    return now


def _until_thin(tables: ChainTables, area: str, on: date, target_group: str | None, level: str | None) -> list[dict]:
    """The cells with their status as far as the day alone decides it, else None."""
    services = active_services(tables, on, target_group, level)
    needs = known_needs(tables)
    all_shares = {service.id: shares(tables, service, needs) for service in services}
    all_served = {service.id: served_cells(tables, service) for service in services}
    below = leaves(tables, area)
    result = []
    for phase in ordered_phases(tables):
        for field in tables.fields:
            required, minimum = standard_of(tables, phase.code, field)
            keys = [(leaf, phase.code, field) for leaf in below]
            there = sorted({s.id for s in services for key in keys if key in all_served[s.id]})
            cell = {
                "phase": phase.code,
                "field": field,
                "required": required,
                "minimum_coverage": minimum,
                "leaves": len(below),
                "services": there,
            }
            cell.update(_figures(keys, needs, list(all_shares.values()), minimum, required, bool(there)))
            result.append(cell)
    return result


def _figures(
    keys: list[Key],
    needs: dict[Key, Fraction],
    all_shares: list[dict[Key, Fraction | None]],
    minimum: Fraction,
    required: bool,
    service_there: bool,
) -> dict:
    need, supply, met, known = Fraction(0), Fraction(0), Fraction(0), 0
    for key in keys:
        if key not in needs:
            continue
        here = [service_shares[key] for service_shares in all_shares if key in service_shares]
        leaf_supply = sum((share for share in here if share is not None), Fraction(0))
        # Coverage reaches the standard without the unknown share. (N = 0 has no unknown share.)
        if None in here and min(leaf_supply, needs[key]) < minimum * needs[key]:
            continue
        known += 1
        need += needs[key]
        supply += leaf_supply
        met += min(leaf_supply, needs[key])

    if not service_there:
        known_here = [needs[key] for key in keys if key in needs]
        # READING: the need of an area is known to be 0 when it is so in every leaf ("unknown is not zero").
        known_zero = len(known_here) == len(keys) and sum(known_here) == 0
        return {
            "status": "missing" if required and not known_zero else "open",
            "known_leaves": known,
            "need": sum(known_here, Fraction(0)) if known_here else None,
            "supply": Fraction(0),
            "coverage": None,
        }
    if known == 0:
        return {"status": "unknown", "known_leaves": 0, "need": None, "supply": None, "coverage": None}
    # READING: "1 where N = 0 and a service is there" speaks of the area as a whole: N is the sum over its
    # known leaves, and the service may stand in any of its leaves.
    coverage = met / need if need > 0 else Fraction(1)
    return {
        "status": "thin" if coverage < minimum else None,
        "known_leaves": known,
        "need": need,
        "supply": supply,
        "coverage": coverage,
    }
