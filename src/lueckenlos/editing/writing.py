# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The one way in which entries change: checked, locked, written down."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from lueckenlos.datapackage import Problem
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import Row, Rows, changed_columns, from_json, key_of, to_json
from lueckenlos.frame.columns import tables_in_order
from lueckenlos.frame.models import Region
from lueckenlos.frame.rows import remove_rows, write_rows


@dataclass(frozen=True)
class Change:
    """One entry as it should be; `after` None takes it out. `seen`: the row it was made from, where that matters."""

    table: str
    code: str
    after: Row | None
    seen: Row | None = None
    must_match: bool = False
    """Refuse when the entry is no longer what was `seen`."""


class Refused(Exception):
    """The rows do not fit; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = list(problems)


@dataclass
class Conflict(Exception):
    """Somebody else changed the entry meanwhile: what it was when it was opened, what it is, what was wanted."""

    change: Change
    now: Row | None
    columns: list[str] = field(default_factory=list)


@transaction.atomic
def write_changes(
    *,
    region: Region,
    changes: Sequence[Change],
    by: Any,
    via: str,
    batch: uuid.UUID | None = None,
    undoes: Revision | None = None,
    note: str = "",
) -> list[Revision]:
    """Write entries, each with its revision; those that change nothing leave none. All or nothing.

    Writers of a region wait for each other, so that no change is lost.

    Raises:
        Conflict: an entry is no longer what the change was made from.
        Refused: a reference leads nowhere, or an entry that is still used should go.
    """
    Region.objects.select_for_update().get(pk=region.pk)
    rows = Rows(region, many=len(changes) > 50)
    revisions, written = [], []
    for change in changes:
        before = rows.row(change.table, change.code) if change.code else None
        if change.must_match and changed_columns(change.seen, before):
            raise Conflict(change, before, changed_columns(change.seen, before))
        if not changed_columns(before, change.after):
            continue
        written.append((change, before))
        code = key_of(change.table, change.after) if change.after is not None else change.code
        paths = rows.area_paths(change.table, before, change.after)
        revisions.append(
            Revision(
                region=region, table=change.table, code=code, before=to_json(before), after=to_json(change.after),
                area_paths=paths, by=by, via=via, batch=batch, undoes=undoes, note=note,
            )
        )  # fmt: skip
    problems: list[Problem] = []
    touched = {change.table for change, _before in written}
    tables = [table.name for table in tables_in_order() if table.name in touched]
    for table in tables:
        after = [c.after for c, _b in written if c.table == table and c.after is not None]
        problems += write_rows(region, table, after)
    for table in reversed(tables):  # what refers to others goes before them
        problems += remove_rows(region, table, [c.code for c, _b in written if c.table == table and c.after is None])
    if problems:
        raise Refused(problems)
    return list(Revision.objects.rows(Revision).bulk_create(revisions, batch_size=500))


def undo(*, revision: Revision, by: Any) -> list[Revision]:
    """Bring an entry back to what it was before a revision.

    Raises:
        Conflict: it was changed again since; that change would be lost.
    """
    change = Change(
        revision.table,
        revision.code,
        from_json(revision.table, revision.before),
        seen=from_json(revision.table, revision.after),
        must_match=True,
    )
    return write_changes(region=revision.region, changes=[change], by=by, via=Revision.Via.UNDO, undoes=revision)
