# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for confirmation: one mail for each mailbox with a link for each entry, and reminders."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Region
from lueckenlos.freshness.due import Mailboxes, due_services
from lueckenlos.freshness.mail import send_asking
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.audit import record

REMIND_DAYS, MOST_REMINDERS = 14, 3
MOST_ENTRIES = 30
"""In one mail; what is left over is asked the next day."""


def open_askings(region: Region) -> Any:
    """Those that wait: for an answer, or for somebody to deal with a correction."""
    rows = Asking.objects.in_region(region).filter(replaced_at=None)
    return rows.filter(Q(answered_at=None) | (Q(settled_at=None) & ~Q(correction="")))


@transaction.atomic
def ask_what_is_due(*, region: Region, now: datetime | None = None) -> int:
    """New requests and reminders of one region, one mail for each mailbox. Returns the number of mails."""
    now = now or timezone.now()
    Region.objects.select_for_update().get(pk=region.pk)
    boxes = Mailboxes(region)
    _end_what_is_over(region, boxes, now)
    wanted: dict[str, list[Asking]] = {}
    for asking in _to_remind(region, boxes, now):
        asking.reminders += 1
        asking.last_mail_at = now
        wanted.setdefault(asking.email, []).append(asking)
    Asking.objects.in_region(region).bulk_update(
        [asking for askings in wanted.values() for asking in askings], ["reminders", "last_mail_at"], batch_size=200
    )
    recent = Q(answered_at__gt=now - timedelta(days=REMIND_DAYS), replaced_at=None)
    waiting = set(open_askings(region).values_list("service", flat=True))
    waiting |= set(Asking.objects.in_region(region).filter(recent).values_list("service", flat=True))
    for service in due_services(region).exclude(pk__in=waiting):
        contact = boxes.of(service)
        mailbox = contact.email or "" if contact is not None else ""
        if contact is not None and len(wanted.get(mailbox, ())) < MOST_ENTRIES:
            wanted.setdefault(mailbox, []).append(_new(service, contact, now))
    for email, askings in wanted.items():
        send_asking(email, askings)
    if wanted:
        count = sum(map(len, wanted.values()))
        record(action="freshness.asked", region=region, details={"mails": len(wanted), "entries": count})
    return len(wanted)


def _end_what_is_over(region: Region, boxes: Mailboxes, now: datetime) -> None:
    """What was confirmed in another way since it was asked is answered; what went to a mailbox that somebody else has
    taken over is asked anew there."""
    unanswered = Asking.objects.in_region(region).filter(answered_at=None, replaced_at=None)
    unanswered.filter(service__verified_on__gte=TruncDate("asked_at")).update(answered_at=now)
    contacts = [(asking, boxes.of(asking.service)) for asking in unanswered.all().select_related("service")]
    moved = [asking.pk for asking, contact in contacts if contact is not None and contact.email != asking.email]
    Asking.objects.in_region(region).filter(pk__in=moved).update(replaced_at=now)


def _to_remind(region: Region, boxes: Mailboxes, now: datetime) -> list[Asking]:
    """Not where the service is not due any more, or nobody is left at that mailbox."""
    rows = open_askings(region).filter(
        answered_at=None, reminders__lt=MOST_REMINDERS, last_mail_at__lte=now - timedelta(days=REMIND_DAYS)
    )
    rows = rows.filter(service__in=due_services(region).values("pk")).select_related("service", "contact", "region")
    return [asking for asking in rows if boxes.of(asking.service) is not None]


class NobodyToAsk(Exception):
    """No contact with a mailbox speaks for the service."""


@transaction.atomic
def ask_now(
    *, service: Service, by: Any, now: datetime | None = None, unless_within: timedelta = timedelta(0)
) -> Asking:
    """Ask about one service at once; an earlier request ends with that. One that went to the same mailbox just now
    stands instead.

    Raises:
        NobodyToAsk: no contact of the organization has a mailbox.
    """
    now = now or timezone.now()
    region = Region.objects.select_for_update().get(pk=service.region_id)
    contact = Mailboxes(region, [service.organization_id or 0]).of(service)
    if contact is None:
        raise NobodyToAsk
    waiting = Asking.objects.in_region(region).filter(service=service, answered_at=None, replaced_at=None)
    recent: Asking | None = waiting.filter(email=contact.email, last_mail_at__gt=now - unless_within).first()
    if recent is not None:
        return recent
    waiting.update(replaced_at=now)
    asking = _new(service, contact, now)
    send_asking(asking.email, [asking])
    record(action="freshness.asked", by=by, region=region, subject=service.code, details={"mails": 1, "entries": 1})
    return asking


def _new(service: Service, contact: Contact, now: datetime) -> Asking:
    asking: Asking = Asking.objects.rows(Asking).create(
        region_id=service.region_id,
        service=service,
        contact=contact,
        email=contact.email,
        asked_at=now,
        last_mail_at=now,
    )
    return asking
