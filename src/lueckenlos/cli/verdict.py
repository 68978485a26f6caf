# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos verdict`: every neighbourhood in one line; for the one with the most gaps why, and what to do."""

from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from lueckenlos.cli.chain import print_board
from lueckenlos.cli.loading import Loaded, load
from lueckenlos.cli.options import (
    area_option,
    budget_option,
    date_option,
    json_option,
    package_argument,
    time_limit_option,
)
from lueckenlos.cli.output import messages, print_json, results, say
from lueckenlos.cli.plan import print_curve
from lueckenlos.cli.shapes import first_break_as_json, plan_as_json
from lueckenlos.cli.speech import mark
from lueckenlos.core.chain import chains
from lueckenlos.core.plan import plan_for
from lueckenlos.core.results import Chain, Plan
from lueckenlos.reports.names import Names
from lueckenlos.reports.reasons import reasons
from lueckenlos.reports.sentences import break_words, plan_sentence, verdict_sentence
from lueckenlos.reports.summary import covered, covered_words, gaps, required, unknown
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

DEFAULT_BUDGET_CENTS = 5_000_000
LEAST_WIDTH = 130


@click.command(
    "verdict",
    help=mark(
        "Every neighbourhood in one line, and for the one with the most gaps: why, and what closes them. "
        "The plan is for 50,000 euro a year, unless --budget says otherwise."
    ),
)
@package_argument
@area_option
@date_option
@budget_option
@time_limit_option
@json_option
@click.pass_context
def verdict_command(
    ctx: click.Context,
    package: Path,
    area: str | None,
    day: date | None,
    budget_cents: int | None,
    time_limit: float,
    as_json: bool,
) -> None:
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    area, on = loaded.area_or_root(area), loaded.day_or_reference(day)
    tree = loaded.index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(area))]
    verdicts = list(chains(loaded.index, on=on, areas=leaves, with_duplications=False))
    worst = max(verdicts, key=gaps)
    budget = DEFAULT_BUDGET_CENTS if budget_cents is None else budget_cents
    with messages().status(_("Looking for the best plan …")):
        plan = plan_for(loaded.index, area=worst.area, budget_cents=budget, on=on, time_limit_seconds=time_limit)
    if as_json:
        print_json(verdict_as_json(area, on, verdicts, worst, plan))
        return
    console, names = results(), Names(loaded.package)
    whole = next(iter(chains(loaded.index, on=on, areas=[area], with_duplications=False)))
    say(console, verdict_sentence(whole, names), "bold")
    console.print(_("As of {day}.").format(day=write_date(on)), style="dim")
    print_verdicts(console, verdicts, names)
    print_worst(console, loaded, worst, plan)


def print_verdicts(console: Console, verdicts: list[Chain], names: Names) -> None:
    """A table where it fits, else two lines for each."""
    if console.width >= LEAST_WIDTH:
        console.print(verdict_table(verdicts, names))
        return
    for chain in verdicts:
        console.print(f"{names.area(chain.area)}: {break_words(chain, names)}", style="" if chain.unbroken else "red")
        facts = [_("{n} gaps").format(n=gaps(chain)), _("covered {words}").format(words=covered_words(chain))]
        facts.append(_("{n} unknown").format(n=unknown(chain)))
        if chain.robustness == 1:
            facts.append(_("hangs on {services}").format(services=hangs_on(chain, names)))
        if chain.breaks_on:
            facts.append(_("breaks on {day}").format(day=write_date(chain.breaks_on)))
        console.print("  " + "; ".join(facts))


def verdict_table(verdicts: list[Chain], names: Names) -> Table:
    table = Table()
    table.add_column(_("Neighbourhood"), style="bold", overflow="fold")
    table.add_column(_("The chain"), overflow="fold")
    table.add_column(_("Paths"), justify="right")
    table.add_column(_("Hangs on"), max_width=32, overflow="fold")
    table.add_column(_("Breaks on"), no_wrap=True)
    table.add_column(_("Gaps"), justify="right")
    table.add_column(_("Covered"), justify="right")
    table.add_column(_("Unknown"), justify="right")
    for chain in verdicts:
        table.add_row(
            names.area(chain.area),
            break_words(chain, names),
            str(chain.robustness),
            hangs_on(chain, names) if chain.robustness == 1 else "",
            write_date(chain.breaks_on) if chain.breaks_on else "",
            str(gaps(chain)),
            covered_words(chain).replace(", ", "\n"),
            str(unknown(chain)),
            style=None if chain.unbroken else "red",
        )
    return table


def hangs_on(chain: Chain, names: Names) -> str:
    return ", ".join(map(names.service, chain.weakest_links))


def print_worst(console: Console, loaded: Loaded, worst: Chain, plan: Plan) -> None:
    names = Names(loaded.package)
    if not gaps(worst):
        console.print(_("No neighbourhood has a gap in what the standard asks for."))
        return
    console.print()
    console.rule(_("Most gaps: {area}").format(area=names.area(worst.area)), align="left")
    say(console, verdict_sentence(worst, names), "bold")
    print_board(console, worst, names)
    console.print(_("Why"), style="bold")
    for reason in reasons(worst, loaded.package, loaded.index, names):
        say(console, f"• {reason}")
    console.print()
    console.print(_("What to do"), style="bold")
    say(console, plan_sentence(plan, names.area(worst.area), worst.on))
    print_curve(console, plan, names)


def verdict_as_json(area: str, on: date, verdicts: list[Chain], worst: Chain, plan: Plan) -> dict[str, Any]:
    return {
        "area": area,
        "date": on.isoformat(),
        "areas": [
            {
                "area": chain.area,
                "unbroken": chain.unbroken,
                "first_break": first_break_as_json(chain),
                "robustness": chain.robustness,
                "weakest_links": list(chain.weakest_links),
                "breaks_on": chain.breaks_on.isoformat() if chain.breaks_on else None,
                "gaps_in_cells": [{"phase": cell.phase, "field": cell.field} for cell in chain.gaps_in_cells],
                "gaps_in_transitions": [
                    {"from": transition.from_phase, "to": transition.to_phase}
                    for transition in chain.gaps_in_transitions
                ],
                "cells_required": required(chain),
                "cells_covered": covered(chain),
                "cells_unknown": unknown(chain),
            }
            for chain in verdicts
        ],
        "most_gaps": worst.area,
        "plan": plan_as_json(plan),
    }
