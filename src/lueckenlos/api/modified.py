# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""When an entry was last changed, as far as revisions tell: of what came with a data package nobody knows when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import Max, Q

from lueckenlos.directory.models import Contact, Schedule, Service
from lueckenlos.editing.models import Revision
from lueckenlos.frame.models import Region

OF_SERVICES = ("services", "service_details", "organizations", "locations", "location_details", "schedules", "contacts")
"""Tables whose rows are part of what is told about a service."""


def changed_or_unknown(region: Region, since: datetime) -> set[int]:
    """Keys of services that were changed since, or of which that is not known."""
    changes = changes_of(region)
    every = Service.objects.in_region(region).values_list("pk", flat=True)
    return {key for key in every if key not in changes or changes[key] >= since}


def changes_of(region: Region) -> dict[int, datetime]:
    """By key of the service, of all services of which it is known."""
    revisions = Revision.objects.in_region(region).filter(table__in=OF_SERVICES).order_by()
    changed: dict[str, dict[str, datetime]] = {}
    for table, code, at in revisions.values_list("table", "code").annotate(Max("at")):
        changed.setdefault(table, {})[code] = at
    found: dict[int, datetime] = {}
    for table, pairs in _parts_of(region):
        codes = changed.get(table)
        for key, code in pairs if codes else ():
            at = codes.get(code) if codes else None
            if at is not None and (key not in found or found[key] < at):
                found[key] = at
    return found


def _parts_of(region: Region) -> Iterator[tuple[str, Iterable[tuple[int, str]]]]:
    """For each table the services that its rows belong to, as keys and codes. Nothing is asked before it is read."""
    services = Service.objects.in_region(region)
    for table, lookup in (
        ("services", "code"), ("service_details", "code"), ("organizations", "organization__code"),
        ("locations", "location__code"), ("location_details", "location__code"),
    ):  # fmt: skip
        yield table, services.values_list("pk", lookup)
    yield "schedules", Schedule.objects.in_region(region).values_list("service", "code")
    contacts = Contact.objects.in_region(region)
    yield "contacts", contacts.exclude(services=None).values_list("services", "code")
    whole = contacts.filter(services=None, networks=None).exclude(organization__services=None)
    yield "contacts", whole.values_list("organization__services", "code")


def last_changes(region: Region, parts: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, datetime]:
    """For each service the last revision of one of its parts, (table, code)."""
    wanted: dict[str, set[str]] = {}
    for table, code in (part for of_service in parts.values() for part in of_service):
        wanted.setdefault(table, set()).add(code)
    found = Q(pk__in=[])
    for table, codes in wanted.items():
        found |= Q(table=table, code__in=codes)
    rows = Revision.objects.in_region(region).filter(found).order_by().values_list("table", "code").annotate(Max("at"))
    last = {(table, code): at for table, code, at in rows}
    moments = {service: [last[part] for part in of_service if part in last] for service, of_service in parts.items()}
    return {service: max(known) for service, known in moments.items() if known}


def last_change_of(region: Region) -> datetime | None:
    found: dict[str, datetime | None] = (
        Revision.objects.in_region(region).filter(table__in=OF_SERVICES).aggregate(last=Max("at"))
    )
    return found["last"]
