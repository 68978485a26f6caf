# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One entry as the templates of reports.pdf show it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from lueckenlos.guide import wording
from lueckenlos.guide.entries import Entry, Spot
from lueckenlos.guide.language import guide_languages, mark_said, say, spoken
from lueckenlos.guide.texts import Text
from lueckenlos.reports.pdf import squares

Printed = dict[str, Any]
AddressOf = Callable[[str], str]
"""From the code of a service to its page; empty: there is none."""
APPOINTMENT = {
    "none": mark_said("Just come, no appointment needed"),
    "possible": mark_said("With or without appointment"),
    "required": mark_said("Please make an appointment"),
}
STEPS = {
    "yes": mark_said("Entrance without steps"),
    "partly": mark_said("Partly without steps"),
    "no": mark_said("Only by steps"),
}
"""As the pages of the guide say it: parts/appointment.html, parts/step_free.html."""


def shown(text: Text | str) -> Any:
    """A string; with its language where it is not in the reader's."""
    if isinstance(text, str) or text.language == spoken():
        return str(text)
    known = guide_languages().get(text.language)
    code = text.language.partition("-")[0]
    if code == spoken().partition("-")[0]:
        return str(text)
    return {"t": text.text, "l": code, "d": known.direction if known else "ltr"}


def printed_entry(entry: Entry, number: int, address_of: AddressOf, pin: int | None = None) -> Printed:
    """`number` joins references to it; `pin`: its number on the map."""
    lead = [entry.eligibility, entry.description]
    rows = [_row(label, values) for label, values in _facts(entry, pin) if values]
    address = address_of(entry.code)
    return {
        "n": number,
        "name": shown(entry.name),
        "organization": shown(Text(entry.organization)),
        "alerts": [shown(Text(entry.alert))] if entry.alert else [],
        "lead": [shown(text) for text in lead if text],
        "rows": rows,
        "phone": entry.phone,
        "code": _code(entry, address) if address else None,
        "notes": _notes(entry),
        "after": [],
        "checked": _checked(entry),
    }


def _row(label: str, values: Sequence[Any]) -> Printed:
    return {"label": label, "values": [value if isinstance(value, dict) else shown(value) for value in values]}


def _facts(entry: Entry, pin: int | None) -> list[tuple[str, list[Any]]]:
    """In the order in which families ask."""
    return [
        (say("For which age"), [entry.ages] if entry.ages else []),
        (say("Where"), _where(entry, pin)),
        (say("When"), _when(entry)),
        (say("Cost"), [text for text in (entry.cost, entry.fees) if text]),
        (say("Languages"), [entry.languages] if entry.languages else []),
        (say("Appointment"), _appointment(entry)),
        (say("How to get in"), _lines(entry.steps)),
        (say("Please bring"), _lines(entry.papers)),
        (say("Telephone"), [{"number": entry.phone}] if entry.phone else []),
        (say("Mail"), [entry.email] if entry.email else []),
        (say("Please ask"), _not_known(entry)),
    ]


def _where(entry: Entry, pin: int | None) -> list[Any]:
    values: list[Any] = _spot(entry.spot) if entry.spot else []
    if pin is not None:
        values.append(say("on the map: number {n}", n=pin))
    if entry.outreach:
        values.append(say("comes to your home"))
    return values


def _spot(spot: Spot) -> list[Any]:
    found: list[Any] = [Text(text) for text in (spot.name, spot.line) if text]
    steps = say(STEPS[spot.step_free]) if spot.step_free in STEPS else ""
    if steps and not str(spot.accessibility).startswith(steps):
        found.append(steps)
    return found + [text for text in (spot.accessibility, spot.transport) if text]


def _when(entry: Entry) -> list[str]:
    return [
        " ".join(filter(None, (days, times, f"({note})" if note else ""))) for days, times, note in entry.opening.lines
    ]


def _appointment(entry: Entry) -> list[str]:
    found = [say(APPOINTMENT[entry.appointment])] if entry.appointment in APPOINTMENT else []
    if entry.waiting:
        found.append(say("Waiting time about {n} weeks", n=f"{entry.waiting:g}"))
    return found


def _lines(text: Text) -> list[Any]:
    """Several lines in one: paper is dear."""
    return [replace(text, text=" · ".join(line for line in text.text.split("\n") if line))] if text else []


def _not_known(entry: Entry) -> list[str]:
    """What families want to know and nobody has said."""
    missing = [
        (say("Where"), entry.spot or entry.outreach),
        (say("When"), entry.opening.lines or entry.appointment == "required"),
        (say("Cost"), entry.cost or entry.fees),
        (say("Languages"), entry.languages),
        (say("Appointment"), entry.appointment),
    ]
    words = [word for word, known in missing if not known]
    return [say("not known: {what}", what=wording.listed(words))] if words else []


def _code(entry: Entry, address: str) -> Printed:
    said = say("QR code: the page of “{name}”, {address}", name=entry.name, address=address)
    return {**squares(address), "alt": said}


def _notes(entry: Entry) -> list[str]:
    found = []
    if entry.is_machine:
        found.append(say("Translated by a machine, not checked by a person."))
    if entry.is_old:
        found.append(say("The German text has changed since it was translated."))
    if entry.untranslated and spoken() != "de":
        found.append(say("Some of this is not translated yet and stands here in German."))
    return found


def _checked(entry: Entry) -> str:
    if entry.verified_on is None:
        return say("Not yet checked by the organization")
    return say("checked by the organization on {day}", day=wording.day(entry.verified_on))
