# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""When a service is open: now, today, next; and its hours in lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lueckenlos.directory.models import Schedule
from lueckenlos.guide.language import say
from lueckenlos.guide.wording import WEEK, clock, day_name


@dataclass(frozen=True)
class Opening:
    """`sentence` for now; `lines`: days, times, note."""

    is_open: bool
    sentence: str
    lines: tuple[tuple[str, str, str], ...]


def opening_of(schedules: Iterable[Schedule], appointment: str | None, now: datetime) -> Opening:
    rows = list(schedules)
    spans = sorted(
        (WEEK.index(row.weekday), row.opens, row.closes)
        for row in rows
        if row.weekday and row.opens and row.closes and not row.by_appointment
    )
    lines = tuple(_lines(rows))
    time, weekday = f"{now:%H:%M}", now.weekday()
    for day, opens, closes in spans:
        if day == weekday and opens <= time < closes:
            return Opening(True, say("Open now until {time}", time=clock(closes)), lines)
    if spans:
        return Opening(False, _next(spans, weekday, time), lines)
    if appointment == "required" or any(row.by_appointment for row in rows):
        return Opening(False, say("By appointment only"), lines)
    return Opening(False, say("Opening hours are not known: please call first"), lines)


def _next(spans: list[tuple[int, str, str]], weekday: int, time: str) -> str:
    for ahead in range(8):
        day = (weekday + ahead) % 7
        for span_day, opens, _closes in spans:
            if span_day != day or (ahead == 0 and opens <= time):
                continue
            if ahead == 0:
                return say("Closed now, opens today at {time}", time=clock(opens))
            if ahead == 1:
                return say("Closed now, opens tomorrow at {time}", time=clock(opens))
            return say("Closed now, opens on {day} at {time}", day=day_name(day), time=clock(opens))
    return say("Closed now")


def _lines(rows: list[Schedule]) -> list[tuple[str, str, str]]:
    """One line for days with the same hours, in the order of the week."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for row in rows:
        key = (row.opens, row.closes, bool(row.by_appointment), row.note or "")
        groups.setdefault(key, []).extend([WEEK.index(row.weekday)] if row.weekday else [])
    ordered = sorted(groups.items(), key=lambda item: (min(item[1], default=9), item[0][0] or ""))
    return [(_days(days), _times(key), key[3]) for key, days in ordered]


def _days(days: list[int]) -> str:
    spans: list[list[int]] = []
    for day in sorted(set(days)):
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    words = []
    for span in spans:
        names = [day_name(day, short=True) for day in span]
        words += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    return ", ".join(words)


def _times(key: tuple[Any, ...]) -> str:
    opens, closes, by_appointment, _note = key
    if opens and closes:
        times = say("{opens} to {closes}", opens=clock(opens), closes=clock(closes))
    elif opens:
        times = say("from {time}", time=clock(opens))
    else:
        times = say("until {time}", time=clock(closes)) if closes else ""
    if by_appointment:
        return say("{times}, by appointment", times=times) if times else say("by appointment")
    return times or say("times not known")
