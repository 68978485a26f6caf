# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening hours in words: "Mo–Do 8–16 Uhr", "nach Vereinbarung"."""

from collections.abc import Iterable, Sequence
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import Schedule, Service
from lueckenlos.reports.labels import weekday_short
from lueckenlos.shared.language import _

WEEK: Sequence[str] = TABLES["schedules"].columns["weekday"].choices


def hours_of(service: Service) -> list[str]:
    rows = Schedule.objects.in_region(service.region_id).filter(service=service).select_related("location")
    return in_words(rows.order_by("pk"), service.location_id)


def in_words(rows: Iterable[Schedule], location: int | None = None) -> list[str]:
    """One line for days with the same hours. The place is named where it is not the service's own."""
    groups: dict[tuple[Any, ...], set[str]] = {}
    places: dict[tuple[Any, ...], str] = {}
    for row in rows:
        key = (row.opens, row.closes, row.by_appointment, row.note, row.location_id)
        groups.setdefault(key, set()).update({row.weekday} if row.weekday else ())
        if row.location is not None and row.location_id != location:
            places[key] = str(row.location)
    ordered = sorted(groups, key=lambda key: (min(map(WEEK.index, groups[key]), default=len(WEEK)), key[0] or ""))
    return [_line(key, groups[key], places.get(key, "")) for key in ordered]


def _line(key: tuple[Any, ...], days: set[str], place: str) -> str:
    opens, closes, by_appointment, note, _location = key
    words = [_days(days), _times(opens, closes)]
    line = " ".join(filter(None, words))
    if by_appointment:
        line = _("{when}, by appointment").format(when=line) if line else _("by appointment")
    elif not line:
        line = "" if note or place else _("times not known")
    elif not (opens or closes):
        line = _("{when}, times not known").format(when=line)
    return ", ".join(filter(None, (line, place, note)))


def _days(days: set[str]) -> str:
    """Days that follow each other become a span; two of them stay two."""
    spans: list[list[str]] = []
    for day in WEEK:
        if day not in days:
            continue
        if spans and WEEK.index(spans[-1][-1]) + 1 == WEEK.index(day):
            spans[-1].append(day)
        else:
            spans.append([day])
    words = []
    for span in spans:
        names = [weekday_short(day) for day in span]
        words += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    return ", ".join(words)


def _times(opens: str | None, closes: str | None) -> str:
    if opens and closes:
        return _("{opens}–{closes} o'clock").format(opens=_short(opens), closes=_short(closes))
    if opens:
        return _("from {opens} o'clock").format(opens=_short(opens))
    return _("until {closes} o'clock").format(closes=_short(closes)) if closes else ""


def _short(time: str) -> str:
    hours, minutes = time.split(":")
    return str(int(hours)) if minutes == "00" else f"{int(hours)}:{minutes}"
