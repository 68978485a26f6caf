# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""When an entry was last changed, as far as revisions tell: of what came with a data package nobody knows when."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Max, Q

from lueckenlos.directory.models import Contact, Schedule, Service
from lueckenlos.editing.models import Revision
from lueckenlos.frame.models import Region

OF_SERVICES = ("services", "service_details", "organizations", "locations", "location_details", "schedules", "contacts")
"""Tables whose rows are part of what is told about a service."""


def changed_or_unknown(region: Region, since: datetime) -> set[int]:
    """Keys of services that were changed since, or of which that is not known."""
    revisions = Revision.objects.in_region(region).filter(table__in=OF_SERVICES)
    changed = _services_of(region, revisions.filter(at__gte=since).values_list("table", "code").distinct())
    known = _services_of(region, revisions.values_list("table", "code").distinct())
    every = set(Service.objects.in_region(region).values_list("pk", flat=True))
    return changed | (every - known)


def _services_of(region: Region, changed: Iterable[tuple[str, str]]) -> set[int]:
    codes: dict[str, set[str]] = {table: set() for table in OF_SERVICES}
    for table, code in changed:
        codes[table].add(code)
    services = Service.objects.in_region(region)
    found: set[int] = set()
    for table, lookup in (
        ("services", "code"), ("service_details", "code"), ("organizations", "organization__code"),
        ("locations", "location__code"), ("location_details", "location__code"),
    ):  # fmt: skip
        found |= _keys(services.values_list("pk", lookup), codes[table])
    found |= _keys(Schedule.objects.in_region(region).values_list("service", "code"), codes["schedules"])
    contacts = Contact.objects.in_region(region)
    found |= _keys(contacts.exclude(services=None).values_list("services", "code"), codes["contacts"])
    return found | _keys(
        contacts.filter(services=None, networks=None).exclude(organization__services=None)
        .values_list("organization__services", "code"), codes["contacts"],
    )  # fmt: skip


def _keys(pairs: Iterable[tuple[int, str]], codes: set[str]) -> set[int]:
    return {key for key, code in pairs if code in codes} if codes else set()


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
