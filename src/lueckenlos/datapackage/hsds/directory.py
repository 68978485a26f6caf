# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The rows that services name, found by their keys: all that is needed to write some services."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lueckenlos.datapackage.hsds.identifiers import Identifiers
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.schema import TABLES

Row = Mapping[str, Any]
"""A row of the exchange format: a value for each column, None or () where it is not known."""
Words = Callable[[str], str]


def _as_it_is(code: str) -> str:
    return code


@dataclass
class Directory:
    """`region` is the name that identifiers are made from, `on` the day that decides what is active.

    Contacts are those that were released, of services and of whole organizations. `modified`: when a service, or what
    belongs to it, was last changed; a service that is missing there was changed nobody knows when.
    """

    region: str
    on: date
    organizations: dict[str, Row] = field(default_factory=dict)
    locations: dict[str, Row] = field(default_factory=dict)
    areas: dict[str, Row] = field(default_factory=dict)
    fields: dict[str, Row] = field(default_factory=dict)
    phases: dict[str, Row] = field(default_factory=dict)
    details: dict[str, Row] = field(default_factory=dict)
    location_details: dict[str, Row] = field(default_factory=dict)
    schedules: dict[str, list[Row]] = field(default_factory=dict)
    contacts: dict[str, list[Row]] = field(default_factory=dict)
    own_contacts: dict[str, list[Row]] = field(default_factory=dict)
    modified: dict[str, datetime] = field(default_factory=dict)
    kind_words: Words = _as_it_is
    group_words: Words = _as_it_is

    def __post_init__(self) -> None:
        self.identifiers = Identifiers(self.region)


def rows_of(package: Package, name: str) -> Iterator[dict[str, Any]]:
    """Rows with all columns; those without what must be given are left out."""
    table = package.tables.get(name)
    if table is None:
        return
    columns = {column: table.values(column) for column in TABLES[name].columns}
    for values in zip(*columns.values()):
        row = dict(zip(columns, values))
        if all(row[column] is not None for column in TABLES[name].required):
            yield row


def is_public(contact: Row, on: date) -> bool:
    begun = contact["since"] is None or contact["since"] <= on
    return contact["is_released"] is True and begun and (contact["until"] is None or contact["until"] >= on)


def directory_of(package: Package, region: str, on: date, *, kind_words: Words, group_words: Words) -> Directory:
    def by(name: str, column: str) -> dict[str, Row]:
        return {row[column]: row for row in rows_of(package, name)}

    schedules: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(package, "schedules"):
        schedules[row["service"]].append(row)
    contacts: dict[str, list[Row]] = defaultdict(list)
    own_contacts: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(package, "contacts"):
        if is_public(row, on):
            for service in row["services"]:
                contacts[service].append(row)
            if not row["services"] and not row["networks"]:
                own_contacts[row["organization"]].append(row)
    return Directory(
        region=region,
        on=on,
        organizations=by("organizations", "id"),
        locations=by("locations", "id"),
        areas=by("areas", "code"),
        fields=by("fields", "code"),
        phases=by("phases", "code"),
        details=by("service_details", "service"),
        location_details=by("location_details", "location"),
        schedules=schedules,
        contacts=contacts,
        own_contacts=own_contacts,
        kind_words=kind_words,
        group_words=group_words,
    )


def public_services_of(package: Package) -> list[dict[str, Any]]:
    """Those that are for families: no candidates of a plan, none kept out of the guide."""
    candidates = {row["service"] for row in rows_of(package, "interventions") if row["kind"] == "new_service"}
    kept_out = {row["service"] for row in rows_of(package, "service_details") if row["in_guide"] is False}
    return [row for row in rows_of(package, "services") if row["id"] not in candidates | kept_out]
