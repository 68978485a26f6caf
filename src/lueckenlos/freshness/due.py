# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which services are to be confirmed, and by whom."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import F, Q

from lueckenlos.chain.analysis import day_of
from lueckenlos.directory.contacts import active_on
from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Region
from lueckenlos.freshness.rules import days_before_asking

HOLDS_DAYS = 365
"""So long a confirmation holds on the board."""

State = Literal["never", "overdue", "confirmed"]


def state_of(verified_on: date | None, on: date) -> State:
    if verified_on is None:
        return "never"
    return "overdue" if verified_on < on - timedelta(days=HOLDS_DAYS) else "confirmed"


def still_there(region: Region) -> Any:
    """Services that have not ended: the others need no confirmation."""
    return Service.objects.in_region(region).filter(Q(ends_on=None) | Q(ends_on__gte=day_of(region)))


def due_services(region: Region) -> Any:
    """Never confirmed first, then those confirmed longest ago."""
    earliest = day_of(region) - timedelta(days=days_before_asking(region))
    due = still_there(region).filter(Q(verified_on=None) | Q(verified_on__lt=earliest))
    return due.order_by(F("verified_on").asc(nulls_first=True), "pk")


class Mailboxes:
    """Whom to ask about a service: who speaks for it, else who speaks for its organization; for those who are not there
    or have no mailbox, their deputies."""

    def __init__(self, region: Region, organizations: Iterable[int] | None = None) -> None:
        contacts = Contact.objects.in_region(region)
        if organizations is not None:
            contacts = contacts.filter(organization__in=list(organizations))
        reached = {c.pk: c for c in active_on(contacts.exclude(email=None), day_of(region))}
        found = list(contacts.prefetch_related("services", "networks").order_by("pk"))
        self._own: dict[tuple[str, int], Contact] = {}
        self._deputies: dict[tuple[str, int], Contact] = {}
        for contact in found:
            deputy = reached.get(contact.deputy_id)
            for what in _spoken_for(contact):
                if contact.pk in reached:
                    self._own.setdefault(what, contact)
                elif deputy is not None and deputy.organization_id == contact.organization_id:
                    self._deputies.setdefault(what, deputy)

    def of(self, service: Service) -> Contact | None:
        for what in (("service", service.pk), ("organization", service.organization_id or 0)):
            found = self._own.get(what) or self._deputies.get(what)
            if found is not None:
                return found
        return None


def _spoken_for(contact: Contact) -> list[tuple[str, int]]:
    services = list(contact.services.all())
    if not services and not contact.networks.all():
        return [("organization", contact.organization_id)]
    own = (service for service in services if service.organization_id == contact.organization_id)
    return [("service", service.pk) for service in own]  # nobody speaks for another's services
