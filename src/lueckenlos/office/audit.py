# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit trail as people read it: plain words, filters, a table to take along."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.editing.rights import kind_label
from lueckenlos.frame.models import Area, Region
from lueckenlos.office.audit_words import action_words, detail_words, value_words
from lueckenlos.reports.tables import Sheet
from lueckenlos.shared.language import _
from lueckenlos.shared.models import AuditEvent


@dataclass(frozen=True)
class Asked:
    """What is looked for; empty or None: all."""

    action: str = ""
    person: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class EventLine:
    event: AuditEvent
    what: str
    who: str
    where: str
    details: str


def events_of(user: User, region: Region, asked: Asked) -> Any:
    """Newest first. What belongs to no region is read by who audits a whole one."""
    rows = AuditEvent.objects.visible_to(user).filter(Q(region=region.pk) | Q(region=None))
    if asked.action:
        rows = rows.filter(action=asked.action)
    if asked.person is not None:
        rows = rows.filter(person=asked.person)
    if asked.first is not None:
        rows = rows.filter(at__gte=_begin(asked.first))
    if asked.last is not None:
        rows = rows.filter(at__lt=_begin(asked.last) + timedelta(days=1))
    return rows.order_by("-at", "-pk")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware here


def choices(user: User, region: Region) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The actions and the people that stand in the trail."""
    rows = events_of(user, region, Asked()).order_by()
    actions = sorted(set(rows.values_list("action", flat=True).distinct()), key=action_words)
    people = set(rows.exclude(person=None).values_list("person", flat=True).distinct())
    names = _names(people)
    listed = sorted(((str(n), names.get(n, _removed(n))) for n in people), key=lambda pair: pair[1])
    return [(action, action_words(action)) for action in actions], listed


def lines_of(events: list[AuditEvent], region: Region) -> list[EventLine]:
    """Three queries, however many there are."""
    numbers = {event.person for event in events if event.person is not None} | {
        number for event in events if (number := _subject(event)) is not None
    }
    names = _names(numbers)
    areas = {area.path: str(area) for area in Area.objects.in_region(region)}
    lines = []
    for event in events:
        subject = _subject(event)
        about = [names.get(subject, _removed(subject))] if subject is not None else []
        lines.append(
            EventLine(
                event=event,
                what=action_words(event.action),
                who=_("nobody signed in") if event.person is None else names.get(event.person, _removed(event.person)),
                where=areas.get(event.area_path, ""),
                details=", ".join([*about, *_details(event)]),
            )
        )
    return lines


def _subject(event: AuditEvent) -> int | None:
    word, _space, number = event.subject.partition(" ")
    return int(number) if word == "person" and number.isdecimal() and number.isascii() else None


def _details(event: AuditEvent) -> list[str]:
    found = [event.subject] if event.subject and _subject(event) is None else []
    for key, value in (event.details or {}).items():
        if key == "role" and value in _KINDS:
            value = kind_label(value)
        values = value if isinstance(value, list) else [value]
        found.append(f"{detail_words(key)}: {', '.join(value_words(str(one)) for one in values) or '–'}")
    return found


_KINDS = {
    "administrator", "county_coordinator", "town_coordinator", "planner", "navigator", "organization_editor",
    "steering_member", "auditor",
}  # fmt: skip


def _names(numbers: set[int]) -> dict[int, str]:
    found = User.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {pk: f"{name} ({pk})" for pk, name in found}


def _removed(number: int | None) -> str:
    return _("removed account ({number})").format(number=number)


def sheet(region: Region, lines: list[EventLine]) -> Sheet:
    rows = [
        (
            timezone.localtime(line.event.at).isoformat(timespec="seconds"),
            line.event.action,
            line.what,
            line.event.person,
            line.event.area_path or None,
            line.event.subject or None,
            line.details or None,
        )
        for line in lines
    ]
    header = ("at", "action", "words", "person", "area", "subject", "details")
    return Sheet(f"{region.slug}-protokoll-{timezone.localdate()}", header, rows)
