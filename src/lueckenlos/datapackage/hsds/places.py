# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where services are, and for whom: locations, addresses, ways in, areas."""

from collections.abc import Sequence
from typing import Any

from lueckenlos.datapackage.hsds.directory import Directory, Row
from lueckenlos.datapackage.hsds.values import known
from lueckenlos.datapackage.hsds.vocabulary import AREA_URI, COUNTRY, KEYS, STATES, STEP_FREE


def write_location(directory: Directory, row: Row, *, is_full: bool) -> dict[str, Any]:
    id_ = directory.identifiers.of("locations", row["id"])
    details = directory.location_details.get(row["id"], {})
    address = _address(directory, row, id_)
    has_place = row["lat"] is not None and row["lon"] is not None
    location = known(
        id=id_,
        location_type="physical",
        name=row["name"],
        description=None if address else _line(row),
        transportation=details.get("transport"),
        latitude=row["lat"] if has_place else None,
        longitude=row["lon"] if has_place else None,
    )
    if is_full:
        location |= known(addresses=[address] if address else [], accessibility=_accessibility(directory, details, id_))
    return location


def _line(row: Row) -> str:
    town = " ".join(filter(None, (row["postal_code"], row["city"])))
    return ", ".join(filter(None, (row["street"], town)))


def _address(directory: Directory, row: Row, location: str) -> dict[str, Any] | None:
    """The standard wants all of it: a part alone stands in the description of the location."""
    state = state_of(directory, row["area"])
    if not (row["street"] and row["postal_code"] and row["city"] and state):
        return None
    area = directory.areas.get(row["area"] or "", {})
    return {
        "id": directory.identifiers.part("addresses", location),
        "location_id": location,
        "address_1": row["street"],
        "city": row["city"],
        **known(region=area.get("name")),
        "state_province": state,
        "postal_code": row["postal_code"],
        "country": COUNTRY,
        "address_type": "physical",
    }


def state_of(directory: Directory, code: str | None) -> str | None:
    """By the official key of the area, or of one above it."""
    for _step in range(10):
        area = directory.areas.get(code or "")
        if area is None:
            return None
        if area["ags"]:
            return STATES.get(area["ags"][:2])
        code = area["parent"]
    return None


def _accessibility(directory: Directory, details: Row, location: str) -> list[dict[str, Any]]:
    description = STEP_FREE.get(details.get("step_free") or "")
    if not description and not details.get("accessibility"):
        return []
    return [
        known(
            id=directory.identifiers.part("accessibility", location),
            location_id=location,
            description=description or details.get("accessibility"),
            details=details.get("accessibility") if description else None,
        )
    ]


def area_uri(directory: Directory, row: Row) -> str:
    """The official one where there is one; else one that is as stable as the key of the area."""
    ags = row["ags"] or ""
    if ags.isascii() and ags.isdigit() and len(ags) in KEYS:
        return f"{AREA_URI}{KEYS[len(ags)]}/{ags}"
    return f"urn:uuid:{directory.identifiers.of('areas', row['code'])}"


def write_areas(directory: Directory, codes: Sequence[str], service: str) -> list[dict[str, Any]]:
    areas = [directory.areas.get(code) or {"code": code, "name": None, "ags": None} for code in codes]
    return [
        {
            "id": directory.identifiers.part("service_areas", service, area_uri(directory, area)),
            "service_id": service,
            "name": area["name"] or area["code"],
            "service_area": area["name"] or area["code"],
            "uri": area_uri(directory, area),
        }
        for area in areas
    ]
