# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of the entries, for the document of the interface: what is said here holds in every answer."""

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
ID: Schema = {"type": "string", "format": "uuid"}
URI: Schema = {"type": "string", "format": "uri"}
MAIL: Schema = {"type": "string", "format": "email"}
NUMBER: Schema = {"type": "number"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
CLOCK: Schema = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
STATUS: Schema = {"type": "string", "enum": ["active", "inactive", "defunct", "temporarily closed"]}
LOCATION_TYPE: Schema = {"type": "string", "enum": ["physical", "postal", "virtual"]}


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def many(name: str) -> Schema:
    return {"type": "array", "items": reference(name)}


def _object(description: str, required: str, /, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "required": required.split(),
        "properties": properties,
    }


def _service(description: str, /, **more: Schema) -> Schema:
    return _object(
        description,
        "id name status",
        id=ID,
        organization_id=ID,
        name=TEXT,
        description=TEXT,
        url=URI,
        email=MAIL,
        status=STATUS,
        fees=TEXT,
        minimum_age=NUMBER | {"description": "Years."},
        maximum_age=NUMBER | {"description": "Years; “under 6” is 5."},
        eligibility_description=TEXT,
        application_process=TEXT | {"description": "Steps, one a line."},
        assured_date=DAY | {"description": "When the organization last confirmed the entry."},
        alert=TEXT,
        last_modified=MOMENT,
        **more,
    )


def _organization(description: str, **more: Schema) -> Schema:
    return _object(
        description, "id name description", id=ID, name=TEXT, description=TEXT, email=MAIL, website=URI, **more
    )


def _location(description: str, **more: Schema) -> Schema:
    return _object(
        description,
        "id location_type",
        id=ID,
        location_type=LOCATION_TYPE,
        name=TEXT,
        description=TEXT,
        transportation=TEXT,
        latitude=NUMBER,
        longitude=NUMBER,
        **more,
    )


def _at_location(description: str, location: str, service: str) -> Schema:
    return _object(
        description,
        "id service_id location_id location service",
        id=ID,
        service_id=ID,
        location_id=ID,
        location=reference(location),
        service=reference(service),
    )


LISTS: Schema = {
    "schedules": many("Schedule"),
    "service_areas": many("ServiceArea"),
    "languages": many("Language"),
    "organization": reference("OrganizationInService"),
    "cost_options": many("CostOption"),
    "required_documents": many("RequiredDocument"),
    "contacts": many("Contact"),
    "phones": many("Phone"),
    "attributes": many("Attribute"),
}

SCHEMAS: dict[str, Schema] = {
    "About": _object("This interface.", "version profile openapi_url", version=TEXT, profile=URI, openapi_url=URI),
    "Error": _object(
        "What is wrong, and what to do.",
        "status message action",
        status={"type": "integer"},
        message=TEXT,
        action=TEXT,
        parameter=TEXT,
    ),
    "Page": _object(
        "A page of a listing.",
        "total_items total_pages page_number size first_page last_page empty contents",
        total_items={"type": "integer", "minimum": 0},
        total_pages={"type": "integer", "minimum": 0},
        page_number={"type": "integer", "minimum": 1},
        size={"type": "integer", "minimum": 0},
        first_page={"type": "boolean"},
        last_page={"type": "boolean"},
        empty={"type": "boolean"},
        contents={"type": "array"},
    ),
    "Minimal": _object("Identifier, and when the entry was changed.", "id", id=ID, modified_date=MOMENT),
    "ServiceInList": _service(
        "A service with what there is one of.", organization=reference("OrganizationInList")
    ),
    "Service": _service(
        "A service with all that belongs to it.",
        **LISTS,
        service_at_locations={
            "type": "array",
            "items": _object(
                "Where it is.", "id service_id location_id location",
                id=ID, service_id=ID, location_id=ID, location=reference("Location"),
            ),
        },
    ),
    "ServiceOfLocation": _service("A service with all that belongs to it but its locations.", **LISTS),
    "ServiceAtLocationInList": _at_location("A service at its location.", "LocationInList", "ServiceInList"),
    "ServiceAtLocation": _at_location(
        "A service at its location, with all that belongs to it.", "Location", "ServiceOfLocation"
    ),
    "OrganizationInList": _organization("Who offers services."),
    "OrganizationInService": _organization(
        "Who offers the service.", contacts=many("Contact"), attributes=many("Attribute")
    ),
    "Organization": _organization(
        "Who offers services, with these.",
        contacts=many("Contact"),
        attributes=many("Attribute"),
        services={"type": "array", "items": reference("ServiceInList")},
    ),
    "LocationInList": _location("A place."),
    "Location": _location(
        "A place, and how to get in.", addresses=many("Address"), accessibility=many("Accessibility")
    ),
    "Address": _object(
        "A postal address.",
        "id address_1 city state_province postal_code country address_type",
        id=ID, location_id=ID, address_1=TEXT, city=TEXT, region=TEXT, state_province=TEXT, postal_code=TEXT,
        country=TEXT, address_type=LOCATION_TYPE,
    ),
    "Accessibility": _object("Ways in.", "id", id=ID, location_id=ID, description=TEXT, details=TEXT),
    "Schedule": _object(
        "An opening that recurs every week, on the clock of the place; or words about when.",
        "id", id=ID, service_id=ID, service_at_location_id=ID, freq={"type": "string", "enum": ["WEEKLY", "MONTHLY"]},
        interval=NUMBER, byday=TEXT, opens_at=CLOCK, closes_at=CLOCK, description=TEXT, notes=TEXT,
    ),
    "ServiceArea": _object(
        "For whom: an area with its official key in the address, as DCAT-AP.de has it, where it has one.",
        "id", id=ID, service_id=ID, name=TEXT, service_area=TEXT, uri=URI,
    ),
    "Language": _object("ISO 639, or a code of BCP 47.", "id", id=ID, service_id=ID, code=TEXT, name=TEXT),
    "CostOption": _object(
        "0 is free; without an entry the price is not known.",
        "id amount", id=ID, service_id=ID, option=TEXT, amount=NUMBER, currency=TEXT,
    ),
    "RequiredDocument": _object("What to bring.", "id document", id=ID, service_id=ID, document=TEXT),
    "Contact": _object(
        "A function, never a person; only what the organization released.",
        "id", id=ID, service_id=ID, organization_id=ID, title=TEXT, email=MAIL, phones=many("Phone"),
    ),
    "Phone": _object("A number.", "id number", id=ID, service_id=ID, contact_id=ID, number=TEXT),
    "Attribute": _object(
        "What an entry is sorted under.",
        "id link_type taxonomy_term", id=ID, link_id=ID, link_type=TEXT, taxonomy_term_id=ID,
        taxonomy_term=reference("TaxonomyTerm"),
    ),
    "TaxonomyTerm": _object(
        "A term of a taxonomy.",
        "id name description", id=ID, code=TEXT, name=TEXT, term=TEXT, description=TEXT, taxonomy=TEXT, taxonomy_id=ID,
        language=TEXT,
    ),
    "TaxonomyInList": _object(
        "What services or organizations are sorted by.",
        "id name description", id=ID, name=TEXT, description=TEXT, version=TEXT,
    ),
    "Taxonomy": _object(
        "A taxonomy with its terms.",
        "id name description taxonomy_terms", id=ID, name=TEXT, description=TEXT, version=TEXT,
        taxonomy_terms=many("TaxonomyTerm"),
    ),
}  # fmt: skip
