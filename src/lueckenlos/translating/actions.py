# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Saving translations: by hand one at a time, or many from a file, all or nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from lueckenlos.editing.models import Revision
from lueckenlos.editing.review import needs_review, propose
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Row, Rows, key_of, read_row
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Region
from lueckenlos.shared.audit import record
from lueckenlos.translating.texts import Item
from lueckenlos.translating.xliff import Unit

LONGEST = 10_000


@dataclass
class Reading:
    """A file compared with what is there. `fitting`: item and the unit that would become its translation."""

    fitting: list[tuple[Item, Unit]] = field(default_factory=list)
    same: int = 0
    empty: int = 0
    changed_original: list[Item] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    too_long: list[Item] = field(default_factory=list)


def compare(items: Sequence[Item], units: Sequence[Unit]) -> Reading:
    """What is made from another German text than today's is left out: it would be out of date at once."""
    known = {item.key: item for item in items}
    found = Reading()
    for unit in units:
        item = known.get(unit.key)
        if item is None:
            found.unknown.append(unit.key)
        elif not unit.target.strip():
            found.empty += 1
        elif unit.target == item.text and item.state in ("done", "machine"):
            found.same += 1
        elif unit.source.strip() != item.original.strip():
            found.changed_original.append(item)
        elif len(unit.target) > LONGEST:
            found.too_long.append(item)
        else:
            found.fitting.append((item, unit))
    return found


def row_for(item: Item, language: str, text: str) -> Row:
    return {
        "table": item.table,
        "entry": item.entry,
        "column": item.column,
        "language": language,
        "text": text,
        "original": item.original,
        "origin": "human",
        "translated_on": timezone.localdate(),
        "source": None,
        "source_kind": None,
    }


@dataclass
class Saved:
    written: int = 0
    proposed: int = 0
    refused: list[Item] = field(default_factory=list)
    reason: str = ""


@transaction.atomic
def save_texts(*, user: Any, region: Region, language: str, texts: Sequence[tuple[Item, str]], via: str) -> Saved:
    """Those that the person may change; what an organization's editor writes may wait for a yes. Empty takes out."""
    rights, saved, changes = Rights(user, region), Saved(), []
    rights.rows = Rows(region, many=len(texts) > 20)
    for item, text in texts:
        after = row_for(item, language, text)
        code = key_of("translations", after)
        seen = read_row(region, "translations", code) if len(texts) <= 20 else rights.rows.row("translations", code)
        answer = rights.may_change("translations", after)
        if not answer:
            saved.refused.append(item)
            saved.reason = saved.reason or answer.reason
            continue
        change = Change("translations", code, after if text else None, seen)
        if not text and seen is None:
            continue
        if needs_review(region, answer, "translations", after):
            propose(region=region, change=change, by=user)
            saved.proposed += 1
        else:
            changes.append(change)
    batch = uuid.uuid4() if len(changes) > 1 else None
    saved.written = len(write_changes(region=region, changes=changes, by=user, via=via, batch=batch))
    if len(texts) > 1:
        record(
            action="translations.imported",
            by=user,
            region=region,
            subject=language,
            details={"written": saved.written, "proposed": saved.proposed, "refused": len(saved.refused)},
        )
    return saved


VIA_FORM, VIA_FILE = Revision.Via.FORM, Revision.Via.IMPORT
