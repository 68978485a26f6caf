# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who leaves is found everywhere, and replaced in one step."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from lueckenlos.directory.models import Contact, Handover
from lueckenlos.editing.entries import new_code
from lueckenlos.editing.models import Revision
from lueckenlos.editing.review import needs_review
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Row, find, row_of
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Region
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


@dataclass
class Places:
    """Where a contact stands."""

    services: list[Any] = field(default_factory=list)
    networks: list[Any] = field(default_factory=list)
    deputy_for: list[Contact] = field(default_factory=list)
    giving: list[Handover] = field(default_factory=list)
    taking: list[Handover] = field(default_factory=list)


def places_of(contact: Contact) -> Places:
    """Handovers name functions in words: those of the organization that say just this one, or its mailbox."""
    words = [word for word in (contact.function, contact.email) if word]
    handovers = Handover.objects.in_region(contact.region_id).select_related("from_service", "to_service")
    organization = contact.organization_id
    return Places(
        list(contact.services.all()),
        list(contact.networks.all()),
        list(Contact.objects.in_region(contact.region_id).filter(deputy=contact)),
        list(handovers.filter(from_service__organization=organization, contact_from__in=words)),
        list(handovers.filter(to_service__organization=organization, contact_to__in=words)),
    )


class CannotReplace(Exception):
    """Why not, in words."""


@transaction.atomic
def replace_contact(
    *, contact: Contact, by: Any, on: date, successor: Contact | None = None, new: dict[str, str | None] | None = None
) -> list[Revision]:
    """From `on` the successor, or a new function, stands wherever the contact stood. All or nothing; twice is once.

    Raises:
        CannotReplace: the day does not fit, or one of the entries is not the person's to change, or waits for review.
        Conflict, Refused: as in write_changes.
    """
    region = Region.objects.select_for_update().get(pk=contact.region_id)
    contact.refresh_from_db()
    if contact.since is not None and on <= contact.since:
        raise CannotReplace(_("The day must come after the one on which the contact began."))
    if successor is not None and (successor.pk == contact.pk or successor.organization_id != contact.organization_id):
        raise CannotReplace(_("Choose another contact of the same organization."))
    if successor is None and _is_there(contact, on, new or {}):
        return []
    changes = _changes(region, contact, on, successor, new or {})
    check_changes(region, changes, by)
    revisions = write_changes(region=region, changes=changes, by=by, via=Revision.Via.FORM, batch=uuid.uuid4())
    if not revisions:
        return []
    record(
        action="contact.replaced", by=by, region=region, subject=contact.code,
        area_path=next((path for revision in revisions for path in revision.area_paths), ""),
        details={"by": changes[0].code, "entries": len(revisions)},
    )  # fmt: skip
    return revisions


def _is_there(contact: Contact, on: date, new: dict[str, str | None]) -> bool:
    """Whether this very replacement was done already: somebody clicked twice."""
    rows = Contact.objects.in_region(contact.region_id).filter(organization=contact.organization_id, since=on)
    return bool(rows.filter(function=new.get("function"), email=new.get("email")).exists())


def check_changes(region: Region, changes: list[Change], by: Any) -> None:
    """
    Raises:
        CannotReplace: one of the entries is not the person's to change, or its changes wait for review.
    """
    rights = Rights(by, region)
    for change in changes:
        answer = rights.may_change(change.table, change.seen, change.after)
        if not answer:
            raise CannotReplace(f"{_name(region, change)}: {answer.reason}")
        if needs_review(region, answer, change.table, change.seen, change.after):
            raise CannotReplace(
                _(
                    "Changes of organizations are reviewed here first, and a replacement changes many entries at once. "
                    "Please ask the coordination to replace the contact."
                )
            )


def _name(region: Region, change: Change) -> str:
    thing = find(region, change.table, change.code)
    if isinstance(thing, Handover):
        return f"{thing.from_service} → {thing.to_service}"
    return str(thing or (change.after or {}).get("function"))


def _changes(
    region: Region, contact: Contact, on: date, successor: Contact | None, new: dict[str, str | None]
) -> list[Change]:
    """The successor first, since the others then refer to it."""
    old = row_of(contact, "contacts")
    places = places_of(contact)
    before = row_of(successor, "contacts") if successor is not None else None
    after = _taking_over(before, old) if before is not None else _new_row(region, old, on, new)
    code = after["id"]
    changes = [_change("contacts", before, after)]
    deputy = code if old["deputy"] is None else old["deputy"]
    changes.append(_change("contacts", old, {**old, "until": on - timedelta(days=1), "deputy": deputy}))
    for one in places.deputy_for:
        if one.code != code:
            row = row_of(one, "contacts")
            changes.append(_change("contacts", row, {**row, "deputy": code}))
    word = after["function"] or after["email"]
    handovers: dict[str, tuple[Row, Row]] = {}
    for column, found in (("contact_from", places.giving), ("contact_to", places.taking)):
        for handover in found:
            row = row_of(handover, "handovers")
            seen, wanted = handovers.get(handover.code, (row, row))
            handovers[handover.code] = (seen, {**wanted, column: word})
    return changes + [_change("handovers", seen, wanted) for seen, wanted in handovers.values()]


def _change(table: str, before: Row | None, after: Row) -> Change:
    return Change(table, before["id"] if before else "", after, seen=before, must_match=before is not None)


def _taking_over(row: Row, old: Row) -> Row:
    """Who speaks for everything goes on doing so; others get what the old one had, or everything."""
    is_whole = not row["services"] and not row["networks"]
    was_whole = not old["services"] and not old["networks"]
    deputy = None if row["deputy"] == old["id"] else row["deputy"]
    if deputy is None and old["deputy"] != row["id"]:
        deputy = old["deputy"]
    if is_whole or was_whole:
        return {**row, "services": (), "networks": (), "deputy": deputy}
    both = {column: tuple(dict.fromkeys((*row[column], *old[column]))) for column in ("services", "networks")}
    return {**row, **both, "deputy": deputy}


def _new_row(region: Region, old: Row, on: date, new: dict[str, str | None]) -> Row:
    row = {**old, **new, "since": on, "until": None, "source": None, "source_kind": None}
    return {**row, "id": new_code(region, "contacts", row)}
