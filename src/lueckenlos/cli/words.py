# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The statuses on a terminal: word, shape and colour, never colour alone."""

from rich.text import Text

from lueckenlos.core.results import Cell, Transition
from lueckenlos.reports.words import cell_word, transition_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_share

CELL_STYLE = {
    "covered": ("✓", "green"),
    "stale": ("◷", "cyan"),
    "unsecured": ("↘", "yellow"),
    "thin": ("◐", "dark_orange"),
    "missing": ("✗", "bold red"),
    "unknown": ("?", "bright_black"),
    "open": ("–", "bright_black"),
}
TRANSITION_STYLE = {
    "carried": ("━━", "green"),
    "binding": ("━━", "green"),
    "agreed": ("──", "green"),
    "informal": ("┄┄", "dark_orange"),
    "none": ("╳╳", "bold red"),
}


def cell_text(cell: Cell) -> Text:
    shape, style = CELL_STYLE[cell.status]
    words = f"{shape} {cell_word(cell.status)}"
    if cell.coverage is not None:
        words += f" {write_share(cell.coverage)}"
    if cell.leaves > 1 and cell.known_leaves < cell.leaves:
        words += "\n" + _("({known} of {all} known)").format(known=cell.known_leaves, all=cell.leaves)
    return Text(words, style=style)


def transition_text(transition: Transition) -> Text:
    shape, style = TRANSITION_STYLE[transition.status]
    if transition.status != "none" and (transition.expiring or not transition.meets):
        style = "yellow" if transition.expiring else "dark_orange"
    text = f"{shape} {transition_word(transition.status)}"
    if transition.expiring:
        text += " " + _("(running out)")
    elif not transition.meets and transition.required:
        text += " " + _("(asked: {asked})").format(asked=transition_word(transition.minimum_binding))
    return Text(text, style=style)


def exclusion_word(reason: str) -> str:
    """Why an area has no part in an index."""
    return {
        "named": _("named as left out"),
        "population_unknown": _("population not known"),
        "population_below_minimum": _("too few inhabitants"),
        "value_missing": _("value missing"),
    }[reason]
