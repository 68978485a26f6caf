# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services of a feed as rows. A service at several locations becomes several: with us each is at one."""

from decimal import Decimal
from typing import Any

from babel import Locale

from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.hsds.gathered import FoundService, Gathered, fill
from lueckenlos.datapackage.hsds.read_contacts import email_of, phone_of, read_contact, read_organization, web
from lueckenlos.datapackage.hsds.read_places import read_areas, read_at_location
from lueckenlos.datapackage.hsds.read_terms import complete_ages, read_kind, read_terms
from lueckenlos.datapackage.hsds.read_times import PARTS, read_schedules
from lueckenlos.datapackage.hsds.values import first_month, month_after
from lueckenlos.datapackage.hsds.vocabulary import CURRENCY
from lueckenlos.datapackage.schema import MAXIMUM_INTEGER
from lueckenlos.shared.language import _

_CODES = {
    str(name).casefold(): code
    for language in ("en", "de")
    for code, name in Locale(language).languages.items()
    if len(code) in (2, 3)
}
CLOSED = "vorübergehend geschlossen"


def read_service(entry: Entry, gathered: Gathered, organization: str | None = None) -> FoundService | None:
    """`organization`: key of the one that it stands in."""
    key, name, status = entry.key(), entry.text("name"), entry.text("status")
    if key is None or name is None:
        entry.skip("name" if key else "id", _("The service has no id or no name, and is left out."),
                   _("Give each service an id and a name."))  # fmt: skip
        return None
    if status in ("inactive", "defunct"):
        entry.drop("status", _("The service is no longer active, and is left out."), _("Nothing needs to be done."))
        return None
    service = gathered.services.setdefault(key, FoundService({"id": key}))
    fill(service.row, {"organization": _organization(entry, gathered) or organization})
    said = {"name": name, "description": entry.text("description"), "verified_on": entry.date("assured_date")}
    fill(service.row, {**said, **_ages(entry), "cost_cents": _cost(entry, service)})
    languages = (*(service.row.get("languages") or ()), *_languages(entry))
    service.row["languages"] = tuple(dict.fromkeys(languages))
    _read_details(entry, service, status)
    read_terms(entry, service, gathered)
    read_areas(entry, service, gathered)
    for found in entry.many("service_at_locations"):
        read_at_location(found, service, gathered)
    read_schedules(entry, service, gathered)
    _read_contacts(entry, service, gathered)
    return service


def read_one_at_location(entry: Entry, gathered: Gathered) -> None:
    """A service_at_location that holds its service."""
    inner = entry.one("service")
    service = read_service(inner, gathered) if inner else None
    if service is not None:
        read_at_location(entry, service, gathered)


def _organization(entry: Entry, gathered: Gathered) -> str | None:
    found = entry.one("organization")
    if found is None:
        return None
    key = read_organization(found, gathered)
    if key is not None:
        read_kind(found, key, gathered)
    return key


def _ages(entry: Entry) -> dict[str, int | None]:
    low, high = entry.number("minimum_age", -0.75, 150), entry.number("maximum_age", 0, 1000)
    first = first_month(low) if low is not None else None
    end = month_after(high) if high is not None else None
    if first is not None and (first >= 1200 or (end is not None and first >= end)):
        entry.drop("minimum_age", _("The age span is empty or beyond all ages; both ends are left out."),
                   _("Correct the ages."))  # fmt: skip
        return {"from_month": None, "to_month": None}
    return {"from_month": first, "to_month": end}


def _cost(entry: Entry, service: FoundService) -> int | None:
    """Cents, where there is one price in euros; whatever else is said stays in words."""
    options = list(entry.many("cost_options"))
    amounts = [(option, option.number("amount", 0, MAXIMUM_INTEGER / 100)) for option in options]
    if len(options) == 1 and amounts[0][1] is not None:
        option, amount = options[0], amounts[0][1]
        cents = Decimal(str(amount)) * 100
        is_euro = option.text("currency") == CURRENCY
        if cents == 0 or (is_euro and cents == cents.to_integral_value()):
            return int(cents)
        option.drop("amount", _("Only one price in euros and cents is kept as a number; this is kept in words."),
                    _("Give the currency EUR, if that is meant."))  # fmt: skip
    words = [_cost_words(option, amount) for option, amount in amounts]
    if said := "\n".join(filter(None, words)):
        fees = service.details.get("fees")
        service.details["fees"] = f"{fees}\n{said}" if fees and said not in fees else said
    return None


def _cost_words(option: Entry, amount: float | None) -> str:
    price = " ".join(filter(None, (None if amount is None else f"{amount:g}", option.text("currency"))))
    return ", ".join(filter(None, (option.text("option"), price, option.text("amount_description"))))


def _languages(entry: Entry) -> list[str]:
    found = []
    for language in entry.many("languages"):
        code, name = language.item("code"), language.text("name")
        known = code or _CODES.get((name or "").casefold())
        if known is not None:
            found.append(known[:20])
        elif name:
            language.drop("name", _("This language is not known."), _("Give its code, such as de or tr."))
    return found


def _read_details(entry: Entry, service: FoundService, status: str | None) -> None:
    steps = entry.text("application_process")
    documents = [text for found in entry.many("required_documents") if (text := found.item("document"))]
    fees = entry.text("fees") or entry.text("fees_description")
    alert = entry.text("alert") or (CLOSED if status == "temporarily closed" else None)
    fill(
        service.details,
        {
            "eligibility": entry.text("eligibility_description"),
            "fees": fees,
            "application_process": tuple(line.strip().replace("|", "/") for line in steps.splitlines() if line.strip())
            if steps
            else (),
            "required_documents": tuple(dict.fromkeys(documents)),
            "url": web(entry, "url"),
            "alert": alert,
        },
    )


def _read_contacts(entry: Entry, service: FoundService, gathered: Gathered) -> None:
    organization = service.row.get("organization")
    mails, numbers = set(), set()
    for found in entry.many("contacts"):
        key = read_contact(found, organization, gathered)
        if key is not None:
            row = gathered.tables["contacts"][key]
            mails.add(row.get("email"))
            numbers.add(row.get("phone"))
            service.contacts.append(key)
    email, phone = email_of(entry, "email"), phone_of(entry)
    own = email if email not in mails and not _is_of_organization(gathered, organization, email) else None
    number = phone if phone not in numbers else None
    if (own or number) and organization is not None:
        key = PARTS.part("contacts", str(service.row["id"]), "service")
        gathered.add("contacts", key, organization=organization, email=own, phone=number, is_released=True)
        service.contacts.append(key)


def _is_of_organization(gathered: Gathered, organization: object, email: str | None) -> bool:
    return any(
        row.get("of_organization") and row["organization"] == organization and row.get("email") == email
        for row in gathered.tables.get("contacts", {}).values()
    )


def finish_services(gathered: Gathered) -> None:
    """One row for each service and location; contacts are told whom they are for."""
    reached: dict[str, list[str]] = {}
    for service in gathered.services.values():
        complete_ages(service, gathered)
        for number, (at, location) in enumerate(service.places.items() or [(None, None)]):
            key = str(service.row["id"]) if number == 0 else str(at)
            _add_rows(gathered, service, key, at, location, is_first=number == 0)
            for contact in service.contacts:
                reached.setdefault(contact, []).append(key)
    for key, row in gathered.tables.get("contacts", {}).items():
        if not row.pop("of_organization", False):
            row["services"] = tuple(dict.fromkeys(reached.get(key, ())))


def _add_rows(gathered: Gathered, service: FoundService, key: str, at: Any, location: Any, *, is_first: bool) -> None:
    gathered.add("services", key, **{**service.row, "id": key, "location": location})
    if service.details:
        gathered.add("service_details", key, **service.details)
    for id_, (place, values) in service.schedules.items():
        is_here = place == at or place not in service.places
        if is_here:
            own = id_ if is_first or place == at else PARTS.part("schedules", id_, key)
            gathered.add("schedules", own, **{**values, "id": own, "service": key, "location": location})
