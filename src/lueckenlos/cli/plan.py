# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos plan`: what closes most for the money."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

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
from lueckenlos.cli.shapes import plan_as_json
from lueckenlos.cli.speech import mark
from lueckenlos.core.chain import chains
from lueckenlos.core.plan import plan_for, with_interventions
from lueckenlos.core.results import Plan
from lueckenlos.reports.names import Names
from lueckenlos.reports.sentences import plan_sentence
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_money, write_number


@click.command(
    "plan", help=mark("The interventions that close most within a budget, and the curve from nothing up to it.")
)
@package_argument
@area_option
@budget_option
@date_option
@time_limit_option
@json_option
@click.pass_context
def plan_command(
    ctx: click.Context,
    package: Path,
    area: str | None,
    budget_cents: int | None,
    day: date | None,
    time_limit: float,
    as_json: bool,
) -> None:
    if budget_cents is None:
        raise click.UsageError(_("Say with --budget how much may be spent per year, in cents."))
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    area, on = loaded.area_or_root(area), loaded.day_or_reference(day)
    with messages().status(_("Looking for the best plan …")):
        plan = plan_for(loaded.index, area=area, budget_cents=budget_cents, on=on, time_limit_seconds=time_limit)
    if as_json:
        print_json(plan_as_json(plan))
        return
    console, names = results(), Names(loaded.package)
    say(console, plan_sentence(plan, names.area(area), on), "bold")
    print_curve(console, plan, names)
    print_what_stays_open(console, loaded, area, on, plan)


def print_curve(console: Console, plan: Plan, names: Names) -> None:
    """Every cost at which the optimum rises, and what changes there."""
    console.print(_("Budget: {budget} a year.").format(budget=write_money(plan.budget_cents)), style="dim")
    if plan.chosen and not plan.optimal:
        say(
            console,
            _("The time limit ended the search: this is the best plan found, but perhaps not the best there is."),
            "yellow",
        )
    table = Table(show_lines=True)
    table.add_column(_("Cost a year"), justify="right", overflow="fold")
    table.add_column(_("Transitions"), justify="right", overflow="fold")
    table.add_column(_("Places a year"), justify="right", overflow="fold")
    table.add_column(_("What changes against the step before"), overflow="fold")
    before: set[str] = set()
    for step in plan.curve:
        added = [f"+ {names.intervention(id_)}" for id_ in step.chosen if id_ not in before]
        left = [f"− {names.intervention(id_)}" for id_ in sorted(before) if id_ not in step.chosen]
        table.add_row(
            write_money(step.cost_cents),
            write_number(step.transitions_closed),
            write_number(step.need_closed, 1),
            "\n".join(added + left) or _("nothing"),
        )
        before = set(step.chosen)
    console.print(table)


def print_what_stays_open(console: Console, loaded: Loaded, area: str, on: date, plan: Plan) -> None:
    """Gaps per leaf, today and with the plan."""
    tree = loaded.index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(area))]
    after_tables = with_interventions(loaded.tables, plan.chosen)
    names = Names(loaded.package)
    table = Table(title=_("What stays open"), title_justify="left")
    table.add_column(_("Area"), overflow="fold")
    table.add_column(_("Transitions open: today → with the plan"), justify="right", overflow="fold")
    table.add_column(_("Cells missing or too thin: today → with the plan"), justify="right", overflow="fold")
    before = list(chains(loaded.index, on=on, areas=leaves, with_duplications=False))
    after = list(chains(after_tables, on=on, areas=leaves, with_duplications=False))
    for now, then in zip(before, after):
        table.add_row(
            names.area(now.area),
            f"{len(now.gaps_in_transitions)} → {len(then.gaps_in_transitions)}",
            f"{len(now.gaps_in_cells)} → {len(then.gaps_in_cells)}",
        )
    console.print(table)
    console.print(
        _("The chain then holds in {after} instead of {before} of {leaves} neighbourhoods.").format(
            after=sum(chain.unbroken for chain in after),
            before=sum(chain.unbroken for chain in before),
            leaves=len(leaves),
        )
    )
