# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people edit: German names in addresses, and the columns in groups that belong together."""

from collections.abc import Iterator
from dataclasses import dataclass

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.shared.language import mark
from lueckenlos.shared.package_tables import MODELS


@dataclass(frozen=True)
class EditedTable:
    """`slug` stands in addresses. Columns that are in no group come last, under "More"."""

    name: str
    slug: str
    one: str
    many: str
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def grouped(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Title and columns; without the id, which is made from the name and never asked for."""
        named = {column for _title, columns in self.groups for column in columns}
        for title, columns in self.groups:
            yield title, tuple(column for column in columns if column in TABLES[self.name].columns)
        hidden = {*named, *ORIGIN, "id"} | ({"code"} if "name" in TABLES[self.name].columns else set())
        rest = tuple(column for column in TABLES[self.name].columns if column not in hidden)
        if rest:
            yield mark("More") if self.groups else mark("Entry"), rest
        yield mark("Where this is known from"), ORIGIN


ORIGIN = ("source", "source_kind")

_ALL = (
    EditedTable(
        "services",
        "angebote",
        mark("Service"),
        mark("Services"),
        (
            (mark("The service"), ("name", "organization", "location", "description")),
            (mark("For whom"), ("from_month", "to_month", "areas", "target_groups", "level")),
            (mark("What and how"), ("fields", "mode", "languages")),
            (mark("How much"), ("places_per_year", "sufficiency", "waiting_weeks", "cost_cents")),
            (mark("From when to when"), ("starts_on", "ends_on", "funding_ends_on", "obligation", "verified_on")),
        ),
    ),
    EditedTable("organizations", "traeger", mark("Organization"), mark("Organizations")),
    EditedTable("locations", "orte", mark("Location"), mark("Locations")),
    EditedTable(
        "service_details",
        "angebote-fuer-familien",
        mark("Service, for families"),
        mark("Services, for families"),
        (
            (mark("For families"), ("service", "in_guide", "eligibility", "alert", "is_urgent", "siblings")),
            (mark("How to get in"), ("appointment", "application_process", "required_documents", "channels")),
            (mark("Cost and address"), ("fees", "url")),
            (mark("How it is found"), ("keywords",)),
        ),
    ),
    EditedTable("location_details", "orte-wege", mark("Way and entrance"), mark("Ways and entrances")),
    EditedTable("translations", "uebersetzungen", mark("Translation"), mark("Translations")),
    EditedTable("synonyms", "gleiche-woerter", mark("Words that mean the same"), mark("Words that mean the same")),
    EditedTable("postal_codes", "postleitzahlen", mark("Postal code"), mark("Postal codes")),
    EditedTable(
        "youth_office_districts",
        "asd-bezirke",
        mark("District of the youth office"),
        mark("Districts of youth offices"),
    ),
    EditedTable("schedules", "zeiten", mark("Opening hours"), mark("Opening hours")),
    EditedTable("contacts", "kontakte", mark("Contact"), mark("Contacts")),
    EditedTable(
        "handovers",
        "ueberleitungen",
        mark("Handover"),
        mark("Handovers"),
        (
            (mark("Who hands over to whom"), ("from_service", "to_service", "binding", "agreement")),
            (mark("From when to when"), ("valid_from", "valid_until")),
            (mark("How it goes"), ("contact_from", "contact_to", "within_days", "if_no_answer")),
        ),
    ),
    EditedTable("agreements", "vereinbarungen", mark("Agreement"), mark("Agreements")),
    EditedTable("networks", "netzwerke", mark("Network"), mark("Networks")),
    EditedTable("memberships", "mitglieder", mark("Membership"), mark("Memberships")),
    EditedTable("needs", "bedarf", mark("Need"), mark("Needs")),
    EditedTable("interventions", "massnahmen", mark("Intervention"), mark("Interventions")),
    EditedTable("standard_cells", "standard-bausteine", mark("Standard of a cell"), mark("Standard: cells")),
    EditedTable(
        "standard_transitions", "standard-uebergaenge", mark("Standard of a transition"), mark("Standard: transitions")
    ),
    EditedTable("responsibilities", "zustaendigkeiten", mark("Responsibility"), mark("Responsibilities")),
    EditedTable("phases", "lebensphasen", mark("Life phase"), mark("Life phases")),
    EditedTable("fields", "handlungsfelder", mark("Field"), mark("Fields")),
    EditedTable("areas", "gebiete", mark("Area"), mark("Areas")),
)
BY_SLUG = {table.slug: table for table in _ALL}
BY_NAME = {table.name: table for table in _ALL}


def edited_tables() -> list[EditedTable]:
    """Those that this program keeps. A table of the format that stands nowhere here is edited under its own name."""
    known = [table for table in _ALL if table.name in TABLES and table.name in MODELS]
    others = [name for name in TABLES if name in MODELS and name not in BY_NAME]
    return known + [EditedTable(name, name, name, name) for name in others]


def table_of(slug: str) -> EditedTable | None:
    return next((table for table in edited_tables() if table.slug == slug), None)


def table_named(name: str) -> EditedTable:
    return next(table for table in edited_tables() if table.name == name)
