# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which services a brochure holds: those for an area, and where asked for, for an age, a situation, a topic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

import numpy as np

from lueckenlos.frame.models import Field, Phase, Region
from lueckenlos.guide.arrays import Catalogue, Mask
from lueckenlos.guide.asked import Asked
from lueckenlos.guide.brochure.topics import field_name
from lueckenlos.guide.finding import find_services, suits_age
from lueckenlos.guide.life_phases import phase_name
from lueckenlos.guide.places import Place, Places, places_of
from lueckenlos.guide.situations import situations


@dataclass(frozen=True)
class Choice:
    """`unknown`: what was asked for and is nothing of here. An empty `area` of the place: the whole region."""

    place: Place
    is_whole: bool
    phase: Phase | None = None
    situation: str = ""
    field: Field | None = None
    unknown: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """For an address: what differs from everything for everyone."""
        given = {
            "gebiet": "" if self.is_whole else self.place.area,
            "phase": self.phase.code if self.phase else "",
            "lage": self.situation,
            "thema": self.field.code if self.field else "",
        }
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def words(self) -> list[str]:
        """What narrows it beside the place, for people."""
        found = [phase_name(self.phase)] if self.phase else []
        found += [situations()[self.situation].title] if self.situation else []
        return found + ([str(field_name(self.field))] if self.field else [])


def read_choice(given: Mapping[str, str], region: Region) -> Choice:
    places, unknown = places_of(region), []
    asked = {name: given.get(name, "").strip()[:200] for name in ("gebiet", "phase", "lage", "thema")}
    place = _place(asked["gebiet"], places)
    phase = Phase.objects.in_region(region).filter(code=asked["phase"]).first() if asked["phase"] else None
    field = Field.objects.in_region(region).filter(code=asked["thema"]).first() if asked["thema"] else None
    situation = asked["lage"] if asked["lage"] in situations() else ""
    for name, found in (("gebiet", place), ("phase", phase), ("lage", situation), ("thema", field)):
        if asked[name] and not found:
            unknown.append(asked[name])
    place = place or places.whole
    return Choice(place, place is places.whole, phase, situation, field, tuple(unknown))


def _place(asked: str, places: Places) -> Place | None:
    if not asked or asked == places.whole.area:
        return places.whole
    return places.find(asked)


def chosen(catalogue: Catalogue, choice: Choice, now: datetime) -> Mask:
    """Of the positions of the catalogue."""
    mask = np.ones(catalogue.size, np.bool_)
    if not choice.is_whole:
        mask &= catalogue.serves(choice.place.area)
    if choice.phase is not None:
        first = choice.phase.from_month if choice.phase.from_month is not None else -9
        end = choice.phase.to_month if choice.phase.to_month is not None else 1200
        mask &= suits_age(catalogue, first, end)
    if choice.situation:
        mask &= of_situation(catalogue, choice.situation, now)
    if choice.field is not None:
        mask &= catalogue.fields.get(choice.field.code, np.zeros(catalogue.size, np.bool_))
    return mask


def of_situation(catalogue: Catalogue, situation: str, now: datetime, most: int | None = None) -> Mask:
    """Hits of a situation; with `most` only the best."""
    positions = find_services(catalogue, Asked(situation=situation), now).positions[:most]
    mask = np.zeros(catalogue.size, np.bool_)
    mask[positions] = True
    return mask
