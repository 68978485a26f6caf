# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the translators' pages call things."""

from lueckenlos.shared.language import _
from lueckenlos.translating.texts import Item, State


def state_word(state: State) -> str:
    return {
        "missing": _("missing"),
        "outdated": _("out of date"),
        "machine": _("by machine, not checked"),
        "done": _("done"),
    }[state]


def column_word(item: Item) -> str:
    return {
        "name": _("Name"),
        "description": _("Description"),
        "eligibility": _("For whom"),
        "fees": _("Cost, in words"),
        "application_process": _("Steps to get in"),
        "required_documents": _("Papers to bring"),
        "accessibility": _("Accessibility, in words"),
        "transport": _("Bus and train"),
    }[item.column]
