# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Before a brochure is made: what can be chosen, how many services and pages, how long it takes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Sum
from django.db.models.functions import Length

from lueckenlos.frame.models import Field, Region
from lueckenlos.guide.brochure.chapters import stages_of
from lueckenlos.guide.brochure.choice import Choice, chosen
from lueckenlos.guide.brochure.printed import shown
from lueckenlos.guide.brochure.topics import field_name
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.models import ServiceDetail
from lueckenlos.guide.places import places_of
from lueckenlos.guide.situations import situations

FIXED_PAGES, PAGES_PER_SERVICE, LETTERS_PER_PAGE = 8, 0.35, 1000
"""As counted in the example: 85 services of which nobody has said more than what they are have 43 pages, 268 with
100,000 letters of details have 207."""
FIXED_SECONDS, SECONDS_PER_SERVICE = 1.0, 0.012
"""Measured on two cores: 275 services take 2 s of computing, and twice that while others work there, too."""


@dataclass(frozen=True)
class Forecast:
    services: int
    pages: int
    seconds: int


def forecast_of(region: Region, choice: Choice, now: datetime) -> Forecast:
    catalogue = catalogue_of(region)
    keys = catalogue.keys[chosen(catalogue, choice, now)].tolist()
    pages = FIXED_PAGES + PAGES_PER_SERVICE * len(keys) + letters_of_details(region, keys) / LETTERS_PER_PAGE
    seconds = FIXED_SECONDS + SECONDS_PER_SERVICE * len(keys)
    return Forecast(len(keys), round(pages), max(2, round(seconds)))


def letters_of_details(region: Region, services: list[int]) -> int:
    columns = ("eligibility", "application_process", "required_documents", "fees")
    sums = {name: Sum(Length(name)) for name in columns}
    found = ServiceDetail.objects.in_region(region).filter(service__in=services).aggregate(**sums)
    return sum(number or 0 for number in found.values())


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
