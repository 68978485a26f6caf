# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who helps at once: numbers for all of Germany, and who at which youth office is responsible for an address."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.language import mark_said, say
from lueckenlos.guide.models import YouthOfficeDistrict
from lueckenlos.guide.places import Place, simple

ABOUT = {
    "police": (mark_said("Police"), mark_said("When somebody is in danger")),
    "ambulance": (mark_said("Ambulance and fire brigade"), mark_said("When life or health is at risk")),
    "doctor": (mark_said("Doctor on call"), mark_said("Ill at night or at the weekend, no danger to life")),
    "poison": (mark_said("Poison control"), mark_said("When a child has swallowed something")),
    "violence": (mark_said("Violence against women"), mark_said("Free, secret, in many languages")),
    "pregnant": (mark_said("Pregnant and in need"), mark_said("Free, anonymous, in many languages")),
    "children": (mark_said("For children and young people"), mark_said("Free and anonymous, Mon to Sat 2 pm to 8 pm")),
    "parents": (
        mark_said("For parents"),
        mark_said("Free and anonymous, Mon to Fri 9 am to 5 pm, Tue and Thu until 7 pm"),
    ),
    "talk": (mark_said("Somebody to talk to"), mark_said("Free and anonymous, day and night")),
}
OFFICE_BEGINS, OFFICE_ENDS = 8, 16


@dataclass(frozen=True)
class Number:
    key: str
    number: str

    @property
    def name(self) -> str:
        return say(ABOUT[self.key][0])

    @property
    def about(self) -> str:
        return say(ABOUT[self.key][1])


@cache
def numbers() -> tuple[Number, ...]:
    read = tomllib.loads(Path(__file__).with_name("emergency.toml").read_text(encoding="utf-8"))
    return tuple(Number(key, given["number"]) for key, given in read.items())


@dataclass(frozen=True)
class Standby:
    """The youth office for a place. `number`: the one to call at this hour."""

    office: str
    district: str
    phone: str
    phone_night: str
    email: str
    hours: str
    place: str
    is_day: bool

    @property
    def number(self) -> str:
        return (self.phone if self.is_day else self.phone_night) or self.phone or self.phone_night


def is_office_time(now: datetime) -> bool:
    return now.weekday() < 5 and OFFICE_BEGINS <= now.hour < OFFICE_ENDS


def standby_for(region: Region, place: Place, now: datetime, street: str = "") -> Standby | None:
    """Who is responsible: by street, else by postal code, else by area; None where nobody is entered."""
    path = Area.objects.in_region(region).filter(code=place.area).values_list("path", flat=True).first() or ""
    best: tuple[int, YouthOfficeDistrict] | None = None
    for row in _districts(region):
        fit = _fit(row, path, place.postal_code, street)
        if fit and (best is None or fit > best[0]):
            best = (fit, row)
    return _standby(best[1], now) if best else None


def all_standbys(region: Region, now: datetime) -> list[Standby]:
    return [_standby(row, now) for row in _districts(region)]


def standbys_within(region: Region, path: str, now: datetime) -> list[Standby]:
    """Of districts that serve the area with this path, all of it or a part; of all where the path is empty."""
    rows = _districts(region)
    served = [[area.path for area in row.areas.all()] for row in rows]
    return [
        _standby(row, now)
        for row, paths in zip(rows, served, strict=True)
        if any(own.startswith(path) or path.startswith(own) for own in paths if own) or not path
    ]


def _districts(region: Region) -> list[YouthOfficeDistrict]:
    rows = YouthOfficeDistrict.objects.in_region(region).select_related("organization", "location")
    return list(rows.prefetch_related("areas").order_by("organization__name", "name", "pk"))


def _standby(row: YouthOfficeDistrict, now: datetime) -> Standby:
    return Standby(
        office=str(row.organization),
        district=row.name or "",
        phone=row.phone or "",
        phone_night=row.phone_night or "",
        email=row.email or "",
        hours=row.hours or "",
        place=", ".join(filter(None, (row.location.street, row.location.city))) if row.location else "",
        is_day=is_office_time(now),
    )


def _fit(row: YouthOfficeDistrict, path: str, postal_code: str, street: str) -> int:
    """0: not responsible. Streets count only within the district's areas."""
    served = [area.path for area in row.areas.all()]
    depth = max((own.count("/") for own in served if own and path.startswith(own)), default=0)
    within = depth > 0 or any(own.startswith(path) for own in served if path)
    if not within:
        return 0
    if street and any(is_street(street, item) for item in row.streets):
        return 1000
    if postal_code and postal_code in row.postal_codes:
        return 500 + depth
    if depth == 0:
        return 1  # a part of the place only
    return 10 + depth - (5 if row.streets or row.postal_codes else 0)


_NUMBERS = re.compile(r"^(.*?)\s*(?:(\d+)\s*(?:[-–]\s*(\d+))?\s*[a-z]?)?$", re.IGNORECASE)


def is_street(typed: str, listed: str) -> bool:
    """Whether what was typed is a street of a list, which may name house numbers: "Hauptstraße 1-99".

    Examples:
        >>> is_street("hauptstr. 12a", "Hauptstraße 1-99"), is_street("Hauptstraße 100", "Hauptstraße 1-99")
        (True, False)
    """
    mine, own = _NUMBERS.match(typed.strip()[:100]), _NUMBERS.match(listed.strip()[:100])
    if mine is None or own is None or _street(mine[1]) != _street(own[1]):
        return False
    if own[2] is None:
        return True
    if mine[2] is None:
        return False
    return int(own[2]) <= int(mine[2]) <= int(own[3] or own[2])


def _street(name: str) -> str:
    plain = simple(name)
    return plain.removesuffix("strasse").removesuffix("str") if plain.endswith(("strasse", "str")) else plain
