# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Schedules of a feed as spans of weekdays. What does not recur every week is kept in words."""

import re
from typing import Any

from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.hsds.gathered import FoundService, Gathered
from lueckenlos.datapackage.hsds.identifiers import Identifiers
from lueckenlos.datapackage.hsds.vocabulary import BY_APPOINTMENT, WEEKDAYS
from lueckenlos.shared.language import _

_DAYS = {name: day for day, name in WEEKDAYS.items()}
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])(:[0-5][0-9](\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?")
MOST_SCHEDULES = 500
PARTS = Identifiers("feed")


def read_schedules(entry: Entry, service: FoundService, gathered: Gathered, place: str | None = None) -> None:
    for number, found in enumerate(entry.many("schedules")):
        if number == MOST_SCHEDULES:
            found.drop(None, _("There are more schedules than can be kept."), _("Put them together."))
            return
        key = found.key() or PARTS.part("schedules", str(service.row["id"]), found.pointer)
        ends = found.date("valid_to")
        if ends is not None and ends < gathered.on:
            found.drop("valid_to", _("The schedule has ended and is left out."), _("Nothing needs to be done."))
            continue
        at = found.key("service_at_location_id") or place
        for day, values in _spans(found):
            id_ = key if not service.schedules.get(key) or day is None else PARTS.part("schedules", key, day)
            service.schedules.setdefault(id_, (at, values | {"id": id_}))


def _spans(entry: Entry) -> list[tuple[str | None, dict[str, Any]]]:
    description, note = entry.text("description"), entry.text("notes")
    by_appointment = True if description == BY_APPOINTMENT else None
    words = "\n".join(filter(None, (None if by_appointment else description, note))) or None
    opens, closes = _time(entry, "opens_at"), _time(entry, "closes_at")
    if opens and closes and opens >= closes:
        entry.drop("closes_at", _("It closes before it opens; both times are left out."), _("Correct the times."))
        opens = closes = None
    common = {"opens": opens, "closes": closes, "by_appointment": by_appointment, "note": words}
    days = _days(entry)
    if days:
        return [(day, {**common, "weekday": day}) for day in days]
    spoken = [words, _rhythm(entry), "–".join(filter(None, (opens, closes))) or None]
    note = "\n".join(filter(None, spoken)) or None
    if note is None and not by_appointment:
        entry.drop(None, _("The schedule says neither a weekday nor anything in words."), _("Add what is missing."))
        return []
    return [(None, {"by_appointment": by_appointment, "note": note, "weekday": None})]


def _days(entry: Entry) -> list[str]:
    """Weekdays of what recurs every week."""
    said = entry.text("byday")
    frequency, interval = entry.text("freq"), entry.number("interval", 0, 1000)
    if said is None:
        return []
    names = [name.strip().upper() for name in said.split(",")]
    unknown = [name for name in names if name not in _DAYS]
    if frequency not in (None, "WEEKLY") or (interval or 1) > 1:
        return []
    if unknown:
        entry.drop("byday", _("Not all of these are weekdays."), _("Write MO,TU,WE,TH,FR,SA,SU."))
    return list(dict.fromkeys(_DAYS[name] for name in names if name in _DAYS))


def _rhythm(entry: Entry) -> str | None:
    """What is no weekly opening, as the calendar writes it."""
    parts = [(name.upper(), entry.content.get(name)) for name in ("freq", "interval", "byday", "bymonthday")]
    said = [f"{name}={value}" for name, value in parts if isinstance(value, str | int) and value and name != "FREQ"]
    if not said:
        return None
    entry.drop("freq", _("Only weekly openings are kept as such; this one is kept in words."), _("Look at the note."))
    return ";".join([f"FREQ={str(entry.content.get('freq') or '?')[:20]}", *said])[:200]


def _time(entry: Entry, name: str) -> str | None:
    text = entry.text(name)
    if text is None:
        return None
    if not _TIME.fullmatch(text):
        entry.drop(name, _("This is not a time of day."), _("Enter hours and minutes, such as 08:30."))
        return None
    return text[:5]
