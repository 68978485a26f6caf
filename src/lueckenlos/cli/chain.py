# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos chain`: the board of one area."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lueckenlos.cli.loading import Loaded, load
from lueckenlos.cli.options import (
    area_option,
    date_option,
    horizon_option,
    json_option,
    level_option,
    package_argument,
    target_group_option,
    without_option,
)
from lueckenlos.cli.output import messages, print_json, results, say
from lueckenlos.cli.shapes import chain_as_json
from lueckenlos.cli.speech import mark
from lueckenlos.cli.words import cell_text, transition_text
from lueckenlos.core.chain import chain_of
from lueckenlos.core.results import Chain
from lueckenlos.reports.names import Names
from lueckenlos.reports.sentences import verdict_sentence
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_number

# Columns of a terminal: life phase and transition, and each field.
LEAST_WIDTH, WIDTH_A_FIELD = 40, 16


@click.command(
    "chain",
    help=mark("The chain of one area: every cell and transition, where it breaks, on whom it hangs, until when."),
)
@package_argument
@area_option
@date_option
@horizon_option
@target_group_option
@level_option
@without_option
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
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    if target_group is not None:
        warn_of_unknown_group(loaded, target_group)
    loaded.check_services(without)
    with messages().status(_("Computing the chain …")):
        chain = chain_of(
            loaded.index,
            area=loaded.area_or_root(area),
            on=loaded.day_or_reference(day),
            horizon_days=horizon_days,
            target_group=target_group,
            level=level,
            without=without,
        )
    if as_json:
        print_json(chain_as_json(chain))
        return
    console, names = results(), Names(loaded.package)
    if without:
        left_out = ", ".join(map(names.service, dict.fromkeys(without)))
        say(console, _("What if these were not there: {services}.").format(services=left_out), "yellow")
    print_chain(console, chain, names)


def warn_of_unknown_group(loaded: Loaded, target_group: str) -> None:
    known = {group for service in loaded.tables.services for group in service.target_groups}
    if target_group not in known:
        text = _("No service names the target group “{group}”. Known are: {known}.")
        say(messages(), text.format(group=target_group, known=", ".join(sorted(known)) or _("none")), "yellow")


def print_chain(console: Console, chain: Chain, names: Names) -> None:
    say(console, Text(verdict_sentence(chain, names), style="bold"))
    console.print(_("As of {day}.").format(day=write_date(chain.on)), style="dim")
    print_board(console, chain, names)
    for pair in chain.duplications:
        one, other = map(names.service, pair.services)
        say(
            console,
            _("Duplication: “{one}” and “{other}” offer {places} places together for a need of {need}.").format(
                one=one, other=other, places=write_number(pair.places), need=write_number(pair.need)
            ),
        )


def print_board(console: Console, chain: Chain, names: Names) -> None:
    """A table where it fits, else a list: nothing of a status is ever cut off."""
    columns = len({cell.field for cell in chain.cells})
    if console.width >= LEAST_WIDTH + columns * WIDTH_A_FIELD:
        console.print(board(chain, names))
        return
    onward = {transition.from_phase: transition for transition in chain.transitions}
    for phase in dict.fromkeys(cell.phase for cell in chain.cells):
        console.print(names.phase(phase), style="bold")
        for cell in chain.cells:
            if cell.phase == phase:
                words = cell_text(cell)
                words.plain = words.plain.replace("\n", " ")
                console.print(Text.assemble(f"  {names.field(cell.field)}: ", words))
        if phase in onward:
            console.print(Text.assemble("  → ", transition_text(onward[phase])))


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
