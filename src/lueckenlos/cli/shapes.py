# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Results in the shapes of --json, which others rely on: docs/reference/json.md."""

from typing import Any

from lueckenlos.cli.output import rounded
from lueckenlos.core.results import Chain, Plan, PlanStep


def chain_as_json(chain: Chain) -> dict[str, Any]:
    return {
        "area": chain.area,
        "date": chain.on.isoformat(),
        "leaves": chain.leaves,
        "leaves_unbroken": chain.leaves_unbroken,
        "cells": [
            {
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
            for cell in chain.cells
        ],
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
