# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos chain`: the board of one area."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lueckenlos.cli.loading import load
from lueckenlos.cli.names import Names
from lueckenlos.cli.options import area_option, date_option, json_option, package_argument
from lueckenlos.cli.output import print_json, results, say
from lueckenlos.cli.sentences import verdict_sentence
from lueckenlos.cli.shapes import chain_as_json
from lueckenlos.cli.words import cell_text, transition_text
from lueckenlos.core.chain import chain_of
from lueckenlos.core.results import Chain
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_number


@click.command("chain")
@package_argument
@area_option
@date_option
@click.option("--horizon", "horizon_days", type=click.IntRange(min=0), default=365, show_default=True, metavar="DAYS")
@click.option("--target-group", metavar="GROUP", help="Only services that name this group, or none.")
@click.option("--level", type=click.Choice(["universal", "selective", "indicated"]))
@json_option
@click.pass_context
def chain_command(
    ctx: click.Context,
    package: Path,
    area: str | None,
    day: date | None,
    horizon_days: int,
    target_group: str | None,
    level: str | None,
    as_json: bool,
) -> None:
    """The chain of one area: every cell and transition, where it breaks, on whom it hangs, until when."""
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    chain = chain_of(
        loaded.index,
        area=loaded.area_or_root(area),
        on=loaded.day_or_reference(day),
        horizon_days=horizon_days,
        target_group=target_group,
        level=level,
    )
    if as_json:
        print_json(chain_as_json(chain))
    else:
        print_chain(results(), chain, Names(loaded.package))


def print_chain(console: Console, chain: Chain, names: Names) -> None:
    say(console, Text(verdict_sentence(chain, names), style="bold"))
    console.print(_("As of {day}.").format(day=write_date(chain.on)), style="dim")
    console.print(board(chain, names))
    for pair in chain.duplications:
        one, other = map(names.service, pair.services)
        say(
            console,
            _("Duplication: “{one}” and “{other}” offer {places} places together for a need of {need}.").format(
                one=one, other=other, places=write_number(pair.places), need=write_number(pair.need)
            ),
        )


def board(chain: Chain, names: Names) -> Table:
    fields = list(dict.fromkeys(cell.field for cell in chain.cells))
    phases = list(dict.fromkeys(cell.phase for cell in chain.cells))
    table = Table(show_lines=True)
    table.add_column(_("Life phase"), style="bold")
    for field in fields:
        table.add_column(names.field(field))
    table.add_column(_("Transition to the next phase"))
    cells = {(cell.phase, cell.field): cell for cell in chain.cells}
    onward = {transition.from_phase: transition for transition in chain.transitions}
    for phase in phases:
        table.add_row(
            names.phase(phase),
            *(cell_text(cells[phase, field]) for field in fields),
            transition_text(onward[phase]) if phase in onward else "",
        )
    return table
