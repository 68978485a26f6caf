# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Positions of services and codes of organizations as entries of the feed."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lueckenlos.api.answering import in_german
from lueckenlos.api.index import Index
from lueckenlos.api.json_answers import as_json
from lueckenlos.api.modified import changes_of
from lueckenlos.api.rows import read_organizations, read_services
from lueckenlos.datapackage.hsds import write_organization, write_service, write_service_at_location
from lueckenlos.datapackage.hsds.values import moment

BATCH = 1000
"""Services that are read together where all are written."""
Write = Callable[[Index, Sequence[int], bool], list[dict[str, Any]]]


def write_services(index: Index, positions: Sequence[int], is_full: bool) -> list[dict[str, Any]]:
    directory, rows = read_services(index, positions)
    with in_german():
        return [write_service(directory, row, is_full=is_full) for row in rows]


def write_at_locations(index: Index, positions: Sequence[int], is_full: bool) -> list[dict[str, Any]]:
    directory, rows = read_services(index, positions)
    with in_german():
        return [
            write_service_at_location(directory, row, is_full=is_full)
            for row in rows
            if row["location"] in directory.locations
        ]


def write_minimal(index: Index, positions: Sequence[int], at_locations: bool) -> list[dict[str, Any]]:
    """Identifier and, where it is known, when the entry was changed."""
    ids = list(index.at_locations) if at_locations else list(index.positions)
    names = dict(zip(index.at_locations.values(), ids)) if at_locations else dict(enumerate(ids))
    changes = changes_of(index.region)
    found = []
    for at in positions:
        changed = moment(changes.get(int(index.catalogue.keys[at])))
        found.append({"id": names[at], **({"modified_date": changed} if changed else {})})
    return found


def write_organizations(
    index: Index, codes: Sequence[str], is_full: bool, *, full_services: bool = False
) -> list[dict[str, Any]]:
    directory, rows = read_organizations(index, codes)
    found = []
    for row in rows:
        services: list[dict[str, Any]] = []
        if is_full or full_services:
            for batch in batches(index.organizations[row["id"]]):
                services += write_services(index, batch, full_services)
        with in_german():
            full = is_full or full_services
            found.append(write_organization(directory, row, is_full=full, services=services))
    return found


def batches(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(positions), BATCH):
        yield positions[first : first + BATCH]


def lines(index: Index, positions: Sequence[int], write: Write, is_full: bool) -> Iterator[bytes]:
    """One entry a line, read in batches while they are sent."""
    for batch in batches(positions):
        yield b"".join(as_json(entry) + b"\n" for entry in write(index, batch, is_full))


def one_page(index: Index, positions: Sequence[int]) -> Iterator[bytes]:
    """All services fully nested, as one page of the standard."""
    total = len(positions)
    head = {"total_items": total, "total_pages": 1, "page_number": 1, "size": total, "first_page": True,
            "last_page": True, "empty": total == 0, "contents": []}  # fmt: skip
    yield as_json(head).removesuffix(b"]}")
    is_first = True
    for batch in batches(positions):
        found = b",".join(as_json(entry) for entry in write_services(index, batch, True))
        if found:
            yield found if is_first else b"," + found
            is_first = False
    yield b"]}"
