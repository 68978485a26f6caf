# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From the dry run to the region, all or nothing; and back."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Rows, changed_columns, from_json
from lueckenlos.editing.writing import Change, Conflict, Refused, write_changes
from lueckenlos.frame.models import Region
from lueckenlos.imports.actions import NotNow, keep_plan, plan_of
from lueckenlos.imports.models import ExternalId, ImportBatch, ImportRow
from lueckenlos.imports.planning import Plan
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

log = logging.getLogger("lueckenlos.imports")
State = ImportBatch.State
SILENT_FOR = timedelta(minutes=3)
"""A worker that said nothing for so long is taken for dead."""
MOST_TRIES = 3
UNDO_FOR = timedelta(days=30)


class Lost(Exception):
    """Somebody else took the batch over meanwhile."""


def rows_of_batches() -> Any:
    return ImportBatch.objects.rows(ImportBatch)


def claim(batch_id: str) -> ImportBatch | None:
    """Take a waiting batch; one worker only can."""
    token = uuid.uuid4()
    taken = rows_of_batches().filter(pk=batch_id, state=State.WAITING)
    if not taken.update(state=State.RUNNING, claim=token, heartbeat_at=timezone.now()):
        return None
    batch: ImportBatch = rows_of_batches().select_related("region", "by").get(pk=batch_id)
    batch.tries += 1
    batch.save(update_fields=["tries"])
    return batch


def apply_batch(batch_id: str) -> str:
    """Returns the state in which the batch was left; "" when it was not there to be taken."""
    recover_batches(only=batch_id)
    batch = claim(batch_id)
    if batch is None:
        return ""
    try:
        _apply(batch)
    except Lost:
        log.warning("import %s was taken over", batch.pk)
        return ""
    except (Unreadable, Refused, Conflict, NotNow, DatabaseError, OSError) as error:
        _fail(batch, error)
    except Exception as error:
        log.exception("import %s failed", batch.pk)
        _fail(batch, error)
    batch.refresh_from_db()
    return str(batch.state)


def _beat(batch: ImportBatch, step: str) -> Any:
    def progress(done: int, total: int) -> None:
        mine = rows_of_batches().filter(pk=batch.pk, claim=batch.claim, state=State.RUNNING)
        if not mine.update(heartbeat_at=timezone.now(), progress={"step": step, "done": done, "total": total}):
            raise Lost

    return progress


def _apply(batch: ImportBatch) -> None:
    """The dry run again, against what the region holds now. Only what the person saw is written."""
    if batch.by is None:
        raise NotNow(_("The person who imported has no account any more."))
    for _try in range(MOST_TRIES):
        state = Region.objects.get(pk=batch.region_id).state
        plan = plan_of(batch, _beat(batch, "checking"))
        if plan.fingerprint != batch.fingerprint:
            _show_anew(batch, plan)
            return
        _beat(batch, "writing")(0, len(plan.changes()))
        if _write(batch, plan, state):
            return
    raise NotNow(_("The entries change all the time; please try again later."))


def _show_anew(batch: ImportBatch, plan: Plan) -> None:
    with transaction.atomic():
        mine = rows_of_batches().filter(pk=batch.pk, claim=batch.claim, state=State.RUNNING)
        if not mine.update(state=State.CHECKED):
            raise Lost
        message = _("Entries changed since the dry run. Nothing was written; this is what the file would do now.")
        keep_plan(batch, plan, message)


@transaction.atomic
def _write(batch: ImportBatch, plan: Plan, state: uuid.UUID) -> bool:
    """False when the region changed since it was read. The batch is done in the same transaction, or nothing is."""
    region = Region.objects.select_for_update().get(pk=batch.region_id)
    if region.state != state:
        return False
    mine = rows_of_batches().filter(pk=batch.pk, claim=batch.claim, state=State.RUNNING)
    moment = timezone.now()  # first, so that its row is locked: whoever takes us for dead waits for the outcome
    if not mine.update(state=State.APPLIED, applied_at=moment, heartbeat_at=moment, progress={}, message=""):
        raise Lost
    revisions = write_changes(
        region=region, changes=plan.changes(), by=batch.by, via=Revision.Via.IMPORT, batch=batch.pk
    )
    _keep_keys(batch, plan)
    record(
        action="import.applied", by=batch.by, region=region, subject=str(batch.pk),
        details={**batch.counts, "revisions": len(revisions)},
    )  # fmt: skip
    return True


def _keep_keys(batch: ImportBatch, plan: Plan) -> None:
    """Remember which foreign key is which of our entries."""
    if not batch.source:
        return
    rows = ExternalId.objects.in_region(batch.region).filter(source=batch.source)
    known = {(table, key): code for table, key, code in rows.values_list("table", "key", "code")}
    new = []
    removed = [row for row in plan.rows if row.state == ImportRow.State.REMOVED]
    for row in plan.rows:
        is_kept = row.state in (ImportRow.State.NEW, ImportRow.State.CHANGED, ImportRow.State.UNCHANGED)
        if not is_kept or not row.key or known.get((row.table, row.key)) == row.code:
            continue
        if (row.table, row.key) in known:
            rows.filter(table=row.table, key=row.key).delete()
        known[row.table, row.key] = row.code
        is_new = row.state == ImportRow.State.NEW
        new.append(
            ExternalId(
                region=batch.region, source=batch.source, table=row.table, key=row.key, code=row.code,
                is_from_there=is_new, batch=batch.pk,
            )
        )  # fmt: skip
    for row in removed:
        rows.filter(table=row.table, code=row.code).delete()
    ExternalId.objects.rows(ExternalId).bulk_create(new, batch_size=500)


def _fail(batch: ImportBatch, error: Exception) -> None:
    """Nothing was written. The message names no values of the file beyond what the person sees anyway."""
    mine = rows_of_batches().filter(pk=batch.pk, claim=batch.claim, state=State.RUNNING)
    mine.update(state=State.FAILED, message=_reason(error), progress={})
    log.warning("import %s failed: %s", batch.pk, type(error).__name__)


def _reason(error: Exception) -> str:
    match error:
        case Refused():
            return " ".join(f"{p.problem} {p.action}" for p in error.problems[:5])
        case Conflict():
            return _("{entry} was changed by somebody else meanwhile.").format(entry=error.change.code)
        case Unreadable():
            return f"{error.problem} {error.action}"
        case NotNow():
            return str(error)
    return _("Something went wrong in the program. Nothing was written; please try again.")


def recover_batches(now: datetime | None = None, only: str | None = None) -> list[str]:
    """Batches of workers that died wait again; given up where that happened too often. Returns those that wait."""
    from lueckenlos.imports.tasks import apply_import

    now = now or timezone.now()
    waiting = []
    silent = rows_of_batches().filter(state=State.RUNNING, heartbeat_at__lt=now - SILENT_FOR)
    for batch in silent.filter(pk=only) if only else silent:
        mine = rows_of_batches().filter(pk=batch.pk, state=State.RUNNING, claim=batch.claim)
        if batch.tries >= MOST_TRIES:
            mine.update(state=State.FAILED, message=_("The worker stopped several times. Nothing was written."))
        elif mine.update(state=State.WAITING, claim=None):
            waiting.append(str(batch.pk))
            if not only:
                apply_import.enqueue(str(batch.pk))
    return waiting


def run_again(*, batch: ImportBatch) -> None:
    """A failed batch goes back to its dry run."""
    if batch.state != State.FAILED:
        raise NotNow(_("This import did not fail."))
    keep_plan(batch, plan_of(batch))


def changes_back(batch: ImportBatch) -> tuple[list[Change], list[Revision]]:
    """What would take the import back, and the entries that were changed again since: they stand in the way."""
    revisions = list(Revision.objects.in_region(batch.region).filter(batch=batch.pk).order_by("pk"))
    rows = Rows(batch.region, many=len(revisions) > 20)
    changes, changed = [], []
    for revision in reversed(revisions):
        after = from_json(revision.table, revision.after)
        now = rows.row(revision.table, revision.code)
        if changed_columns(after, now):
            changed.append(revision)
            continue
        before = from_json(revision.table, revision.before)
        changes.append(Change(revision.table, revision.code, before, seen=after, must_match=True))
    return changes, changed


def may_be_undone(batch: ImportBatch) -> bool:
    return (
        batch.state == State.APPLIED and batch.applied_at is not None and batch.applied_at > timezone.now() - UNDO_FOR
    )


@transaction.atomic
def undo_import(*, batch: ImportBatch, by: User) -> int:
    """Take the whole import back; returns the number of entries.

    Raises:
        NotNow: it is too late, or entries were changed since.
        Refused: an entry that would go is used by others meanwhile.
    """
    if not may_be_undone(batch):
        raise NotNow(_("An import can be taken back for 30 days, once."))
    Region.objects.select_for_update().get(pk=batch.region_id)
    changes, changed = changes_back(batch)
    if changed:
        raise NotNow(_("Entries were changed since; taking the import back would lose that."))
    rights = Rights(by, batch.region)
    rights.rows = Rows(batch.region, many=True)
    refused = next((a for c in changes if not (a := rights.may_change(c.table, c.seen, c.after))), None)
    if refused is not None:
        raise NotNow(refused.reason)
    done = rows_of_batches().filter(pk=batch.pk, state=State.APPLIED)
    if not done.update(state=State.UNDONE, undone_at=timezone.now()):
        raise NotNow(_("An import can be taken back for 30 days, once."))
    note = _("Import taken back: {file}").format(file=batch.file_name)
    revisions = write_changes(
        region=batch.region, changes=changes, by=by, via=Revision.Via.UNDO, note=note
    )  # fmt: skip
    ExternalId.objects.in_region(batch.region).filter(batch=batch.pk).delete()
    record(
        action="import.undone", by=by, region=batch.region, subject=str(batch.pk), details={"entries": len(revisions)}
    )
    batch.refresh_from_db()
    return len(revisions)
