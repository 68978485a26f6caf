# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The opening times of a service as weekly appointments for a calendar (iCalendar, RFC 5545)."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event, vRecur

from lueckenlos.directory.models import Schedule, Service
from lueckenlos.guide.entries import Entry
from lueckenlos.guide.language import say
from lueckenlos.guide.wording import WEEK


def calendar_of(service: Service, entry: Entry, address: str) -> bytes:
    """Each span of opening repeats weekly, as long as the service is there; times are local times."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lueckenlos//DE")
    calendar.add("version", "2.0")
    for row in Schedule.objects.in_region(service.region_id).filter(service=service).order_by("pk"):
        if row.weekday and row.opens and row.closes:
            calendar.add_component(_event(row, service, entry, address))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(row: Schedule, service: Service, entry: Entry, address: str) -> Event:
    weekday = WEEK.index(row.weekday or "mo")
    day = _next(timezone.localdate(), weekday)
    event = Event()
    event.add("uid", f"{row.code}@{service.region.slug}")
    event.add("summary", str(entry.name))
    event.add("dtstart", _moment(day, row.opens or ""))
    event.add("dtend", _moment(day, row.closes or ""))
    event.add("dtstamp", timezone.now())
    rule: dict[str, object] = {"freq": "weekly"}
    if service.ends_on is not None and service.ends_on >= day:
        rule["until"] = service.ends_on
    event.add("rrule", vRecur(rule))
    if entry.spot:
        event.add("location", ", ".join(filter(None, (entry.spot.name, entry.spot.line))))
    words = [row.note or "", say("By appointment only") if row.by_appointment else "", entry.phone]
    event.add("description", "\n".join(filter(None, words)))
    event.add("url", address)
    return event


def _next(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _moment(day: date, time: str) -> datetime:
    return datetime.combine(day, datetime.strptime(time, "%H:%M").time(), timezone.get_default_timezone())  # noqa: DTZ007
