# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Results in the shapes of --json, which others rely on: docs/reference/json.md."""

from collections.abc import Iterable
from typing import Any

from lueckenlos.cli.output import rounded
from lueckenlos.core.chain import Part
from lueckenlos.core.plan import Remedy
from lueckenlos.core.results import Cell, Chain, Plan, PlanStep, Transition
from lueckenlos.core.rows import Handover


def chain_as_json(chain: Chain) -> dict[str, Any]:
    return {
        "area": chain.area,
        "date": chain.on.isoformat(),
        "leaves": chain.leaves,
        "leaves_unbroken": chain.leaves_unbroken,
        "cells": [_cell_as_json(cell) for cell in chain.cells],
        "transitions": [
            {
                "from": transition.from_phase,
                "to": transition.to_phase,
                "status": transition.status,
                "meets": transition.meets,
                "expiring": transition.expiring,
                "handovers": list(transition.handovers),
            }
            for transition in chain.transitions
        ],
        "unbroken": chain.unbroken,
        "first_break": first_break_as_json(chain),
        "robustness": chain.robustness,
        "weakest_links": list(chain.weakest_links),
        "breaks_on": chain.breaks_on.isoformat() if chain.breaks_on else None,
        "duplications": [
            {"services": list(pair.services), "places": rounded(pair.places), "need": rounded(pair.need)}
            for pair in chain.duplications
        ],
    }


def _cell_as_json(cell: Cell) -> dict[str, Any]:
    return {
        "phase": cell.phase,
        "field": cell.field,
        "required": cell.required,
        "minimum_coverage": rounded(cell.minimum_coverage),
        "status": cell.status,
        "known_leaves": cell.known_leaves,
        "leaves": cell.leaves,
        "need": rounded(cell.need),
        "supply": rounded(cell.supply),
        "coverage": rounded(cell.coverage),
        "services": list(cell.services),
    }


def first_break_as_json(chain: Chain) -> dict[str, str] | str | None:
    if isinstance(chain.first_break, tuple):
        return {"from": chain.first_break[0], "to": chain.first_break[1]}
    return chain.first_break


def plan_as_json(plan: Plan) -> dict[str, Any]:
    return {
        "budget_cents": plan.budget_cents,
        "cost_cents": plan.cost_cents,
        "chosen": list(plan.chosen),
        "transitions_closed": plan.transitions_closed,
        "need_closed": rounded(plan.need_closed),
        "optimal": plan.optimal,
        "curve": [_step_as_json(step) for step in plan.curve],
    }


def _step_as_json(step: PlanStep) -> dict[str, Any]:
    return {
        "cost_cents": step.cost_cents,
        "transitions_closed": step.transitions_closed,
        "need_closed": rounded(step.need_closed),
        "chosen": list(step.chosen),
    }


def why_cell_as_json(
    chain: Chain,
    cell: Cell,
    known_needs: int,
    parts: Iterable[Part],
    offices: Iterable[str],
    remedies: Iterable[Remedy],
) -> dict[str, Any]:
    return {
        "area": chain.area,
        "date": chain.on.isoformat(),
        **_cell_as_json(cell),
        "leaves_of_known_need": known_needs,
        "parts": [
            {"service": p.service, "places": rounded(p.places), "share": rounded(p.share), "basis": p.basis}
            for p in parts
        ],
        "responsible": sorted(offices),
        "remedies": [
            {
                "intervention": remedy.intervention,
                "cost_cents": remedy.cost_cents,
                "status_before": change.status_before,
                "status_after": change.status_after,
                "coverage_before": rounded(change.coverage_before),
                "coverage_after": rounded(change.coverage_after),
            }
            for remedy in remedies
            for change in remedy.cells
            if (change.phase, change.field) == (cell.phase, cell.field)
        ],
    }


def why_transition_as_json(
    chain: Chain,
    transition: Transition,
    carrying: Iterable[str],
    handovers: Iterable[Handover],
    offices: Iterable[str],
    remedies: Iterable[Remedy],
) -> dict[str, Any]:
    return {
        "area": chain.area,
        "date": chain.on.isoformat(),
        "from": transition.from_phase,
        "to": transition.to_phase,
        "required": transition.required,
        "minimum_binding": transition.minimum_binding,
        "status": transition.status,
        "meets": transition.meets,
        "expiring": transition.expiring,
        "carriers": list(carrying),
        "handovers": [
            {
                "id": handover.id,
                "from_service": handover.from_service,
                "to_service": handover.to_service,
                "binding": handover.binding,
                "valid_until": handover.valid_until.isoformat() if handover.valid_until else None,
            }
            for handover in handovers
        ],
        "responsible": sorted(offices),
        "remedies": [
            {
                "intervention": remedy.intervention,
                "cost_cents": remedy.cost_cents,
                "status_before": change.status_before,
                "status_after": change.status_after,
                "meets_before": change.meets_before,
                "meets_after": change.meets_after,
                "expiring_before": change.expiring_before,
                "expiring_after": change.expiring_after,
            }
            for remedy in remedies
            for change in remedy.transitions
            if (change.from_phase, change.to_phase) == (transition.from_phase, transition.to_phase)
        ],
    }
