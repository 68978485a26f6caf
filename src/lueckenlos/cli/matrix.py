# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos matrix`: who hands over to whom inside a life phase, from field to field."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lueckenlos.cli.loading import Loaded, load
from lueckenlos.cli.options import area_option, date_option, json_option, package_argument
from lueckenlos.cli.output import print_json, results
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.cli.words import TRANSITION_STYLE
from lueckenlos.core.chain import Crossing, handovers_inside_phase, snapshot_on
from lueckenlos.reports.names import Names
from lueckenlos.reports.words import crossing_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

WIDTH_A_FIELD = 22


@click.command("matrix", help=mark("Handovers from field to field inside a life phase: binding, agreed, or none."))
@package_argument
@area_option
@click.option(
    "--phase",
    "phases",
    metavar="CODE",
    multiple=True,
    help=mark("Life phase; may be given several times; default: all."),
)
@date_option
@json_option
@click.pass_context
def matrix_command(
    ctx: click.Context, package: Path, area: str | None, phases: tuple[str, ...], day: date | None, as_json: bool
) -> None:
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    area, on = loaded.area_or_root(area), loaded.day_or_reference(day)
    snapshot = snapshot_on(loaded.index, on=on)
    found = {phase: handovers_inside_phase(snapshot, area, phase) for phase in known_phases(loaded, phases)}
    if as_json:
        listed = [{"phase": p, "crossings": [crossing_as_json(c) for c in crossings]} for p, crossings in found.items()]
        print_json({"area": area, "date": on.isoformat(), "phases": listed})
        return
    console, names = results(), Names(loaded.package)
    console.print(
        _("{area}: handovers from field to field").format(area=names.area(area)),
        style="bold",
    )
    console.print(_("As of {day}.").format(day=write_date(on)), style="dim")
    for phase, crossings in found.items():
        print_matrix(console, phase, crossings, names)


def known_phases(loaded: Loaded, asked: tuple[str, ...]) -> tuple[str, ...]:
    """All phases where none is asked for; ends the command when one of them is not in the table."""
    known = tuple(phase.code for phase in loaded.index.frame.phases)
    for code in asked:
        if code not in known:
            fail(
                f"{loaded.path.name} › phases",
                _("There is no life phase with this code."),
                _("Use one of: {codes}.").format(codes=", ".join(known)),
                value=code,
            )
    return tuple(dict.fromkeys(asked)) or known


def crossing_as_json(crossing: Crossing) -> dict[str, str | int | list[str]]:
    return {
        "from": crossing.from_field,
        "to": crossing.to_field,
        "status": crossing.status,
        "handovers": list(crossing.handovers),
        "from_services": crossing.from_services,
        "to_services": crossing.to_services,
        "both_services": crossing.both_services,
    }


def print_matrix(console: Console, phase: str, crossings: tuple[Crossing, ...], names: Names) -> None:
    """A table where it fits, else a list: nothing of a status is ever cut off."""
    columns = 1 + len({crossing.to_field for crossing in crossings})
    if console.width >= columns * WIDTH_A_FIELD:
        console.print(matrix_table(phase, crossings, names))
        return
    console.print(names.phase(phase), style="bold")
    for crossing in crossings:
        words = crossing_text(crossing)
        words.plain = words.plain.replace("\n", " ")
        way = f"  {names.field(crossing.from_field)} → {names.field(crossing.to_field)}: "
        console.print(Text.assemble(way, words))


def matrix_table(phase: str, crossings: tuple[Crossing, ...], names: Names) -> Table:
    """From the fields on the left to the fields above."""
    fields = list(dict.fromkeys(crossing.from_field for crossing in crossings))
    table = Table(title=names.phase(phase), title_justify="left", show_lines=True)
    table.add_column(_("from ↓ to →"), style="bold", overflow="fold")
    for field in fields:
        table.add_column(names.field(field), overflow="fold")
    by_pair = {(crossing.from_field, crossing.to_field): crossing_text(crossing) for crossing in crossings}
    for one in fields:
        table.add_row(names.field(one), *(by_pair.get((one, other), Text("·")) for other in fields))
    return table


def crossing_text(crossing: Crossing) -> Text:
    shape, style = TRANSITION_STYLE.get(crossing.status, ("–", "bright_black"))
    words = f"{shape} {crossing_word(crossing.status)}"
    if crossing.status == "none" and crossing.both_services:
        words += "\n" + _("(but one service for both)")
        style = ""
    return Text(words, style=style)
