# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is allowed, and should be known before it is saved."""

from lueckenlos.chain.analysis import day_of
from lueckenlos.editing.rows import Row, read_row
from lueckenlos.frame.models import Region
from lueckenlos.shared.language import _


def warnings_for(region: Region, table: str, row: Row) -> list[str]:
    return _of_handover(region, row) if table == "handovers" else []


def _of_handover(region: Region, row: Row) -> list[str]:
    """Binding is more than a word: an agreement that holds, and a way that is written down."""
    if row.get("binding") != "binding":
        return []
    found = []
    day = day_of(region)
    agreement = read_row(region, "agreements", row["agreement"]) if row.get("agreement") else None
    if agreement is None:
        found.append(_("It is called binding, and no agreement is named."))
    else:
        begins, ends = agreement.get("valid_from"), agreement.get("valid_until")
        if (begins and begins > day) or (ends and ends < day):
            found.append(_("It is called binding, and its agreement does not hold on the day of the data."))
    missing = {
        "contact_from": _("the contact on the giving side"),
        "contact_to": _("the contact on the taking side"),
        "within_days": _("the time limit"),
        "if_no_answer": _("what happens when nobody answers"),
    }
    gaps = [word for column, word in missing.items() if row.get(column) in (None, "")]
    if gaps:
        found.append(_("It is called binding, and this is missing: {things}.").format(things=", ".join(gaps)))
    return found
