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
        "languages": language_label,
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
LANGUAGES = {
    "de": mark("German"), "en": mark("English"), "tr": mark("Turkish"), "ar": mark("Arabic"), "uk": mark("Ukrainian"),
    "ru": mark("Russian"), "pl": mark("Polish"), "ro": mark("Romanian"), "bg": mark("Bulgarian"), "fr": mark("French"),
    "it": mark("Italian"), "es": mark("Spanish"), "ku": mark("Kurdish"), "fa": mark("Persian"), "sq": mark("Albanian"),
    "sr": mark("Serbian"), "hr": mark("Croatian"), "el": mark("Greek"), "pt": mark("Portuguese"), "zh": mark("Chinese"),
}  # fmt: skip
WEEKDAYS = {
    "mo": mark("Monday"), "tu": mark("Tuesday"), "we": mark("Wednesday"), "th": mark("Thursday"), "fr": mark("Friday"),
    "sa": mark("Saturday"), "su": mark("Sunday"),
}  # fmt: skip


def language_label(code: str) -> str:
    return _(LANGUAGES[code]) if code in LANGUAGES else code


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
