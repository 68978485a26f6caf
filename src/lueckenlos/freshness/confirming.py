# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody answers by the link in the mail."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lueckenlos.chain.analysis import day_of
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import Row, changed_columns, read_row, to_json
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Region
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.audit import record


class ChangedMeanwhile(Exception):
    """The entry is no longer what was shown; nobody confirms what they have not seen."""


def print_of(row: Row | None) -> str:
    """Stands for what an entry says, in the form that confirms it. When it was last confirmed is no part of that."""
    said = {column: value for column, value in (to_json(row) or {}).items() if column != "verified_on"}
    return salted_hmac("lueckenlos.freshness.seen", json.dumps(said, sort_keys=True)).hexdigest()[:20]


@transaction.atomic
def confirm(*, asking: Asking, answers: dict[str, Any] | None = None, seen: str = "") -> list[Revision]:
    """The entry is right, with what was answered. The same twice changes nothing more.

    It is confirmed as of the day that the region's data speak for, today where none is fixed: the board counts no
    confirmation after its day. The moment itself stands in the history and the audit trail.

    Raises:
        ChangedMeanwhile: it is no longer what was `seen`, and not what would be written either.
    """
    Region.objects.select_for_update().get(pk=asking.region_id)
    day = day_of(asking.region)
    code = asking.service.code
    row = read_row(asking.region, "services", code)
    if row is None:
        return []
    after = {**row, **(answers or {}), "verified_on": day}
    if seen and seen != print_of(row) and changed_columns(row, after):
        raise ChangedMeanwhile
    revisions = write_changes(
        region=asking.region, changes=[Change("services", code, after)], by=None, via=Revision.Via.CONFIRMATION
    )
    if asking.answered_at is None:
        asking.answered_at = timezone.now()
        asking.save(update_fields=["answered_at"])
    if revisions:
        record(
            action="freshness.confirmed", region=asking.region, subject=code, area_path=_path(revisions[0]),
            details={"asking": asking.pk, "answers": sorted(answers or {})},
        )  # fmt: skip
    return revisions


@transaction.atomic
def correct(*, asking: Asking, text: str) -> None:
    """Free words are a note for the coordination; the entry stays as it is, and unconfirmed."""
    Region.objects.select_for_update().get(pk=asking.region_id)
    now = timezone.now()
    asking.refresh_from_db(fields=["correction", "answered_at", "settled_at"])
    if text == asking.correction:
        return
    both = asking.correction and asking.settled_at is None
    asking.correction = f"{asking.correction}\n\n{text}"[-10_000:] if both else text
    asking.corrected_at, asking.settled_at = now, None
    asking.answered_at = asking.answered_at or now
    asking.save(update_fields=["correction", "corrected_at", "settled_at", "answered_at"])
    record(
        action="freshness.corrected", region=asking.region, subject=asking.service.code, details={"asking": asking.pk}
    )


@transaction.atomic
def settle(*, asking: Asking, by: Any) -> None:
    if asking.settled_at is None:
        asking.settled_at = timezone.now()
        asking.save(update_fields=["settled_at"])
        record(action="freshness.settled", by=by, region=asking.region, subject=asking.service.code)


def _path(revision: Revision) -> str:
    paths: tuple[str, ...] = tuple(revision.area_paths)
    return paths[0] if paths else ""
