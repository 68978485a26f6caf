# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos timeline`: what ends when, and when the chains break for it."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from lueckenlos.cli.loading import load
from lueckenlos.cli.options import Day, area_option, date_option, json_option, package_argument
from lueckenlos.cli.output import print_json, results
from lueckenlos.cli.speech import mark
from lueckenlos.core.chain import Ending, chains, endings
from lueckenlos.core.results import Chain
from lueckenlos.reports.names import Names
from lueckenlos.reports.sentences import break_words
from lueckenlos.reports.words import ending_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date


@click.command("timeline", help=mark("What ends when, by day, and when the chain of each neighbourhood breaks for it."))
@package_argument
@area_option
@date_option
@click.option("--until", type=Day(), help=mark("The last day to look at; default: no end."))
@json_option
@click.pass_context
def timeline_command(
    ctx: click.Context, package: Path, area: str | None, day: date | None, until: date | None, as_json: bool
) -> None:
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    area, on = loaded.area_or_root(area), loaded.day_or_reference(day)
    tree = loaded.index.frame.tree
    leaves = [tree.codes[leaf] for leaf in tree.leaves_below(tree.node(area))]
    ending = endings(loaded.index, area, on, until)
    verdicts = list(chains(loaded.index, on=on, areas=leaves, with_duplications=False))
    if as_json:
        print_json(
            {
                "area": area,
                "date": on.isoformat(),
                "endings": [{"date": e.last_day.isoformat(), "kind": e.kind, "id": e.id} for e in ending],
                "areas": [
                    {
                        "area": chain.area,
                        "unbroken": chain.unbroken,
                        "breaks_on": chain.breaks_on.isoformat() if chain.breaks_on else None,
                    }
                    for chain in verdicts
                ],
            }
        )
        return
    console, names = results(), Names(loaded.package)
    console.print(_("{area}: what ends from {day} on").format(area=names.area(area), day=write_date(on)), style="bold")
    print_endings(console, ending, names)
    print_breaks(console, verdicts, names)


def print_endings(console: Console, ending: tuple[Ending, ...], names: Names) -> None:
    if not ending:
        console.print(_("Nothing ends, as far as it is known."))
        return
    table = Table()
    table.add_column(_("Last day"), no_wrap=True)
    table.add_column(_("What"), overflow="fold")
    table.add_column(_("Service or handover"), overflow="fold")
    for e in ending:
        name = names.handover(e.id) if e.kind == "handover" else names.service(e.id)
        table.add_row(write_date(e.last_day), ending_word(e.kind), name)
    console.print(table)


def print_breaks(console: Console, verdicts: list[Chain], names: Names) -> None:
    table = Table()
    table.add_column(_("Neighbourhood"), style="bold", overflow="fold")
    table.add_column(_("The chain"), overflow="fold")
    table.add_column(_("Breaks on"), no_wrap=True)
    for chain in verdicts:
        day = write_date(chain.breaks_on) if chain.breaks_on else ""
        table.add_row(names.area(chain.area), break_words(chain, names), day)
    console.print(table)
