# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Ways in by age: the region's life phases."""

from dataclasses import dataclass
from urllib.parse import urlencode

from lueckenlos.frame.models import Phase, Region
from lueckenlos.guide import wording
from lueckenlos.guide.language import mark_said, say, spoken

NAMES = {
    "pregnancy": mark_said("Pregnancy"),
    "baby": mark_said("First year"),
    "toddler": mark_said("Toddler"),
    "kita": mark_said("Kindergarten"),
    "primary": mark_said("Primary school"),
    "secondary": mark_said("Secondary school"),
    "work": mark_said("Training and work"),
}


@dataclass(frozen=True)
class LifePhase:
    name: str
    ages: str
    query: str


def phases_of(region: Region) -> list[LifePhase]:
    """Each leads to what there is in its first month or year."""
    rows = Phase.objects.in_region(region).exclude(from_month=None).exclude(to_month=None).order_by("from_month")
    return [LifePhase(phase_name(row), wording.age_words(row.from_month, row.to_month), _query(row)) for row in rows]


def phase_name(phase: Phase) -> str:
    if spoken() in ("de", "de-simple"):
        return str(phase)
    return say(NAMES[phase.code]) if phase.code in NAMES else phase.name_en or str(phase)


def _query(phase: Phase) -> str:
    first = phase.from_month or 0
    middle = (first + (phase.to_month or first)) // 2
    if middle >= 24:
        return urlencode({"alter": middle // 12, "einheit": "j"})
    return urlencode({"alter": middle})
