# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Organizations, and the contacts that they released."""

from collections.abc import Sequence
from typing import Any

from lueckenlos.datapackage.hsds.directory import Directory, Row
from lueckenlos.datapackage.hsds.taxonomies import Term, write_attributes
from lueckenlos.datapackage.hsds.values import known, mail, uri


def write_organization(
    directory: Directory, row: Row, *, is_full: bool = False, services: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """`services`: already written."""
    id_ = directory.identifiers.of("organizations", row["id"])
    contacts = directory.own_contacts.get(row["id"], [])
    organization = known(
        id=id_,
        name=row["name"] or row["id"],
        email=next(filter(None, (mail(contact["email"]) for contact in contacts)), None),
        website=uri(row["url"]),
    )
    organization["description"] = description_of(directory, row)
    if is_full:
        terms = [Term("organization_kinds", row["kind"])] if row["kind"] else []
        organization |= known(
            contacts=[write_contact(directory, contact, organization=id_) for contact in contacts],
            attributes=write_attributes(directory, id_, terms),
            services=list(services),
        )
    return organization


def description_of(directory: Directory, row: Row) -> str:
    """The standard wants one: what kind of organization it is, and for which area; nothing else is known."""
    area = directory.areas.get(row["area"] or "")
    kind = directory.kind_words(row["kind"]) if row["kind"] else ""
    town = (area["name"] or area["code"]) if area else ""
    if kind and town:
        return f"{kind[:1].upper()}{kind[1:]}, {town}"
    return (kind[:1].upper() + kind[1:]) or town or "Keine Beschreibung bekannt"


def write_contact(directory: Directory, row: Row, **belongs_to: str) -> dict[str, Any]:
    """A function with a shared mailbox; a service or an organization by its identifier."""
    owner = next(iter(belongs_to.values()))
    id_ = directory.identifiers.of("contacts", row["id"])
    return known(
        id=id_,
        **{f"{name}_id": value for name, value in belongs_to.items()},
        title=row["function"],
        email=mail(row["email"]),
        phones=[{"id": directory.identifiers.part("phones", owner, id_), "contact_id": id_, "number": row["phone"]}]
        if row["phone"]
        else [],
    )
