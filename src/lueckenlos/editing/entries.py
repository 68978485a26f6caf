# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""An entry as somebody works on it: found for them, opened, saved, taken out."""

import re
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.http import Http404

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.models import Draft, Proposal, Revision
from lueckenlos.editing.review import needs_review, propose
from lueckenlos.editing.rights import Answer
from lueckenlos.editing.rows import Row, find, from_json, read_row, row_of, to_json
from lueckenlos.editing.writing import Change, Conflict, write_changes
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region

SALT = "lueckenlos.editing.seen"
ONCE_SECONDS = 24 * 3600


def visible_row(user: Any, region: Region, table: str, code: str) -> Row:
    """The row of an entry that the person sees; everything else is not there."""
    thing = find(region, table, code)
    if thing is None or not kept_table(table).model.objects.visible_to(user).filter(pk=thing.pk).exists():
        raise Http404
    return row_of(thing, table)


def sign_row(row: Row | None) -> str:
    """The row that a form was opened with, to be compared when it is saved."""
    return signing.dumps(to_json(row), salt=SALT, compress=True)


def read_signed(table: str, text: str) -> Row | None:
    """Raises Http404 when it was not signed here."""
    try:
        return from_json(table, signing.loads(text, salt=SALT))
    except signing.BadSignature as error:
        raise Http404 from error


def new_code(region: Region, table: str, row: Row) -> str:
    """A key made from the name, that nobody has yet."""
    name = str(row.get("name") or row.get("title") or row.get("function") or row.get("name_de") or table)
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.casefold().replace(umlaut, letters)
    prefix = {"services": "s", "organizations": "o", "handovers": "h", "networks": "n"}.get(table, table[:1])
    stem = f"{prefix}-" + (re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:50].strip("-") or "neu")
    taken = set(
        kept_table(table).model.objects.in_region(region).filter(code__startswith=stem).values_list("code", flat=True)
    )
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if code not in taken)


def with_key(region: Region, table: str, row: Row) -> Row:
    key = TABLES[table].key
    if key in (("id",), ("code",)) and not row.get(key[0]):
        return {**row, key[0]: new_code(region, table, row)}
    return row


class Saved:
    """What came of saving: a revision, a proposal, or nothing to do."""

    def __init__(self, code: str, revision: Revision | None = None, proposal: Proposal | None = None) -> None:
        self.code, self.revision, self.proposal = code, revision, proposal


@transaction.atomic
def save_entry(
    *, user: Any, region: Region, table: str, code: str, seen: Row | None, after: Row | None, answer: Answer, token: str
) -> Saved:
    """Save, propose, or (after None) take out. The same form sent twice is done once.

    Raises:
        Conflict: somebody else changed the entry since the form was opened.
        Refused: the rows do not fit.
    """
    Region.objects.select_for_update().get(pk=region.pk)
    once = f"once:{user.pk}:{token}"
    known = cache.get(once)
    if known is not None:
        return Saved(known)
    if after is not None:
        after = with_key(region, table, after)
    if not code and after is not None:
        from lueckenlos.editing.rows import key_of

        taken = read_row(region, table, key_of(table, after))
        if taken is not None:
            raise Conflict(Change(table, key_of(table, after), after, None, True), taken)
    change = Change(table, code, after, seen, True)
    if needs_review(region, answer, table, seen, after):
        saved = Saved(code, proposal=propose(region=region, change=change, by=user))
    else:
        saved = _write(region, change, user)
    Draft.objects.visible_to(user).filter(region=region, table=table, code=code).delete()
    cache.set(once, saved.code, ONCE_SECONDS)
    return saved


def _write(region: Region, change: Change, user: Any) -> Saved:
    try:
        revisions = write_changes(region=region, changes=[change], by=user, via=Revision.Via.FORM)
    except Conflict as conflict:
        if conflict.now == change.after:  # somebody, perhaps the same double click, did just this
            return Saved(change.code)
        raise
    return Saved(revisions[0].code if revisions else change.code, revisions[0] if revisions else None)
