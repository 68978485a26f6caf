# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around the entries: cover, whom to call, how to use it, imprint, and the words of the templates."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from lueckenlos.frame.models import Region
from lueckenlos.guide import wording
from lueckenlos.guide.brochure.printed import shown
from lueckenlos.guide.emergency import Standby, numbers, standbys_within
from lueckenlos.guide.language import guide_languages, say, say_count, spoken
from lueckenlos.guide.texts import Text

Printed = dict[str, Any]


def words() -> Printed:
    """Of the templates."""
    return {
        "page": say("page"),
        "contents": say("Contents"),
        "after": say("Afterwards this helps:"),
        "also": say("This helps at this age, too"),
        "none_here": say("No service begins at this age. See below for those that are there for this age, too."),
        "place_head": [say("No."), say("Place"), say("What is there")],
        "no_number": "–",
        "call": say("Call:"),
        "scan": say("Point the camera of a telephone at this: it opens the page of this service."),
        "danger": say("In danger: police 110, ambulance 112"),
        "services": say("Services"),
    }


def document(title: str, region_name: str, on: date, description: str) -> Printed:
    """What each template needs."""
    code = spoken()
    return {
        "lang": code.partition("-")[0],
        "dir": guide_languages()[code].direction,
        "title": title,
        "author": region_name,
        "description": description,
        "header": say("In danger: 110 and 112"),
        "footer": say("As of {day}", day=wording.day(on)),
        "words": words(),
    }


def cover(region_name: str, chosen: Sequence[str], on: date, count: int) -> Printed:
    services = say_count("{n} service", "{n} services", count)
    return {
        "above": region_name,
        "below": say("Who helps, from pregnancy to the start of work"),
        "chosen": list(chosen),
        "danger": say("In danger"),
        "day": say("{services}. As of {day}", services=services, day=wording.day(on)),
    }


def emergency_page(region: Region, path: str, now: datetime) -> Printed:
    standbys = standbys_within(region, path, now)
    nobody = [] if standbys else [say("None is entered yet. The police (110) reach the youth office at any time.")]
    return {
        "title": say("Who helps at once"),
        "head": [say("Number"), say("For what")],
        "numbers": [{"number": one.number, "name": one.name, "about": one.about} for one in numbers()],
        "office_title": say("Your youth office, day and night"),
        "office_about": say(
            "You are worried about a child, your own or another? You may call without giving your name."
        ),
        "standbys": _by_office(standbys),
        "nobody": nobody,
        "danger_title": say("What to do in danger to a child"),
        "danger": [
            say("Is there danger to life, or violence at this moment? Call 110 or 112."),
            say("Do not leave the child alone if you can stay."),
            say("Say what you have seen and heard. You do not have to prove anything."),
            say("The youth office must look into it and helps the family. It does not simply take children away."),
        ],
    }


def _by_office(standbys: Sequence[Standby]) -> list[Printed]:
    """They come in the order of their offices."""
    return [
        {"office": shown(Text(office)), "districts": [_standby(one) for one in rows]}
        for office, rows in groupby(standbys, key=lambda one: one.office)
    ]


def _standby(one: Standby) -> Printed:
    lines = [
        _line(say("By day:"), one.phone, one.hours),
        _line(say("At night and at the weekend:"), one.phone_night),
        _line(say("Mail:"), one.email, is_number=False),
        _line(say("Where:"), one.place, is_number=False),
    ]
    return {"name": shown(Text(one.district)), "lines": [line for line in lines if line["value"]]}


def _line(label: str, value: str, more: str = "", *, is_number: bool = True) -> Printed:
    known = value if is_number or not value else shown(Text(value))
    return {"label": label, "value": known, "more": shown(Text(more)) if more else "", "number": is_number}


def how_to_use(*, has_codes: bool, has_map: bool) -> Printed:
    paragraphs = [
        say("This booklet says who helps families here. You need no knowledge of offices and no membership."),
        say("In danger: the first page says whom to call. Nobody asks you there whether you are right to call."),
        say("You know the age of the child? Each chapter stands for an age. The contents name the page."),
        say("You know what it is about? The index by topic at the end leads from your situation to the page."),
        say("You know a name? The index of services and organizations goes from A to Z."),
        say("You need not find the right place at once. Every place named here helps you to find the next one."),
        say("What is not said is not known. Please ask there before you go."),
    ]
    if has_map:
        paragraphs.append(say("The map shows where the places are. The table below it says what is there."))
    if has_codes:
        paragraphs.append(
            say("Beside each service stands a square pattern: point the camera of a telephone at it to open its page.")
        )
        paragraphs.append(say("There you find what has changed since this was printed, and other languages."))
    return {"title": say("How to use this booklet"), "paragraphs": paragraphs}


def imprint(region: Region, region_name: str, on: date, home: str) -> Printed:
    licences = region.metadata.get("licenses") if isinstance(region.metadata, dict) else None
    named = [one for one in licences if isinstance(one, dict)] if isinstance(licences, list) else []
    names = [str(one.get("title") or one.get("name")) for one in named]
    maps = region.boundaries if isinstance(region.boundaries, dict) else {}
    source = ". ".join(str(maps[key]) for key in ("source", "license") if maps.get(key))
    paragraphs = [
        say("Published by: {name}", name=region_name),
        say("The entries come from the directory of {name}, as of {day}.", name=region_name, day=wording.day(on)),
        say("Each organization answers for its own entry. “Checked” says when it last did."),
    ]
    if home:
        paragraphs.append(say("Always up to date, with imprint and privacy: {address}", address=home))
    if names:
        paragraphs.append(say("Licence of the data: {names}", names=wording.listed(names)))
    if source:
        paragraphs.append(say("Boundaries: {source}", source=source))
    paragraphs.append(say("You may copy this booklet and pass it on."))
    return {"title": say("Imprint and sources"), "paragraphs": paragraphs}
