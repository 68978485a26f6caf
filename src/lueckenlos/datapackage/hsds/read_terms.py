# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Attributes of a feed: our own taxonomies give columns, the terms of others become words to search by."""

import re

from lueckenlos.datapackage.hsds.entry import LONGEST_KEY, Entry
from lueckenlos.datapackage.hsds.gathered import FoundService, Gathered
from lueckenlos.datapackage.hsds.taxonomies import taxonomy_name
from lueckenlos.datapackage.hsds.vocabulary import FIXED_TERMS, TAXONOMIES
from lueckenlos.datapackage.schema import SEPARATOR
from lueckenlos.shared.language import _

_OURS = {taxonomy_name(taxonomy): taxonomy for taxonomy in TAXONOMIES}
_MONTHS = re.compile("Alter in Monaten: von (-?[0-9]{1,4}) bis unter (-?[0-9]{1,4})")
LEAST, MOST = -9, 1200


def read_terms(entry: Entry, service: FoundService, gathered: Gathered) -> None:
    for found in entry.many("attributes"):
        term = found.one("taxonomy_term")
        if term is None:
            continue
        taxonomy = _OURS.get(term.text("taxonomy") or "")
        name = term.item("name") or term.item("term")
        code = term.text("code")
        if taxonomy is None:
            _append(service.details, "keywords", name)
        elif code is not None and len(code) <= LONGEST_KEY:
            _keep(term, taxonomy, code, service, gathered)


def read_kind(entry: Entry, organization: str, gathered: Gathered) -> None:
    for found in entry.many("attributes"):
        term = found.one("taxonomy_term")
        code = term.text("code") if term and _OURS.get(term.text("taxonomy") or "") == "organization_kinds" else None
        if code is not None and len(code) <= 100:
            gathered.add("organizations", organization, kind=code)


def _append(row: dict[str, object], column: str, value: str | None) -> None:
    items = row.get(column)
    kept = items if isinstance(items, tuple) else ()
    if value and value not in kept:
        row[column] = (*kept, value)


def _keep(term: Entry, taxonomy: str, code: str, service: FoundService, gathered: Gathered) -> None:
    name, description = term.text("name"), term.text("description")
    if taxonomy in FIXED_TERMS and code not in FIXED_TERMS[taxonomy]:
        term.drop("code", _("The value is not allowed here."),
                  _("Choose one of: {choices}.").format(choices=", ".join(FIXED_TERMS[taxonomy])))  # fmt: skip
        return
    match taxonomy:
        case "fields":
            gathered.add("fields", code, name_de=name, name_en=description if description != name else None)
            _append(service.row, "fields", code)
        case "phases":
            _read_phase(code, name, description or "", gathered)
            service.phases.append(code)
        case "target_groups":
            _append(service.row, "target_groups", code.replace(SEPARATOR, "/"))
        case "modes":
            service.row.setdefault("mode", code)
        case "appointments":
            service.details.setdefault("appointment", code)
        case "channels":
            _append(service.details, "channels", code)
        case "features":
            service.details[code] = True


def _read_phase(code: str, name: str | None, description: str, gathered: Gathered) -> None:
    months = _MONTHS.fullmatch(description)
    first, end = (int(months[1]), int(months[2])) if months else (None, None)
    if first is not None and end is not None and not LEAST <= first < end <= MOST:
        first = end = None
    gathered.add("phases", code, name_de=name, from_month=first, to_month=end)


def complete_ages(service: FoundService, gathered: Gathered) -> None:
    """Ages in years say nothing of the time before birth; the life phases do."""
    known = [gathered.tables["phases"][code] for code in service.phases]
    first = [phase["from_month"] for phase in known if phase.get("from_month") is not None]
    end = [phase["to_month"] for phase in known if phase.get("to_month") is not None]
    row = service.row
    if row.get("from_month") is None and first and min(first) < 0:
        row["from_month"] = min(first)
    if row.get("to_month") is None and end and max(end) <= 0:
        row["to_month"] = max(end)
