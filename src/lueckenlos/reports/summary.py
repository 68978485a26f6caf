# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A chain in a few figures."""

from lueckenlos.core.results import Chain
from lueckenlos.shared.language import _

HOLDS_TODAY = ("covered", "stale", "unsecured")


def gaps(chain: Chain) -> int:
    return len(chain.gaps_in_cells) + len(chain.gaps_in_transitions)


def required(chain: Chain) -> int:
    """Cells that the standard asks for."""
    return sum(cell.required for cell in chain.cells)


def covered(chain: Chain) -> int:
    """Required cells that are covered today, also those that run out or were not confirmed lately."""
    return sum(cell.required and cell.status in HOLDS_TODAY for cell in chain.cells)


def running_out(chain: Chain) -> int:
    return sum(cell.required and cell.status == "unsecured" for cell in chain.cells)


def unknown(chain: Chain) -> int:
    return sum(cell.required and cell.status == "unknown" for cell in chain.cells)


def covered_words(chain: Chain) -> str:
    """Required cells that are covered, and how many of them only for now."""
    words = _("{covered} of {required}").format(covered=covered(chain), required=required(chain))
    ending = running_out(chain)
    return words if not ending else _("{words}, {n} running out").format(words=words, n=ending)
