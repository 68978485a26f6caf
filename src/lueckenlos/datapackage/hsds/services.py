# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services, and services at their locations. What is not known is left out, never made up."""

from collections.abc import Sequence
from typing import Any

from babel import Locale

from lueckenlos.datapackage.hsds.directory import Directory, Row
from lueckenlos.datapackage.hsds.organizations import write_contact, write_organization
from lueckenlos.datapackage.hsds.places import write_areas, write_location
from lueckenlos.datapackage.hsds.taxonomies import terms_of, write_attributes
from lueckenlos.datapackage.hsds.values import (
    day,
    euros,
    joined,
    known,
    mail,
    maximum_age,
    minimum_age,
    moment,
    uri,
)
from lueckenlos.datapackage.hsds.vocabulary import BY_APPOINTMENT, CURRENCY, LANGUAGE, WEEKDAYS

_NAMES = Locale(LANGUAGE).languages
_OTHER_LANGUAGES = {
    "de-simple": "Leichte Sprache",
    "dgs": "Deutsche Gebärdensprache",
    "gsg": "Deutsche Gebärdensprache",
}


def service_id(directory: Directory, row: Row) -> str:
    return directory.identifiers.of("services", row["id"])


def is_active(directory: Directory, row: Row) -> bool:
    """A service ends with its funding."""
    ends = [row[column] for column in ("ends_on", "funding_ends_on") if row[column] is not None]
    has_begun = row["starts_on"] is None or row["starts_on"] <= directory.on
    return has_begun and all(last >= directory.on for last in ends)


def write_service(
    directory: Directory, row: Row, *, is_full: bool = True, has_locations: bool = True
) -> dict[str, Any]:
    """`is_full`: with all lists; else only what there is one of, as in the pages of a listing."""
    id_ = service_id(directory, row)
    details = directory.details.get(row["id"], {})
    organization = directory.organizations.get(row["organization"] or "")
    contacts = contacts_of(directory, row)
    service = known(
        id=id_,
        organization_id=directory.identifiers.of("organizations", row["organization"]) if organization else None,
        name=row["name"] or row["id"],
        description=row["description"],
        url=uri(details.get("url")),
        email=next(filter(None, (mail(contact["email"]) for contact in contacts)), None),
        status="active" if is_active(directory, row) else "inactive",
        fees=details.get("fees"),
        minimum_age=minimum_age(row["from_month"]),
        maximum_age=maximum_age(row["to_month"]),
        eligibility_description=details.get("eligibility"),
        application_process=joined(details.get("application_process")),
        assured_date=day(row["verified_on"]),
        alert=details.get("alert"),
        last_modified=moment(directory.modified.get(row["id"])),
        organization=write_organization(directory, organization, is_full=is_full) if organization else None,
    )
    if is_full:
        service |= _lists(directory, row, id_, contacts)
        place = directory.locations.get(row["location"] or "")
        if place and has_locations:
            service["service_at_locations"] = [_at_location(directory, row, place, is_full=True)]
    return service


def _lists(directory: Directory, row: Row, id_: str, contacts: Sequence[Row]) -> dict[str, Any]:
    details = directory.details.get(row["id"], {})
    part = directory.identifiers.part
    return known(
        schedules=[
            _schedule(directory, schedule, id_, row["location"]) for schedule in directory.schedules.get(row["id"], [])
        ],
        service_areas=write_areas(directory, row["areas"], id_),
        languages=[
            known(id=part("languages", id_, code), service_id=id_, code=code, name=_language_name(code))
            for code in row["languages"]
        ],
        cost_options=_costs(directory, row["cost_cents"], id_),
        required_documents=[
            {"id": part("required_documents", id_, text), "service_id": id_, "document": text}
            for text in details.get("required_documents") or ()
        ],
        contacts=[write_contact(directory, contact, service=id_) for contact in contacts],
        phones=[
            {
                "id": part("phones", id_, directory.identifiers.of("contacts", contact["id"]), "service"),
                "service_id": id_,
                "number": contact["phone"],
            }
            for contact in contacts
            if contact["phone"]
        ],
        attributes=write_attributes(directory, id_, terms_of(directory, row)),
    )


def contacts_of(directory: Directory, row: Row) -> list[Row]:
    """The service's own, else those that speak for the whole organization."""
    own = directory.contacts.get(row["id"], [])
    return own or directory.own_contacts.get(row["organization"] or "", [])


def _language_name(code: str) -> str | None:
    return _OTHER_LANGUAGES.get(code) or _NAMES.get(code)


def _costs(directory: Directory, cents: int | None, service: str) -> list[dict[str, Any]]:
    """Zero is free; what is not known is not there."""
    if cents is None:
        return []
    return [
        known(
            id=directory.identifiers.part("cost_options", service),
            service_id=service,
            option="kostenlos" if cents == 0 else None,
            currency=CURRENCY,
        )
        | {"amount": euros(cents)}
    ]


def _schedule(directory: Directory, row: Row, service: str, place: str | None) -> dict[str, Any]:
    """Times are those on the clock at the place; they have no offset, since summer and winter time differ."""
    elsewhere = directory.locations.get(row["location"] or "") if row["location"] != place else None
    at = row["location"] if place is not None and row["location"] == place else None
    return known(
        id=directory.identifiers.of("schedules", row["id"]),
        service_id=service,
        service_at_location_id=_at_id(directory, service, at) if at else None,
        freq="WEEKLY" if row["weekday"] else None,
        interval=1 if row["weekday"] else None,
        byday=WEEKDAYS.get(row["weekday"] or ""),
        opens_at=row["opens"],
        closes_at=row["closes"],
        description=BY_APPOINTMENT if row["by_appointment"] else None,
        notes="\n".join(filter(None, (row["note"], elsewhere["name"] if elsewhere else None))),
    )


def _at_location(directory: Directory, row: Row, place: Row, *, is_full: bool) -> dict[str, Any]:
    return {
        "id": at_location_id(directory, row),
        "service_id": service_id(directory, row),
        "location_id": directory.identifiers.of("locations", place["id"]),
        "location": write_location(directory, place, is_full=is_full),
    }


def at_location_id(directory: Directory, row: Row) -> str:
    return _at_id(directory, service_id(directory, row), row["location"])


def _at_id(directory: Directory, service: str, location: str) -> str:
    place = directory.identifiers.of("locations", location)
    return directory.identifiers.part("service_at_locations", service, place)


def write_service_at_location(directory: Directory, row: Row, *, is_full: bool = True) -> dict[str, Any]:
    """Of a service that has a location.

    The standard's interface names the schema of services for a single one: so the full one carries name and status too.
    """
    service = write_service(directory, row, is_full=is_full, has_locations=False)
    found = _at_location(directory, row, directory.locations[row["location"]], is_full=is_full)
    if is_full:
        found |= {"name": service["name"], "status": service["status"]}
    return found | {"service": service}
