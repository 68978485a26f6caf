# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the exchange format knows: tables, columns, kinds, keys, references, limits, allowed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "items", "integer", "number", "flag", "date"]

METADATA = "datapackage.json"
BOUNDARIES = "areas.geojson"
SEPARATOR = "|"
MAXIMUM_INTEGER = 10**15
"""Above it a spreadsheet no longer keeps whole numbers exactly."""


@dataclass(frozen=True)
class Column:
    """`table` is the table whose key the values name; `choices` are all values allowed.

    Where there `may_be_thousands`, "1.200" and "1,200" can be read in two ways, and are refused. `form` is the shape of
    a text: a time of day, HH:MM, or a mail address.
    """

    kind: Kind = "text"
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    table: str | None = None
    may_be_thousands: bool = False
    form: Literal["time", "mail"] | None = None


@dataclass(frozen=True)
class Order:
    """`first` must not lie after `last`; where strict, not on it either."""

    first: str
    last: str
    strict: bool = False


@dataclass(frozen=True)
class Schema:
    """`required` columns may not be empty; together with the other columns of the `key` a row is unique."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    required: tuple[str, ...]
    orders: tuple[Order, ...] = ()


TEXT = Column()
DATE = Column("date")
ITEMS = Column("items")
MONTH = Column("integer", -9, 1200)
COUNT = Column("integer", 0, MAXIMUM_INTEGER)
AMOUNT = Column("number", 0, may_be_thousands=True)
LATITUDE = Column("number", -90, 90)
LONGITUDE = Column("number", -180, 180)
BINDING = Column(choices=("informal", "agreed", "binding"))
TIME = Column(form="time")


def _one(table: str) -> Column:
    return Column(table=table)


def _many(table: str) -> Column:
    return Column("items", table=table)


def _schema(
    columns: Mapping[str, Column],
    key: tuple[str, ...] = ("id",),
    required: tuple[str, ...] | None = None,
    orders: tuple[Order, ...] = (),
) -> Schema:
    """Every table may say for each row where it comes from, and how sure that is."""
    origin = {"source": TEXT, "source_kind": Column(choices=("fact", "estimate", "invented"))}
    return Schema({**columns, **origin}, key, key if required is None else required, orders)


TABLES: Mapping[str, Schema] = {
    "areas": _schema(
        {
            "code": TEXT,
            "name": TEXT,
            "level": Column(choices=("country", "state", "county", "municipality", "neighbourhood")),
            "parent": _one("areas"),
            "ags": TEXT,
            "population": COUNT,
            "lat": LATITUDE,
            "lon": LONGITUDE,
        },
        key=("code",),
    ),
    "phases": _schema(
        {"code": TEXT, "name_de": TEXT, "name_en": TEXT, "from_month": MONTH, "to_month": MONTH},
        key=("code",),
        orders=(Order("from_month", "to_month", strict=True),),
    ),
    "fields": _schema({"code": TEXT, "name_de": TEXT, "name_en": TEXT}, key=("code",)),
    "organizations": _schema({"id": TEXT, "name": TEXT, "kind": TEXT, "area": _one("areas"), "url": TEXT}),
    "locations": _schema(
        {
            "id": TEXT,
            "name": TEXT,
            "organization": _one("organizations"),
            "street": TEXT,
            "postal_code": TEXT,
            "city": TEXT,
            "area": _one("areas"),
            "lat": LATITUDE,
            "lon": LONGITUDE,
        }
    ),
    "services": _schema(
        {
            "id": TEXT,
            "name": TEXT,
            "organization": _one("organizations"),
            "location": _one("locations"),
            "description": TEXT,
            "fields": _many("fields"),
            "from_month": MONTH,
            "to_month": MONTH,
            "areas": _many("areas"),
            "target_groups": ITEMS,
            "level": Column(choices=("universal", "selective", "indicated")),
            "mode": Column(choices=("drop_in", "outreach")),
            "languages": ITEMS,
            "places_per_year": AMOUNT,
            "sufficiency": Column(choices=("enough", "short")),
            "waiting_weeks": AMOUNT,
            "cost_cents": COUNT,
            "starts_on": DATE,
            "ends_on": DATE,
            "funding_ends_on": DATE,
            "obligation": Column(choices=("statutory", "voluntary")),
            "verified_on": DATE,
        },
        orders=(
            Order("from_month", "to_month", strict=True),
            Order("starts_on", "ends_on"),
            Order("starts_on", "funding_ends_on"),
        ),
    ),
    "handovers": _schema(
        {
            "id": TEXT,
            "from_service": _one("services"),
            "to_service": _one("services"),
            "binding": BINDING,
            "agreement": _one("agreements"),
            "valid_from": DATE,
            "valid_until": DATE,
            "contact_from": TEXT,
            "contact_to": TEXT,
            "within_days": COUNT,
            "if_no_answer": TEXT,
        },
        required=("id", "from_service", "to_service"),
        orders=(Order("valid_from", "valid_until"),),
    ),
    "needs": _schema(
        {"area": _one("areas"), "phase": _one("phases"), "field": _one("fields"), "places_per_year": AMOUNT},
        key=("area", "phase", "field"),
    ),
    "standard_cells": _schema(
        {
            "phase": _one("phases"),
            "field": _one("fields"),
            "required": Column("flag"),
            "minimum_coverage": Column("number", 0, 1),
        },
        key=("phase", "field"),
    ),
    "standard_transitions": _schema(
        {"from_phase": _one("phases"), "to_phase": _one("phases"), "minimum_binding": BINDING},
        key=("from_phase", "to_phase"),
    ),
    "responsibilities": _schema(
        {"organization": _one("organizations"), "field": _one("fields"), "areas": _many("areas")},
        key=("organization", "field"),
    ),
    "networks": _schema(
        {
            "id": TEXT,
            "name": TEXT,
            "kind": TEXT,
            "areas": _many("areas"),
            "phases": _many("phases"),
            "fields": _many("fields"),
            "topics": ITEMS,
            "coordinator": TEXT,
            "meetings_per_year": AMOUNT,
            "hours_per_meeting": AMOUNT,
            "note": TEXT,
        }
    ),
    "memberships": _schema(
        {
            "network": _one("networks"),
            "organization": _one("organizations"),
            "function": TEXT,
            "voice": Column(choices=("full", "guest")),
            "since": DATE,
            "until": DATE,
        },
        key=("network", "organization", "function"),
        required=("network", "organization"),
        orders=(Order("since", "until"),),
    ),
    "agreements": _schema(
        {
            "id": TEXT,
            "title": TEXT,
            "parties": ITEMS,
            "legal_basis": TEXT,
            "valid_from": DATE,
            "valid_until": DATE,
        },
        orders=(Order("valid_from", "valid_until"),),
    ),
    "interventions": _schema(
        {
            "id": TEXT,
            "title": TEXT,
            "kind": Column(choices=("new_service", "more_places", "extend_funding", "new_handover")),
            "cost_cents_per_year": COUNT,
            "service": _one("services"),
            "places_per_year": AMOUNT,
            "until": DATE,
            "from_service": _one("services"),
            "to_service": _one("services"),
            "binding": BINDING,
        },
        required=("id", "kind"),
    ),
    "schedules": _schema(
        {
            "id": TEXT,
            "service": _one("services"),
            "location": _one("locations"),
            "weekday": Column(choices=("mo", "tu", "we", "th", "fr", "sa", "su")),
            "opens": TIME,
            "closes": TIME,
            "by_appointment": Column("flag"),
            "note": TEXT,
        },
        required=("id", "service"),
        orders=(Order("opens", "closes", strict=True),),
    ),
    "contacts": _schema(
        {
            "id": TEXT,
            "organization": _one("organizations"),
            "function": TEXT,
            "email": Column(form="mail"),
            "phone": TEXT,
            "deputy": _one("contacts"),
            "since": DATE,
            "until": DATE,
            "services": _many("services"),
            "networks": _many("networks"),
            "is_released": Column("flag"),
        },
        required=("id", "organization"),
        orders=(Order("since", "until"),),
    ),
    "service_details": _schema(
        {
            "service": _one("services"),
            "eligibility": TEXT,
            "fees": TEXT,
            "appointment": Column(choices=("none", "possible", "required")),
            "application_process": ITEMS,
            "required_documents": ITEMS,
            "channels": ITEMS,
            "siblings": Column("flag"),
            "is_urgent": Column("flag"),
            "keywords": ITEMS,
            "url": TEXT,
            "alert": TEXT,
            "in_guide": Column("flag"),
        },
        key=("service",),
    ),
    "location_details": _schema(
        {
            "location": _one("locations"),
            "step_free": Column(choices=("yes", "partly", "no")),
            "accessibility": TEXT,
            "transport": TEXT,
        },
        key=("location",),
    ),
    "translations": _schema(
        {
            "table": Column(choices=("services", "service_details", "location_details")),
            "entry": TEXT,
            "column": TEXT,
            "language": TEXT,
            "text": TEXT,
            "original": TEXT,
            "origin": Column(choices=("human", "machine")),
            "translated_on": DATE,
        },
        key=("table", "entry", "column", "language"),
    ),
    "synonyms": _schema({"id": TEXT, "language": TEXT, "words": ITEMS, "note": TEXT}),
    "postal_codes": _schema(
        {"postal_code": TEXT, "area": _one("areas"), "lat": LATITUDE, "lon": LONGITUDE},
        key=("postal_code", "area"),
    ),
    "youth_office_districts": _schema(
        {
            "id": TEXT,
            "organization": _one("organizations"),
            "name": TEXT,
            "areas": _many("areas"),
            "postal_codes": ITEMS,
            "streets": ITEMS,
            "location": _one("locations"),
            "phone": TEXT,
            "phone_night": TEXT,
            "email": Column(form="mail"),
            "hours": TEXT,
        },
        required=("id", "organization"),
    ),
}
