# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain and the plan against the slow reference in core/oracles, on small random instances."""

import math
import subprocess
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from core.oracles.basics import leaves
from core.oracles.cells import cells
from core.oracles.duplications import duplications
from core.oracles.graph import breaks_on, first_break, robustness, unbroken, weakest_links
from core.oracles.hard_cases import HARD_CASES
from core.oracles.instances import Question, questions, random_question
from core.oracles.plan import plan
from core.oracles.transitions import transitions
from lueckenlos.core.chain import chain_of
from lueckenlos.core.plan import plan_for
from lueckenlos.core.results import Chain, Plan
from lueckenlos.core.rows import Area

SLOW_IS_RIGHT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


class Near:
    """Equal to a float that differs from the exact number by no more than rounding."""

    def __init__(self, exact: Fraction | int, relative: float = 1e-9, absolute: float = 1e-12) -> None:
        self.exact, self.relative, self.absolute = exact, relative, absolute

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int | float) and math.isclose(
            other, self.exact, rel_tol=self.relative, abs_tol=self.absolute
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{float(self.exact)} ({self.exact})"


def near(exact: Fraction | None) -> Near | None:
    return None if exact is None else Near(exact)


def expected_chain(question: Question, area: str) -> dict[str, Any]:
    tables, on = question.tables, question.on
    which = {"target_group": question.target_group, "level": question.level}
    horizon = question.horizon_days
    below = leaves(tables, area)
    return {
        "area": area,
        "on": on,
        "leaves": len(below),
        "leaves_unbroken": sum(unbroken(tables, leaf, on, **which) for leaf in below),
        "cells": [
            {name: near(value) if name in NUMBERS else value for name, value in cell.items()}
            for cell in cells(tables, area, on, horizon, **which)
        ],
        "transitions": transitions(tables, area, on, horizon, **which),
        "unbroken": unbroken(tables, area, on, **which),
        "first_break": first_break(tables, area, on, **which),
        "robustness": robustness(tables, area, on, **which),
        "weakest_links": weakest_links(tables, area, on, **which),
        "breaks_on": breaks_on(tables, area, on, **which),
        "duplications": [
            {name: near(value) if name in NUMBERS else value for name, value in row.items()}
            for row in duplications(tables, area, on, **which)
        ],
    }


NUMBERS = ("minimum_coverage", "need", "supply", "coverage", "places")


def given_chain(chain: Chain) -> dict[str, Any]:
    return {
        "area": chain.area,
        "on": chain.on,
        "leaves": chain.leaves,
        "leaves_unbroken": chain.leaves_unbroken,
        "cells": [
            {
                "phase": cell.phase,
                "field": cell.field,
                "required": cell.required,
                "minimum_coverage": cell.minimum_coverage,
                "status": cell.status,
                "known_leaves": cell.known_leaves,
                "leaves": cell.leaves,
                "need": cell.need,
                "supply": cell.supply,
                "coverage": cell.coverage,
                "services": list(cell.services),
            }
            for cell in chain.cells
        ],
        "transitions": [
            {
                "from": transition.from_phase,
                "to": transition.to_phase,
                "required": transition.required,
                "minimum_binding": transition.minimum_binding,
                "status": transition.status,
                "meets": transition.meets,
                "expiring": transition.expiring,
                "handovers": list(transition.handovers),
            }
            for transition in chain.transitions
        ],
        "unbroken": chain.unbroken,
        "first_break": chain.first_break,
        "robustness": chain.robustness,
        "weakest_links": list(chain.weakest_links),
        "breaks_on": chain.breaks_on,
        "duplications": [
            {"services": list(row.services), "places": row.places, "need": row.need} for row in chain.duplications
        ],
    }


def check_chain(question: Question) -> None:
    for area in question.tables.areas:
        chain = chain_of(
            question.tables,
            area=area.code,
            on=question.on,
            horizon_days=question.horizon_days,
            target_group=question.target_group,
            level=question.level,
        )
        assert given_chain(chain) == expected_chain(question, area.code), area.code


def expected_plan(question: Question, area: str, budget_cents: int, on: date) -> dict[str, Any]:
    answer = plan(question.tables, area, budget_cents, on)
    points = [{**point, "need_closed": Near(point["need_closed"], absolute=1e-6)} for point in answer["curve"]]
    return {
        **answer,
        "need_closed": Near(answer["need_closed"], absolute=1e-6),
        "curve": points,
        "optimal": True,
    }


def given_plan(answer: Plan) -> dict[str, Any]:
    return {
        "budget_cents": answer.budget_cents,
        "cost_cents": answer.cost_cents,
        "chosen": list(answer.chosen),
        "transitions_closed": answer.transitions_closed,
        "need_closed": answer.need_closed,
        "curve": [
            {
                "cost_cents": step.cost_cents,
                "transitions_closed": step.transitions_closed,
                "need_closed": step.need_closed,
                "chosen": list(step.chosen),
            }
            for step in answer.curve
        ],
        "optimal": answer.optimal,
    }


def check_plan(question: Question, areas: list[str]) -> None:
    budget = question.budget_cents
    for area in areas:
        answer = plan_for(question.tables, area=area, budget_cents=budget, on=question.on)
        assert given_plan(answer) == expected_plan(question, area, budget, question.on), area


def top_and_another(question: Question) -> list[str]:
    codes = [area.code for area in question.tables.areas]
    return sorted({"a0", codes[0]})


@pytest.mark.parametrize("seed", range(300))
def test_chain_of_random_instance(seed: int) -> None:
    check_chain(random_question(seed, offers=0.1))


@SLOW_IS_RIGHT
@given(questions(offers=0.1))
def test_chain_of_any_instance(question: Question) -> None:
    check_chain(question)


@pytest.mark.parametrize("seed", range(100))
def test_plan_of_random_instance(seed: int) -> None:
    question = random_question(seed, offers=0.8)
    check_plan(question, top_and_another(question))


@pytest.mark.parametrize("seed", range(1000, 1050))
def test_plan_of_random_instance_of_one_area(seed: int) -> None:
    question = random_question(seed, offers=0.8, areas=1)
    check_plan(question, ["a0"])


@settings(SLOW_IS_RIGHT, max_examples=25)
@given(questions(offers=0.8))
def test_plan_of_any_instance(question: Question) -> None:
    check_plan(question, ["a0"])


@pytest.mark.parametrize("name", HARD_CASES)
def test_plan_of_hard_case(name: str) -> None:
    check_plan(HARD_CASES[name], ["a0"])


@pytest.mark.parametrize("absent", ["phases", "fields", "areas", "services", "needs"])
def test_chain_and_plan_without_a_table(absent: str) -> None:
    question = random_question(2, offers=1)
    tables = replace(question.tables, **{absent: (Area("a0"),) if absent == "areas" else ()})
    question = replace(question, tables=tables)
    check_chain(question)
    check_plan(question, ["a0"])


def test_the_solver_prints_nothing() -> None:
    """The solver is a C++ library with a voice of its own; with --json the standard output holds one object."""
    code = (
        "from core.oracles.hard_cases import THIRDS as q; from lueckenlos.core.plan import plan_for;"
        "plan_for(q.tables, area='a0', budget_cents=q.budget_cents, on=q.on)"
    )
    here = Path(__file__).parents[1]  # a process of its own, for C++ holds its output back until the end
    run = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=True)  # noqa: S603
    assert (run.stdout, run.stderr) == ("", "")
