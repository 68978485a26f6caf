# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Organizations and contacts of a feed. Names of persons are not taken: a contact is a function."""

from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.hsds.gathered import Gathered
from lueckenlos.datapackage.hsds.read_times import PARTS
from lueckenlos.datapackage.hsds.values import mail, uri
from lueckenlos.shared.language import _


def read_organization(entry: Entry, gathered: Gathered) -> str | None:
    """Its key; None where the organization cannot be kept."""
    key, name = entry.key(), entry.text("name")
    if key is None:
        entry.skip("id", _("The organization has no id."), _("Give each organization an id of its own."))
        return None
    gathered.add("organizations", key, name=name, url=web(entry, "website") or web(entry, "url"))
    for contact in entry.many("contacts"):
        read_contact(contact, key, gathered, of_organization=True)
    email = email_of(entry, "email")
    if email and email not in _mails_of(gathered, key, of_organization=True):
        own = PARTS.part("contacts", key)
        gathered.add("contacts", own, organization=key, email=email, is_released=True)
        gathered.tables["contacts"][own]["of_organization"] = True
    return key


def _mails_of(gathered: Gathered, organization: str, *, of_organization: bool) -> set[str]:
    rows = gathered.tables.get("contacts", {}).values()
    return {
        row["email"]
        for row in rows
        if row["organization"] == organization
        and row.get("email")
        and bool(row.get("of_organization")) >= of_organization
    }


def read_contact(
    entry: Entry, organization: str | None, gathered: Gathered, *, of_organization: bool = False
) -> str | None:
    """Its key. Contacts of a feed are public, and so released."""
    if organization is None:
        entry.drop(None, _("A contact needs an organization, and is left out."), _("Name the organization."))
        return None
    if entry.content.get("name") and gathered.once(entry.report.file, "name"):
        entry.report.notice(
            _("Names of persons are not taken over: a contact is a function."),
            _("Nothing needs to be done."),
            row=entry.row,
            column=f"{entry.pointer}/name",
        )
    key = entry.key() or PARTS.part("contacts", organization, entry.pointer)
    email, phone, function = email_of(entry, "email"), phone_of(entry), entry.text("title") or entry.text("department")
    if not (email or phone or function):
        return None
    row = gathered.add(
        "contacts", key, organization=organization, function=function, email=email, phone=phone, is_released=True
    )
    if of_organization:
        row["of_organization"] = True
    return key


def phone_of(entry: Entry) -> str | None:
    numbers = [number for found in entry.many("phones") if (number := found.text("number"))]
    if len(set(numbers)) > 1:
        entry.drop("phones", _("Only the first number is kept."), _("Add the others by hand where they are needed."))
    return numbers[0] if numbers else None


def email_of(entry: Entry, name: str) -> str | None:
    text = entry.text(name)
    if text is not None and mail(text) is None:
        entry.drop(name, _("This is not a mail address."), _("Enter one address such as office@town.example."))
        return None
    return text


def web(entry: Entry, name: str) -> str | None:
    text = entry.text(name)
    if text is not None and uri(text) is None:
        entry.drop(name, _("This is not a web address."), _("Write it with https:// at the beginning."))
        return None
    return text
