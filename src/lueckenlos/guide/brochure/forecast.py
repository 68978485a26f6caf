# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Before a brochure is made: what can be chosen, how many services and pages, how long it takes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lueckenlos.frame.models import Field, Region
from lueckenlos.guide.brochure.chapters import stages_of
from lueckenlos.guide.brochure.choice import Choice, chosen
from lueckenlos.guide.brochure.printed import shown
from lueckenlos.guide.brochure.topics import field_name
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.places import places_of
from lueckenlos.guide.situations import situations

FIXED_PAGES, PAGES_PER_SERVICE = 10, 0.38
"""As counted in the example: 85 services have 43 pages, 275 have 110."""
FIXED_SECONDS, SECONDS_PER_SERVICE = 1.0, 0.012
"""Measured on two cores: 275 services take 2 s of computing, and twice that while others work there, too."""


@dataclass(frozen=True)
class Forecast:
    pages: int
    seconds: int


def count_of(region: Region, choice: Choice, now: datetime) -> int:
    return int(chosen(catalogue_of(region), choice, now).sum())


def forecast_of(services: int) -> Forecast:
    pages = FIXED_PAGES + PAGES_PER_SERVICE * services
    return Forecast(round(pages), max(2, round(FIXED_SECONDS + SECONDS_PER_SERVICE * services)))


def choices_of(region: Region, choice: Choice) -> dict[str, Any]:
    """Lists of (value, words, whether it is chosen), each without an entry for "all"."""
    places = places_of(region)
    phase = choice.phase.code if choice.phase else ""
    fields = Field.objects.in_region(region).order_by("pk")
    return {
        "areas": [(one.area, one.name, one.area == choice.place.area) for one in places.towns],
        "phase_choices": [(one.code, one.name, one.code == phase) for one in stages_of(region)],
        "situation_choices": [(key, one.title, key == choice.situation) for key, one in situations().items()],
        "field_choices": [(one.code, _plain(shown(field_name(one))), one == choice.field) for one in fields],
    }


def _plain(words: Any) -> str:
    return words["t"] if isinstance(words, dict) else str(words)
