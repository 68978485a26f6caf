# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the statuses: the same on every screen."""

from lueckenlos.shared.language import _


def cell_word(status: str) -> str:
    return {
        "covered": _("covered"),
        "stale": _("not confirmed"),
        "unsecured": _("running out"),
        "thin": _("too little"),
        "missing": _("missing"),
        "unknown": _("unknown"),
        "open": _("not required"),
    }[status]


def transition_word(status: str) -> str:
    return {
        "carried": _("one service throughout"),
        "binding": _("binding"),
        "agreed": _("agreed"),
        "informal": _("only informal"),
        "none": _("no handover"),
    }[status]


def basis_word(basis: str) -> str:
    """How the share of a service in a cell is known."""
    return {
        "shared_out": _("places shared out by need"),
        "enough": _("the organization says: enough"),
        "short": _("the organization says: not enough"),
        "unknown": _("places not known"),
    }[basis]


def crossing_word(status: str) -> str:
    """From field to field inside a phase."""
    return _("no service") if status == "open" else transition_word(status)


def ending_word(kind: str) -> str:
    return {"service": _("the service ends"), "funding": _("the funding ends"), "handover": _("the handover ends")}[
        kind
    ]
