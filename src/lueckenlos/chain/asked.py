# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the address asks for: region, area, day, target group, level. What it asks wrongly is said on the page."""

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lueckenlos.chain.analysis import Question, RegionData, data_of, day_of
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

LEVELS = ("universal", "selective", "indicated")


@dataclass
class Asked:
    """One request about the chain of an area the person may see."""

    region: Region
    area: Area
    question: Question
    data: RegionData
    problems: list[str] = field(default_factory=list)

    @property
    def context(self) -> dict[str, object]:
        """What every page of the chain needs in its template."""
        return {
            "asked": self,
            "region": self.region,
            "area": self.area,
            "area_code": self.area.code,
            "area_name": self.data.names.area(self.area.code),
            "day": self.question.on,
            "problems": self.problems,
            "target_groups": target_groups(self.data),
            "levels": LEVELS,
        }


def asked_of(request: HttpRequest, region: str, area: str | None = None) -> Asked:
    """404 for a region or an area the person may not see. Without an area: the highest that they may."""
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = Area.objects.visible_to(request.user).filter(region=found).select_related("region")
    chosen = get_object_or_404(areas, code=area) if area is not None else get_object_or_404(areas.order_by("path")[:1])
    data = data_of(found)
    problems: list[str] = []
    question = Question(
        on=_day(request.GET.get("datum", ""), day_of(found), problems),
        target_group=_one_of(request.GET.get("zielgruppe", ""), target_groups(data), problems),
        level=_one_of(request.GET.get("ebene", ""), LEVELS, problems),
    )
    return Asked(found, chosen, question, data, problems)


def target_groups(data: RegionData) -> tuple[str, ...]:
    def compute() -> tuple[str, ...]:
        return tuple(sorted({group for service in data.tables.services for group in service.target_groups}))

    return data.remember("target_groups", compute)


def _day(text: str, otherwise: date, problems: list[str]) -> date:
    if not text:
        return otherwise
    try:
        if "." in text:
            day, month, year = map(int, text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        problems.append(
            _("“{value}” is not a date. The page shows {day}. Write a date as 2012-06-01.").format(
                value=text[:20], day=write_date(otherwise)
            )
        )
        return otherwise


def _one_of(text: str, known: tuple[str, ...], problems: list[str]) -> str | None:
    if text and text not in known:
        problems.append(_("“{value}” is not known here. The page counts all services.").format(value=text[:40]))
        return None
    return text or None
