# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The plan on the screen: the same numbers as `lueckenlos plan`, the curve as a picture, and what stays open."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.chain.board import notes
from lueckenlos.core.chain import chains, endings
from lueckenlos.core.plan import with_interventions
from lueckenlos.core.results import Chain, Plan
from lueckenlos.reports.labels import intervention_label
from lueckenlos.reports.tables import Sheet
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_money, write_number

DEFAULT_EURO, MOST_EURO, STEP_EURO = 50_000, 500_000, 500


def budget_of(request: HttpRequest, problems: list[str]) -> int:
    """In euro a year; "20.000" and "20 000" are understood."""
    text = request.GET.get("budget", "").strip()
    if not text:
        return DEFAULT_EURO
    if re.fullmatch(r"([0-9]{1,9}|[0-9]{1,3}([. \u00a0\u202f][0-9]{3}){1,2})\s?€?", text):
        euro = int("".join(filter(str.isdigit, text)))
        if euro <= MOST_EURO:
            return euro
    problems.append(
        _("“{value}” is not a budget from 0 to {most}. The page shows {default}.").format(
            value=text[:20], most=write_money(MOST_EURO * 100), default=write_money(DEFAULT_EURO * 100)
        )
    )
    return DEFAULT_EURO


@dataclass(frozen=True)
class Step:
    cost: int
    transitions: int
    need: float
    changes: list[str]


@dataclass(frozen=True)
class OpenLine:
    name: str
    url: str
    transitions: tuple[int, int]
    cells: tuple[int, int]
    unbroken: tuple[bool, bool]


def steps_of(asked: Asked, plan: Plan) -> list[Step]:
    before: set[str] = set()
    steps = []
    for step in plan.curve:
        title = asked.data.names.intervention
        changes = [f"+ {title(i)}" for i in step.chosen if i not in before]
        changes += [f"− {title(i)}" for i in sorted(before - set(step.chosen))]
        steps.append(Step(step.cost_cents, step.transitions_closed, step.need_closed, changes))
        before = set(step.chosen)
    return steps


def chosen_of(asked: Asked, plan: Plan) -> list[dict[str, Any]]:
    known = {i.id: i for i in asked.data.tables.interventions}
    return [
        {
            "title": asked.data.names.intervention(id_),
            "kind": intervention_label(known[id_].kind),
            "cost": known[id_].cost_cents_per_year,
        }
        for id_ in plan.chosen
    ]


def what_stays_open(request: HttpRequest, asked: Asked, plan: Plan) -> list[OpenLine]:
    leaves = asked.data.leaves_below(asked.area.code)
    question = asked.question

    def after() -> tuple[Chain, ...]:
        tables = with_interventions(asked.data.tables, plan.chosen)
        return tuple(chains(tables, areas=leaves, with_duplications=False, on=question.on))

    then = asked.data.remember(("planned", leaves, question.on, plan.chosen), after)
    now = asked.data.chains_of(leaves, type(question)(on=question.on))
    lines = [
        OpenLine(
            asked.data.names.area(a.area),
            address(request, "chain:board", asked.region.slug, a.area),
            (len(a.gaps_in_transitions), len(b.gaps_in_transitions)),
            (len(a.gaps_in_cells), len(b.gaps_in_cells)),
            (a.unbroken, b.unbroken),
        )
        for a, b in zip(now, then)
    ]
    return sorted(lines, key=lambda line: (-(line.transitions[1] + line.cells[1]), line.name))


def other_days(request: HttpRequest, asked: Asked, budget: int) -> list[dict[str, str]]:
    """The days after the next endings: who plans for then sees what is gone by then."""
    found = endings(asked.data.index, asked.area.code, asked.question.on)
    days = list(dict.fromkeys(ending.last_day + timedelta(days=1) for ending in found))[:4]
    return [
        {
            "word": write_date(day),
            "url": address(request, "chain:plan", asked.region.slug, asked.area.code, budget=budget, datum=day),
        }
        for day in days
    ]


WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 260, 46, 34, 12


def curve_picture(plan: Plan) -> dict[str, Any]:
    """Two stairs over the cost: transitions (solid) and places (dashed), each on its own scale, both labelled."""
    most_cost = max(plan.budget_cents, 1)
    last = plan.curve[-1]

    def x(cost: float) -> int:
        return round(LEFT + (WIDTH - LEFT - 20) * cost / most_cost)

    def stairs(value: Any, most: float) -> str:
        def y(v: float) -> int:
            return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * v / most)

        path = f"M{x(0)} {y(value(plan.curve[0]))}"
        for step in plan.curve[1:]:
            path += f"H{x(step.cost_cents)}V{y(value(step))}"
        return f"{path}H{x(most_cost)}"

    transitions = stairs(lambda s: s.transitions_closed, last.transitions_closed) if last.transitions_closed else ""
    places = stairs(lambda s: s.need_closed, last.need_closed) if last.need_closed else ""
    marks = [{"x": x(most_cost * part), "word": write_money(int(most_cost * part))} for part in (0, 0.5, 1)]
    return {
        "transitions": transitions,
        "places": places,
        "most_transitions": write_number(last.transitions_closed),
        "most_places": write_number(last.need_closed, 1),
        "marks": marks,
        "base": HEIGHT - BOTTOM,
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": WIDTH - 20,
        "top": TOP,
        "label_y": HEIGHT - 10,
    }


def curve_sheet(asked: Asked, plan: Plan) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-plan-{asked.question.on}",
        ("cost_cents", "transitions_closed", "need_closed", "chosen"),
        [(s.cost_cents, s.transitions_closed, round(s.need_closed, 4), "|".join(s.chosen)) for s in plan.curve],
        notes(asked),
    )


def open_sheet(asked: Asked, lines: list[OpenLine]) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-bleibt-offen-{asked.question.on}",
        (
            "area",
            "transitions_open",
            "transitions_open_with_plan",
            "cells_open",
            "cells_open_with_plan",
            "unbroken",
            "unbroken_with_plan",
        ),
        [(x.name, *x.transitions, *x.cells, *map(int, x.unbroken)) for x in lines],
        notes(asked),
    )
