# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Columns and values in the words of the people who fill them in."""

from datetime import date
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.rows import Row, changed_columns
from lueckenlos.reports import labels
from lueckenlos.reports.names import Names
from lueckenlos.shared import writing
from lueckenlos.shared.language import _, mark

LABELS = {
    "name": mark("Name"),
    "organization": mark("Organization"),
    "location": mark("Location"),
    "description": mark("Description"),
    "fields": mark("Fields"),
    "from_month": mark("Age from"),
    "to_month": mark("Age to"),
    "areas": mark("Areas"),
    "area": mark("Area"),
    "target_groups": mark("Target groups"),
    "level": mark("Prevention level"),
    "mode": mark("Who moves"),
    "languages": mark("Languages"),
    "places_per_year": mark("Places a year"),
    "sufficiency": mark("Is it enough?"),
    "waiting_weeks": mark("Waiting time in weeks"),
    "cost_cents": mark("Cost for families in euros"),
    "starts_on": mark("Begins"),
    "ends_on": mark("Ends"),
    "funding_ends_on": mark("Funding ends"),
    "obligation": mark("Required or voluntary"),
    "verified_on": mark("Last confirmed"),
    "from_service": mark("Hands over"),
    "to_service": mark("Takes over"),
    "binding": mark("How binding"),
    "agreement": mark("Agreement"),
    "valid_from": mark("Valid from"),
    "valid_until": mark("Valid until"),
    "contact_from": mark("Contact on the giving side"),
    "contact_to": mark("Contact on the taking side"),
    "within_days": mark("Within how many days"),
    "if_no_answer": mark("What happens when nobody answers"),
    "kind": mark("Kind"),
    "url": mark("Web address"),
    "street": mark("Street and number"),
    "postal_code": mark("Postal code"),
    "city": mark("City"),
    "lat": mark("Latitude"),
    "lon": mark("Longitude"),
    "title": mark("Title"),
    "parties": mark("Parties"),
    "legal_basis": mark("Legal basis"),
    "phases": mark("Life phases"),
    "phase": mark("Life phase"),
    "field": mark("Field"),
    "topics": mark("Topics"),
    "coordinator": mark("Coordination"),
    "meetings_per_year": mark("Meetings a year"),
    "hours_per_meeting": mark("Hours a meeting"),
    "note": mark("Note"),
    "network": mark("Network"),
    "function": mark("Function"),
    "voice": mark("Voice"),
    "since": mark("Since"),
    "until": mark("Until"),
    "cost_cents_per_year": mark("Cost a year in euros"),
    "service": mark("Service"),
    "required": mark("Required"),
    "minimum_coverage": mark("How much of the need must be covered (0 to 1)"),
    "from_phase": mark("From life phase"),
    "to_phase": mark("To life phase"),
    "minimum_binding": mark("How binding at least"),
    "code": mark("Key"),
    "parent": mark("Lies in"),
    "ags": mark("Official key (AGS)"),
    "population": mark("Inhabitants"),
    "name_de": mark("Name in German"),
    "name_en": mark("Name in English"),
    "weekday": mark("Weekday"),
    "opens": mark("Opens"),
    "closes": mark("Closes"),
    "by_appointment": mark("By appointment only"),
    "email": mark("Mail address"),
    "phone": mark("Telephone"),
    "deputy": mark("Deputy"),
    "services": mark("Services"),
    "networks": mark("Networks"),
    "is_released": mark("May be shown to everyone"),
    "eligibility": mark("For whom, in plain words"),
    "fees": mark("What it costs, in words"),
    "appointment": mark("Appointment"),
    "application_process": mark("Steps to get in"),
    "required_documents": mark("Papers to bring"),
    "channels": mark("Ways to take part"),
    "siblings": mark("Siblings can come along"),
    "is_urgent": mark("Helps at once"),
    "keywords": mark("Words it is searched by"),
    "alert": mark("Notice at the top"),
    "in_guide": mark("Shown in the guide for families"),
    "step_free": mark("Without steps"),
    "accessibility": mark("Accessibility, in words"),
    "transport": mark("Bus and train"),
    "table": mark("Kind of entry"),
    "entry": mark("Key of the entry"),
    "column": mark("Column"),
    "language": mark("Language"),
    "text": mark("Text"),
    "original": mark("German text that was translated"),
    "origin": mark("Translated by"),
    "translated_on": mark("Translated on"),
    "words": mark("Words"),
    "postal_codes": mark("Postal codes"),
    "streets": mark("Streets"),
    "phone_night": mark("Telephone outside of office hours"),
    "hours": mark("When it is reached"),
    "source": mark("Source"),
    "source_kind": mark("Fact, estimate or invented"),
}
HELP = {
    "name": mark("As people know it."),
    "from_month": mark("From this age on; the beginning of pregnancy counts as an age."),
    "to_month": mark("Up to this age; from then on it is no longer part of it."),
    "areas": mark("All areas that it serves. A whole town includes its neighbourhoods."),
    "places_per_year": mark("For how many families or children a year. Empty: not known. 0: none."),
    "sufficiency": mark("Where the number of places is not known."),
    "cost_cents": mark("0 is free. Empty: not known."),
    "starts_on": mark("Empty: it has always been there."),
    "ends_on": mark("The last day on which it is there. Empty: no end."),
    "funding_ends_on": mark("The last day that is paid for."),
    "contact_from": mark("A function or a shared mailbox, no names of persons."),
    "contact_to": mark("A function or a shared mailbox, no names of persons."),
    "parties": mark("One in each line."),
    "email": mark("A shared mailbox of the function."),
    "is_released": mark("Only what is released appears in the guide and in open data. Empty: not released."),
    "application_process": mark("One step in each line."),
    "required_documents": mark("One in each line."),
    "keywords": mark("One in each line: what people call it."),
    "in_guide": mark("Empty: yes. Services for professionals only: no."),
    "words": mark("One in each line. “a => b”: who searches a also finds b."),
    "streets": mark("One in each line; with house numbers where the street is divided: Hauptstraße 1-99."),
    "original": mark("Where the entry says something else by now, the translation is marked as out of date."),
    "source": mark("Where this is known from: a document, a date, an office."),
}
MONEY = {"cost_cents", "cost_cents_per_year"}


def label(column: str) -> str:
    return _(LABELS[column]) if column in LABELS else column


def help_for(column: str) -> str:
    return _(HELP[column]) if column in HELP else ""


def choice_label(column: str, code: str) -> str:
    """A value of a column with choices, in words."""
    found = {
        "level": labels.level_label,
        "mode": labels.mode_label,
        "sufficiency": labels.sufficiency_label,
        "obligation": labels.obligation_label,
        "binding": labels.binding_label,
        "minimum_binding": labels.binding_label,
        "source_kind": labels.source_kind_label,
        "voice": labels.voice_label,
        "target_groups": labels.target_group_label,
        "topics": labels.topic_label,
        "weekday": weekday_label,
        "languages": labels.language_label,
        "language": labels.language_label,
        "appointment": labels.appointment_label,
        "channels": labels.channel_label,
        "step_free": labels.step_free_label,
        "origin": labels.origin_label,
        "table": labels.translated_table_label,
    }.get(column)
    if column == "kind" and code in TABLES["interventions"].columns["kind"].choices:
        return labels.intervention_label(code)
    if column == "level" and code in TABLES["areas"].columns["level"].choices:
        return _(AREA_LEVELS[code])
    return found(code) if found else code


AREA_LEVELS = {
    "country": mark("country"),
    "state": mark("state"),
    "county": mark("county"),
    "municipality": mark("municipality"),
    "neighbourhood": mark("neighbourhood"),
}
WEEKDAYS = {
    "mo": mark("Monday"), "tu": mark("Tuesday"), "we": mark("Wednesday"), "th": mark("Thursday"), "fr": mark("Friday"),
    "sa": mark("Saturday"), "su": mark("Sunday"),
}  # fmt: skip


def weekday_label(code: str) -> str:
    return _(WEEKDAYS[code]) if code in WEEKDAYS else code


def age_label(months: int) -> str:
    if months < 0:
        return _("{n} months before birth").format(n=-months) if months > -9 else _("beginning of pregnancy")
    if months == 0:
        return _("birth")
    if months % 12 == 0 and months >= 24:
        return _("{n} years").format(n=months // 12)
    return _("1 month") if months == 1 else _("{n} months").format(n=months)


def value_words(names: Names, table: str, column: str, value: Any) -> str:
    """A value as people read it; what is not known is said as such."""
    schema = TABLES[table].columns[column]
    if value is None or value == ():
        return _("not known")
    if isinstance(value, tuple):
        return ", ".join(_one(names, column, schema.table, item) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column in MONEY:
        return writing.write_money(value)
    if column in ("from_month", "to_month"):
        return age_label(value)
    if isinstance(value, date):
        return writing.write_date(value)
    if isinstance(value, int | float):
        return writing.write_number(value, 4)
    return _one(names, column, schema.table, value)


def _one(names: Names, column: str, table: str | None, code: str) -> str:
    if table:
        return names.of(table, code)
    return choice_label(column, code)


def differences(names: Names, table: str, before: Row | None, after: Row | None) -> list[dict[str, str]]:
    """Field by field: label, before, after."""
    return [
        {
            "column": column,
            "label": label(column),
            "before": value_words(names, table, column, (before or {}).get(column)),
            "after": value_words(names, table, column, (after or {}).get(column)),
        }
        for column in changed_columns(before, after)
        if column in TABLES[table].columns and column != "id"
    ]
