# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a replacement back, as it was done: all of it or nothing."""

from typing import Any

from django.db import transaction

from lueckenlos.directory.models import Contact
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import from_json
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Region
from lueckenlos.freshness.replacing import check_changes
from lueckenlos.shared.audit import record


def last_replacement(contact: Contact) -> Revision | None:
    """The change by which the contact was replaced, where nothing came after it."""
    rows = Revision.objects.in_region(contact.region_id).filter(table="contacts", code=contact.code)
    newest: Revision | None = rows.order_by("-pk").first()
    if newest is None or newest.batch is None or newest.via != Revision.Via.FORM or contact.until is None:
        return None
    return newest


@transaction.atomic
def undo_replacement(*, contact: Contact, by: Any) -> list[Revision]:
    """Everything stands again where it stood before the contact was replaced. Twice is once.

    Raises:
        CannotReplace: one of the entries is not the person's to change, or waits for review.
        Conflict: one of them was changed since; that change would be lost.
        Refused: the successor has come to stand somewhere else by now.
    """
    region = Region.objects.select_for_update().get(pk=contact.region_id)
    newest = last_replacement(contact)
    if newest is None:
        return []
    done = Revision.objects.in_region(region).filter(batch=newest.batch).order_by("-pk")
    changes = [
        Change(
            one.table, one.code, from_json(one.table, one.before), seen=from_json(one.table, one.after), must_match=True
        )
        for one in done
    ]
    check_changes(region, changes, by)
    revisions = write_changes(region=region, changes=changes, by=by, via=Revision.Via.UNDO)
    record(
        action="contact.replacement_undone", by=by, region=region, subject=contact.code,
        area_path=next((path for revision in revisions for path in revision.area_paths), ""),
        details={"entries": len(revisions)},
    )  # fmt: skip
    return revisions
