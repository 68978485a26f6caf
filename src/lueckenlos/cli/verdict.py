# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos verdict`: every neighbourhood in one line; for the one with the most gaps why, and what to do."""

from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from lueckenlos.cli.chain import board
from lueckenlos.cli.loading import Loaded, load
from lueckenlos.cli.names import Names
from lueckenlos.cli.options import (
    area_option,
    budget_option,
    date_option,
    json_option,
    package_argument,
    time_limit_option,
)
from lueckenlos.cli.output import messages, print_json, results, say
from lueckenlos.cli.plan import plan_sentence, print_curve
from lueckenlos.cli.reasons import reasons
from lueckenlos.cli.sentences import break_words, verdict_sentence
from lueckenlos.cli.shapes import first_break_as_json, plan_as_json
from lueckenlos.core.chain import chains
from lueckenlos.core.plan import plan_for
from lueckenlos.core.results import Chain, Plan
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

DEFAULT_BUDGET_CENTS = 5_000_000


@click.command("verdict")
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
    """Every neighbourhood in one line, and for the one with the most gaps: why, and what closes them.

    The plan is shown for a budget of 50,000 euro a year, unless --budget says otherwise.
    """
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
    console.print(verdict_table(verdicts, names))
    print_worst(console, loaded, worst, plan)


def gaps(chain: Chain) -> int:
    return len(chain.gaps_in_cells) + len(chain.gaps_in_transitions)


def verdict_table(verdicts: list[Chain], names: Names) -> Table:
    table = Table()
    table.add_column(_("Neighbourhood"), style="bold")
    table.add_column(_("The chain"))
    table.add_column(_("Paths"), justify="right")
    table.add_column(_("hangs on"), max_width=40)
    table.add_column(_("breaks on"), no_wrap=True)
    table.add_column(_("Gaps"), justify="right")
    table.add_column(_("Covered"), justify="right")
    table.add_column(_("unknown"), justify="right")
    for chain in verdicts:
        required = [cell for cell in chain.cells if cell.required]
        covered = sum(cell.status in ("covered", "stale", "unsecured") for cell in required)
        table.add_row(
            names.area(chain.area),
            break_words(chain, names),
            str(chain.robustness),
            ", ".join(map(names.service, chain.weakest_links)) if chain.robustness == 1 else "",
            write_date(chain.breaks_on) if chain.breaks_on else "",
            str(gaps(chain)),
            _("{covered} of {required}").format(covered=covered, required=len(required)),
            str(sum(cell.status == "unknown" for cell in required)),
            style=None if chain.unbroken else "red",
        )
    return table


def print_worst(console: Console, loaded: Loaded, worst: Chain, plan: Plan) -> None:
    names = Names(loaded.package)
    if not gaps(worst):
        console.print(_("No neighbourhood has a gap in what the standard asks for."))
        return
    console.print()
    console.rule(_("Most gaps: {area}").format(area=names.area(worst.area)), align="left")
    say(console, verdict_sentence(worst, names), "bold")
    console.print(board(worst, names))
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
            }
            for chain in verdicts
        ],
        "most_gaps": worst.area,
        "plan": plan_as_json(plan),
    }
