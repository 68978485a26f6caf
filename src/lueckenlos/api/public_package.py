# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The public part of a region as a data package: what the guide shows, and nothing of how it is planned or paid for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from lueckenlos.api.entries import batches
from lueckenlos.api.index import Index
from lueckenlos.api.rows import read_services, rows_in
from lueckenlos.datapackage import Package, Table, write_package
from lueckenlos.datapackage.hsds import Directory, Row
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import Handover
from lueckenlos.frame.columns import kept_table
from lueckenlos.guide.models import Translation

KEPT_BACK = {
    "services": ("places_per_year", "sufficiency", "funding_ends_on", "obligation"),
    "service_details": ("in_guide",),
    "contacts": ("networks", "deputy"),
    "youth_office_districts": ("email",),
    "handovers": ("binding", "agreement", "contact_from", "contact_to", "within_days", "if_no_answer"),
}
"""Columns that are for the partners of the chain. `source` is kept back everywhere: it may name who said something."""
ABOUT = ("name", "title", "description", "version", "reference_date", "licenses", "contributors")
WHOLE = ("areas", "phases", "fields", "postal_codes", "youth_office_districts")
"""Tables that are public as they are."""
_lock = Lock()


def package_file(index: Index) -> Path:
    """Made once for a state of the region's data; older ones are thrown away."""
    folder = Path(settings.DATA) / "open"
    slug, catalogue = index.region.slug, index.catalogue
    path = folder / f"{slug}.{catalogue.state}.{catalogue.day}.{index.about}.zip"
    with _lock:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_package(public_package(index), path)
            for old in folder.glob(f"{slug}.*.zip"):
                if old != path:
                    old.unlink(missing_ok=True)
    return path


def public_package(index: Index) -> Package:
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    seen: dict[str, set[str]] = {"organizations": set(), "locations": set(), "contacts": set()}
    for batch in batches(range(index.catalogue.size)):
        directory, services = read_services(index, batch)
        _add(rows, seen, directory, services)
    for name in WHOLE:
        rows[name] = list(rows_in(name, kept_table(name).model.objects.in_region(index.region)))
    _add_named(index, rows, seen)
    codes = {row["id"] for row in rows["services"]}
    rows["contacts"] = list(_of_public_services(rows["contacts"], codes))
    rows["handovers"] = list(_between(index, codes))
    rows["translations"] = list(_translations(index, rows))
    metadata = {key: value for key, value in index.region.metadata.items() if key in ABOUT}
    tables = {name: _table(name, found) for name, found in rows.items() if found}
    return Package(metadata, tables, None, index.region.reference_date)


def _add(rows: dict[str, list[Row]], seen: dict[str, set[str]], directory: Directory, services: Sequence[Row]) -> None:
    rows["services"] += services
    rows["service_details"] += directory.details.values()
    rows["schedules"] += [row for of_service in directory.schedules.values() for row in of_service]
    contacts = [
        row for group in (directory.contacts, directory.own_contacts) for some in group.values() for row in some
    ]
    for name, found in (
        ("organizations", list(directory.organizations.values())),
        ("locations", list(directory.locations.values())),
        ("contacts", contacts),
    ):
        for row in found:
            if row["id"] not in seen[name]:
                seen[name].add(row["id"])
                rows[name].append(row)
                if name == "locations" and row["id"] in directory.location_details:
                    rows["location_details"].append(directory.location_details[row["id"]])


def _add_named(index: Index, rows: dict[str, list[Row]], seen: dict[str, set[str]]) -> None:
    """Organizations and locations that are named by what is public, and offer nothing themselves."""
    for name, column in (("locations", "location"), ("organizations", "organization")):
        others = [*rows["youth_office_districts"], *rows["contacts"], *rows["locations"]]
        named = {row[column] for row in others if row.get(column)} - seen[name]
        found = kept_table(name).model.objects.in_region(index.region)
        for some in batches(sorted(named)):
            rows[name] += rows_in(name, found.filter(code__in=some))


def _of_public_services(contacts: Sequence[Row], codes: set[str]) -> Iterator[Row]:
    """A contact without services and networks speaks for the whole organization; others only for what is public."""
    for row in contacts:
        services = tuple(code for code in row["services"] if code in codes)
        if services or (not row["services"] and not row["networks"]):
            yield {**row, "services": services}


def _between(index: Index, codes: set[str]) -> Iterator[Row]:
    for row in rows_in("handovers", Handover.objects.in_region(index.region)):
        if row["from_service"] in codes and row["to_service"] in codes:
            yield row


def _translations(index: Index, rows: dict[str, list[Row]]) -> Iterator[Row]:
    entries = {("services", row["id"]) for row in rows["services"]}
    entries |= {("service_details", row["service"]) for row in rows["service_details"]}
    entries |= {("location_details", row["location"]) for row in rows["location_details"]}
    for row in rows_in("translations", Translation.objects.in_region(index.region)):
        if (row["table"], row["entry"]) in entries:
            yield row


def _table(name: str, rows: Sequence[Row]) -> Table:
    columns: dict[str, list[Any]] = {}
    for column in TABLES[name].columns:
        values = [row[column] for row in rows]
        is_open = column != "source" and column not in KEPT_BACK.get(name, ())
        is_needed = column in TABLES[name].required
        if is_needed or (is_open and any(value not in (None, ()) for value in values)):
            columns[column] = values
    return Table(name, columns, list(range(2, len(rows) + 2)))
