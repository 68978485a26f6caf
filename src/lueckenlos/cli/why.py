# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos why`: one cell or transition with everything its status rests on, and what would change it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from lueckenlos.cli.chain import warn_of_unknown_group
from lueckenlos.cli.loading import Loaded, load
from lueckenlos.cli.options import (
    area_option,
    date_option,
    horizon_option,
    json_option,
    level_option,
    package_argument,
    target_group_option,
)
from lueckenlos.cli.output import print_json, results
from lueckenlos.cli.problems import fail
from lueckenlos.cli.reasons import print_cell, print_transition
from lueckenlos.cli.shapes import why_cell_as_json, why_transition_as_json
from lueckenlos.cli.speech import mark
from lueckenlos.core.chain import Snapshot, carriers, cell_parts, chains, leaves_of_known_need, snapshot_on
from lueckenlos.core.plan import Remedy, effect_of_each
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.reports.names import Names
from lueckenlos.reports.reasons import responsible_for_transition, responsible_offices
from lueckenlos.shared.language import _


@click.command(
    "why",
    help=mark("Why a cell or a transition has its status: the figures, who is responsible, what would change it."),
)
@package_argument
@area_option
@click.option("--cell", metavar="PHASE/FIELD", help=mark("The cell to explain, such as baby/health."))
@click.option("--transition", metavar="FROM/TO", help=mark("The transition to explain, such as baby/toddler."))
@date_option
@horizon_option
@target_group_option
@level_option
@json_option
@click.pass_context
def why_command(
    ctx: click.Context,
    package: Path,
    area: str | None,
    cell: str | None,
    transition: str | None,
    day: date | None,
    horizon_days: int,
    target_group: str | None,
    level: str | None,
    as_json: bool,
) -> None:
    if (cell is None) == (transition is None):
        raise click.UsageError(_("Say either with --cell or with --transition what is to be explained."))
    ctx.meta["lueckenlos.as_json"] = as_json
    loaded = load(package)
    if target_group is not None:
        warn_of_unknown_group(loaded, target_group)
    which = {"horizon_days": horizon_days, "target_group": target_group, "level": level}
    asked = ask(loaded, loaded.area_or_root(area), loaded.day_or_reference(day), which)
    if cell is not None:
        explain_cell(asked, cell, as_json=as_json)
    elif transition is not None:
        explain_transition(asked, transition, as_json=as_json)


@dataclass(frozen=True)
class Asked:
    loaded: Loaded
    chain: Chain
    snapshot: Snapshot
    remedies: tuple[Remedy, ...]


def ask(loaded: Loaded, area: str, on: date, which: dict[str, Any]) -> Asked:
    """which: horizon_days, target_group and level."""
    (chain,) = chains(loaded.index, on=on, areas=[area], with_duplications=False, **which)
    snapshot = snapshot_on(loaded.index, on=on, **which)
    return Asked(loaded, chain, snapshot, effect_of_each(loaded.index, area=area, on=on, **which))


def explain_cell(asked: Asked, code: str, *, as_json: bool) -> None:
    loaded, chain = asked.loaded, asked.chain
    cells: dict[str, Cell] = {f"{cell.phase}/{cell.field}": cell for cell in chain.cells}
    if code not in cells:
        fail(
            f"{loaded.path.name} › phases, fields",
            _("There is no cell of this life phase and field."),
            _("Use one of: {codes}.").format(codes=", ".join(cells)),
            value=code,
        )
    cell = cells[code]
    parts = cell_parts(asked.snapshot, chain.area, cell.phase, cell.field)
    known = leaves_of_known_need(asked.snapshot, chain.area, cell.phase, cell.field)
    offices = responsible_offices(chain.area, cell.field, loaded.package, loaded.index)
    if as_json:
        print_json(why_cell_as_json(chain, cell, known, parts, offices, asked.remedies))
    else:
        print_cell(results(), chain, cell, known, parts, offices, asked.remedies, Names(loaded.package))


def explain_transition(asked: Asked, code: str, *, as_json: bool) -> None:
    loaded, chain = asked.loaded, asked.chain
    transitions: dict[str, Transition] = {f"{t.from_phase}/{t.to_phase}": t for t in chain.transitions}
    if code not in transitions:
        fail(
            f"{loaded.path.name} › phases",
            _("There is no transition between these life phases, one directly after the other."),
            _("Use one of: {codes}.").format(codes=", ".join(transitions)),
            value=code,
        )
    transition = transitions[code]
    carrying = carriers(asked.snapshot, chain.area, transition.from_phase, transition.to_phase)
    rows = {handover.id: handover for handover in loaded.index.handovers.rows}
    handovers = [rows[id_] for id_ in transition.handovers]
    offices = responsible_for_transition(chain, transition, loaded.package, loaded.index)
    if as_json:
        print_json(why_transition_as_json(chain, transition, carrying, handovers, offices, asked.remedies))
    else:
        names = Names(loaded.package)
        print_transition(results(), chain, transition, carrying, handovers, offices, asked.remedies, names)
