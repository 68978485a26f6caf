# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of `lueckenlos why`."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lueckenlos.cli.output import say
from lueckenlos.cli.words import cell_text, transition_text
from lueckenlos.core.chain import Part
from lueckenlos.core.plan import Remedy
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.core.rows import Handover
from lueckenlos.reports.names import Names
from lueckenlos.reports.reasons import cell_reason, offices_sentence, transition_reason
from lueckenlos.reports.words import basis_word, cell_word, transition_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_money, write_number, write_share


def print_cell(
    console: Console,
    chain: Chain,
    cell: Cell,
    known_needs: int,
    parts: Sequence[Part],
    offices: Sequence[str],
    remedies: Iterable[Remedy],
    names: Names,
) -> None:
    head(console, chain, cell_text(cell), names)
    say(console, cell_reason(cell, offices, names))
    if cell.status == "unknown":
        words = _("The need is known in {known} of {all} neighbourhoods.")
        say(console, words.format(known=known_needs, all=cell.leaves))
    if parts:
        table = Table()
        table.add_column(_("Service"), overflow="fold")
        table.add_column(_("Places a year, in all"), justify="right", overflow="fold")
        table.add_column(_("of these here"), justify="right", overflow="fold")
        table.add_column(_("How this is known"), overflow="fold")
        for part in parts:
            table.add_row(
                names.service(part.service), _places(part.places), _places(part.share), basis_word(part.basis)
            )
        console.print(table)
    print_remedies(
        console,
        (
            (
                remedy,
                f"{cell_word(change.status_before)} {_share(change.coverage_before)}",
                f"{cell_word(change.status_after)} {_share(change.coverage_after)}",
            )
            for remedy in remedies
            for change in remedy.cells
            if (change.phase, change.field) == (cell.phase, cell.field)
        ),
        names,
    )


def print_transition(
    console: Console,
    chain: Chain,
    transition: Transition,
    carrying: Sequence[str],
    handovers: Sequence[Handover],
    offices: Sequence[str],
    remedies: Iterable[Remedy],
    names: Names,
) -> None:
    head(console, chain, transition_text(transition), names)
    say(console, transition_reason(transition, names))
    if carrying:
        services = "; ".join(map(names.service, carrying))
        say(console, _("Throughout: {services}.").format(services=services))
    if offices:
        say(console, offices_sentence(offices, names))
    if handovers:
        print_handovers(console, handovers, names)
    print_remedies(
        console,
        (
            (
                remedy,
                _transition_words(c.status_before, c.expiring_before),
                _transition_words(c.status_after, c.expiring_after),
            )
            for remedy in remedies
            for c in remedy.transitions
            if (c.from_phase, c.to_phase) == (transition.from_phase, transition.to_phase)
        ),
        names,
    )


def head(console: Console, chain: Chain, status: Text, names: Names) -> None:
    words = " ".join(status.plain.split("\n"))
    console.print(Text.assemble((names.area(chain.area), "bold"), ": ", (words, status.style)))
    console.print(_("As of {day}.").format(day=write_date(chain.on)), style="dim")


def print_handovers(console: Console, handovers: Iterable[Handover], names: Names) -> None:
    table = Table()
    table.add_column(_("From"), overflow="fold")
    table.add_column(_("To"), overflow="fold")
    table.add_column(_("Binding"), overflow="fold")
    table.add_column(_("Valid until"), no_wrap=True)
    for handover in handovers:
        table.add_row(
            names.service(handover.from_service),
            names.service(handover.to_service),
            transition_word(handover.binding or "informal"),
            write_date(handover.valid_until) if handover.valid_until else "",
        )
    console.print(table)


def print_remedies(console: Console, changes: Iterable[tuple[Remedy, str, str]], names: Names) -> None:
    """Interventions that change what is explained, with the words before and after."""
    found = list(changes)
    if not found:
        console.print(_("None of the interventions by itself would change this."))
        return
    table = Table(title=_("What would change it"), title_justify="left")
    table.add_column(_("Intervention"), overflow="fold")
    table.add_column(_("Cost a year"), justify="right", overflow="fold")
    table.add_column(_("today → with it"), overflow="fold")
    for remedy, before, after in found:
        cost = _("unknown") if remedy.cost_cents is None else write_money(remedy.cost_cents)
        table.add_row(names.intervention(remedy.intervention), cost, f"{before.strip()} → {after.strip()}")
    console.print(table)


def _places(places: float | None) -> str:
    return _("unknown") if places is None else write_number(places, 1)


def _share(share: float | None) -> str:
    return "" if share is None else write_share(share)


def _transition_words(status: str, expiring: bool) -> str:
    return transition_word(status) + (" " + _("(running out)") if expiring else "")
