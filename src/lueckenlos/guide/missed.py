# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families searched and did not find, and where they went: for those who coordinate.

Sums below LEAST are not shown: few searches could be one person's.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.counting import write_counts
from lueckenlos.guide.models import ClickCount, SearchCount

LEAST = 3
DAYS = 90


@dataclass(frozen=True)
class Missed:
    """`area`: the place that was named; None where the whole region was searched."""

    words: str
    area: str | None
    area_code: str
    searches: int
    without_hits: int


@dataclass(frozen=True)
class Searches:
    """`rare`: different words that were searched fewer than LEAST times, and are not shown."""

    since: date
    total: int
    total_missed: int
    missed: list[Missed]
    frequent: list[Missed]
    rare: int


def searches_of(region: Region, areas: Any, days: int = DAYS) -> Searches:
    """`areas`: those that the reader sees, or their keys. Words are summed for each place."""
    write_counts()
    since = timezone.localdate() - timedelta(days=days)
    rows = SearchCount.objects.in_region(region).filter(day__gt=since, area__in=areas)
    grouped = rows.values("words", "area__code", "area__name", "area__parent").annotate(
        n=Sum("searches"), missed=Sum("without_hits")
    )
    found = [_missed(row) for row in grouped]
    shown = [one for one in found if one.searches >= LEAST]
    missed = [one for one in shown if one.without_hits >= LEAST]
    return Searches(
        since=since + timedelta(days=1),
        total=sum(one.searches for one in found),
        total_missed=sum(one.without_hits for one in found),
        missed=sorted(missed, key=lambda one: (-one.without_hits, one.words)),
        frequent=sorted(shown, key=lambda one: (-one.searches, one.words)),
        rare=len(found) - len(shown),
    )


def _missed(row: dict[str, Any]) -> Missed:
    area = row["area__name"] if row["area__parent"] is not None else None
    return Missed(row["words"], area, row["area__code"], row["n"], row["missed"])


def missed_below(region: Region, area: Area, most: int = 5) -> list[Missed]:
    """What was searched in vain most often in an area and its parts."""
    return searches_of(region, Area.objects.in_region(region).filter(path__startswith=area.path)).missed[:most]


@dataclass(frozen=True)
class Clicks:
    """Ways taken from the guide to one service."""

    code: str
    name: str
    by_way: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_way.values())


def clicks_of(region: Region, services: Any, days: int = DAYS) -> list[Clicks]:
    """Of services that the reader sees, the most taken first; below LEAST not shown."""
    write_counts()
    since = timezone.localdate() - timedelta(days=days)
    rows = ClickCount.objects.in_region(region).filter(day__gt=since, service__in=services.values("pk"))
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows.values("service__code", "service__name", "way").annotate(n=Sum("clicks")):
        if row["n"] >= LEAST:
            name = row["service__name"] or row["service__code"]
            found.setdefault((row["service__code"], name), {})[row["way"]] = row["n"]
    every = [Clicks(code, name, ways) for (code, name), ways in found.items()]
    return sorted(every, key=lambda one: (-one.total, one.name))


def forget_rare(now: date | None = None) -> int:
    """Words that fewer than LEAST people searched within a month are forgotten; returns how many rows."""
    last = (now or timezone.localdate()) - timedelta(days=31)
    rows = SearchCount.objects.rows(SearchCount).filter(day__lt=last)
    rare = rows.values("region", "words").annotate(n=Sum("searches")).filter(n__lt=LEAST)
    gone = 0
    for row in rare:
        gone += rows.filter(region=row["region"], words=row["words"]).delete()[0]
    return gone
