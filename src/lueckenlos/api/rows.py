# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services of a page, with the rows that they name, out of the database: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lueckenlos.api.index import Index
from lueckenlos.api.modified import last_changes
from lueckenlos.datapackage.hsds import Directory, Row
from lueckenlos.directory.models import Contact, Location, Organization, Schedule
from lueckenlos.frame.columns import attribute, kept_table
from lueckenlos.guide.models import LocationDetail, ServiceDetail
from lueckenlos.guide.public import public_services, released_contacts


def rows_in(name: str, found: Any) -> list[dict[str, Any]]:
    """A queryset as rows of the exchange format."""
    table = kept_table(name)
    plain = [column for column in table.columns if column not in table.many]
    lookups = [f"{column}__code" if column in table.one else attribute(column) for column in plain]
    values = list(found.order_by("pk").values_list("pk", *lookups))
    rows = {key: dict(zip(plain, cells)) for key, *cells in values}
    for column in table.many:
        field = table.model._meta.get_field(column)
        own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
        lists: dict[int, list[str]] = defaultdict(list)
        if rows:
            pairs = field.remote_field.through.objects.filter(**{f"{own}__in": list(rows)}).order_by("pk")
            for key, code in pairs.values_list(own, f"{other}__code"):
                lists[key].append(code)
        for key, row in rows.items():
            row[column] = tuple(lists.get(key, ()))
    return list(rows.values())


def read_services(index: Index, positions: Sequence[int]) -> tuple[Directory, list[Row]]:
    """In the order of the positions. What is no longer public by now is not among them."""
    region, day = index.region, index.catalogue.day
    keys = [int(index.catalogue.keys[at]) for at in positions]
    found = {row["id"]: row for row in rows_in("services", public_services(region, day).filter(pk__in=keys))}
    services: list[Row] = [found[code] for code in (index.catalogue.codes[at] for at in positions) if code in found]
    own = [key for key, at in zip(keys, positions) if index.catalogue.codes[at] in found]
    return _directory(index, services, own), services


def _codes(rows: Sequence[Row], column: str) -> set[str]:
    return {row[column] for row in rows if row[column] is not None}


def _directory(index: Index, services: Sequence[Row], keys: Sequence[int]) -> Directory:
    """By keys where there may be many rows: SQLite, told the region too, would look through all of the region."""
    region = index.region
    organizations = Organization.objects.in_region(region).filter(code__in=_codes(services, "organization"))
    places = _codes(services, "location")
    schedules: dict[str, list[Row]] = defaultdict(list)
    for row in rows_in("schedules", Schedule.objects.rows(Schedule).filter(service__in=keys)):
        schedules[row["service"]].append(row)
    places |= {row["location"] for rows in schedules.values() for row in rows if row["location"]}
    locations = Location.objects.in_region(region).filter(code__in=places)
    details = ServiceDetail.objects.rows(ServiceDetail).filter(service__in=keys)
    ways = LocationDetail.objects.rows(LocationDetail).filter(location__in=list(locations.values_list("pk", flat=True)))
    directory = replace(
        with_organizations(index, rows_in("organizations", organizations)),
        locations={row["id"]: row for row in rows_in("locations", locations)},
        details={row["service"]: row for row in rows_in("service_details", details)},
        location_details={row["location"]: row for row in rows_in("location_details", ways)},
        schedules=schedules,
    )
    contacts: dict[str, list[Row]] = defaultdict(list)
    own = Contact.services.through.objects.filter(service__in=keys).values_list("contact", flat=True)
    for row in rows_in("contacts", released_contacts(region, index.catalogue.day).filter(pk__in=list(own))):
        for code in row["services"]:
            contacts[code].append(row)
    directory.contacts = contacts
    directory.modified = last_changes(region, {row["id"]: _parts(directory, row) for row in services})
    return directory


def with_organizations(index: Index, rows: Sequence[Row]) -> Directory:
    codes = _codes(rows, "id")
    contacts: dict[str, list[Row]] = defaultdict(list)
    released = released_contacts(index.region, index.catalogue.day)
    for row in rows_in("contacts", released.filter(organization__code__in=codes, services=None, networks=None)):
        contacts[row["organization"]].append(row)
    return replace(index.frame, organizations={row["id"]: row for row in rows}, own_contacts=contacts)


def _parts(directory: Directory, row: Row) -> list[tuple[str, str]]:
    """All that is told about a service, as (table, code)."""
    parts = [("services", row["id"]), ("service_details", row["id"])]
    parts += [("organizations", row["organization"])] if row["organization"] else []
    parts += [(table, row["location"]) for table in ("locations", "location_details") if row["location"]]
    parts += [("schedules", schedule["id"]) for schedule in directory.schedules.get(row["id"], [])]
    contacts = directory.contacts.get(row["id"]) or directory.own_contacts.get(row["organization"] or "", [])
    return parts + [("contacts", contact["id"]) for contact in contacts]


def read_organizations(index: Index, codes: Sequence[str]) -> tuple[Directory, list[Row]]:
    """In the order of the codes."""
    found = rows_in("organizations", Organization.objects.in_region(index.region).filter(code__in=codes))
    rows: dict[str, Row] = {row["id"]: row for row in found}
    return with_organizations(index, found), [rows[code] for code in codes if code in rows]
