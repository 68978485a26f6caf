# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way in: uploaded, mapped, checked, handed to the worker."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from lueckenlos.accounts.models import User
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.frame.models import Region
from lueckenlos.imports import files
from lueckenlos.imports.checking import Checker
from lueckenlos.imports.files import SheetRows
from lueckenlos.imports.models import ImportBatch, ImportRow, SavedMapping
from lueckenlos.imports.planning import Plan
from lueckenlos.imports.proposing import propose, signature
from lueckenlos.imports.rules import Rules
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

State = ImportBatch.State
OPEN = (State.UPLOADED, State.MAPPED, State.CHECKED, State.FAILED)
"""In which mapping, decisions and options can still be changed."""
MOST_SHOWN_UNCHANGED = 20_000


class NotNow(Exception):
    """The batch is not in a state in which this can be done; the message says so."""


@transaction.atomic
def upload_file(*, region: Region, by: User, name: str, chunks: Iterable[bytes]) -> ImportBatch:
    """Raises Unreadable, with a message for the person, when nothing can be made of the file."""
    if Path(name).suffix.casefold() not in files.KINDS:
        raise Unreadable(_("The file is no CSV, XLSX, ZIP or JSON."), _("Save it as one of the four."))
    stored = files.store(chunks, name)
    try:
        sheets = files.read_sheets(files.path_of(stored))
    except Unreadable:
        files.throw_away(stored)
        raise
    for sheet in sheets:
        if sheet.name == Path(stored).stem:
            sheet.name = sheet_name(name)
    batch = ImportBatch(region=region, by=by, file_name=Path(name).name[-200:], stored_as=stored)
    rules = propose(sheets)
    mapping = known_mapping(region, sheets)
    if mapping is not None:
        rules = Rules.from_json(mapping.rules)
        batch.mapping, batch.source = mapping, mapping.name
    batch.rules = rules.to_json()
    if mapping is not None or all(part.own for part in rules.parts):
        batch.state = State.MAPPED
    batch.save()
    record(action="import.uploaded", by=by, region=region, subject=str(batch.pk), details={"sheets": len(sheets)})
    return batch


def sheet_name(file_name: str) -> str:
    return Path(file_name).stem[:100] or "csv"


def sheets_of(batch: ImportBatch) -> list[SheetRows]:
    """Raises Unreadable when the file was thrown away meanwhile."""
    path = files.path_of(batch.stored_as)
    if not batch.stored_as or not path.is_file():
        raise Unreadable(_("The file is no longer kept."), _("Upload it again."))
    sheets = files.read_sheets(path)
    for sheet in sheets:
        if sheet.name == Path(batch.stored_as).stem:
            sheet.name = sheet_name(batch.file_name)
    return sheets


def known_mapping(region: Region, sheets: Sequence[SheetRows]) -> SavedMapping | None:
    """The mapping whose header rows this file has."""
    saved = SavedMapping.objects.in_region(region).filter(direction=SavedMapping.Direction.IMPORT)
    mapping: SavedMapping
    for mapping in saved.order_by("-saved_at"):
        mark = signature_of(Rules.from_json(mapping.rules), sheets)
        if mark and mark == mapping.signature:
            return mapping
    return None


def headers_of(rules: Rules, sheets: Sequence[SheetRows]) -> dict[str, list[str]]:
    """The header row of each sheet that is read; a single sheet may be called otherwise than when it was mapped."""
    by_name = {sheet.name: sheet for sheet in sheets}
    headers = {}
    for part in rules.parts:
        sheet = by_name.get(part.sheet) or (sheets[0] if len(sheets) == 1 else None)
        if sheet is not None:
            headers[part.sheet] = sheet.header(part.header_row)
    return headers


def signature_of(rules: Rules, sheets: Sequence[SheetRows]) -> str:
    headers = headers_of(rules, sheets)
    return signature(headers.values()) if headers else ""


@transaction.atomic
def map_file(*, batch: ImportBatch, rules: Rules, by: User, name: str = "") -> None:
    """Take the mapping over; with a name it is kept for the next file of this source."""
    if batch.state not in OPEN:
        raise NotNow(_("This import can no longer be changed."))
    batch.rules, batch.decisions, batch.state = rules.to_json(), {}, State.MAPPED
    if name:
        sheets = sheets_of(batch)
        mapping, _created = SavedMapping.objects.in_region(batch.region).update_or_create(
            region=batch.region,
            direction=SavedMapping.Direction.IMPORT,
            name=name[:100],
            defaults={
                "rules": {**batch.rules, "headers": headers_of(rules, sheets)},
                "signature": signature_of(rules, sheets),
                "by": by,
            },
        )
        batch.mapping, batch.source = mapping, mapping.name
        record(action="mapping.saved", by=by, region=batch.region, subject=str(mapping.pk))
    batch.save()


def check_file(*, batch: ImportBatch) -> Plan:
    """The dry run, kept for the person to see; nothing of the region is written."""
    if batch.state not in OPEN:
        raise NotNow(_("This import can no longer be changed."))
    plan = plan_of(batch)
    keep_plan(batch, plan)
    return plan


def plan_of(batch: ImportBatch, progress: Any = None) -> Plan:
    checker = Checker(
        region=batch.region,
        user=batch.by,
        rules=Rules.from_json(batch.rules),
        sheets=sheets_of(batch),
        source=batch.source,
        decisions=batch.decisions,
        remove_missing=bool(batch.options.get("remove_missing")),
        **({"progress": progress} if progress else {}),
    )
    return checker.run()


@transaction.atomic
def keep_plan(batch: ImportBatch, plan: Plan, message: str = "") -> None:
    ImportRow.objects.filter(batch=batch).delete()
    shown, unchanged = [], 0
    for row in plan.rows:
        unchanged += row.state == ImportRow.State.UNCHANGED
        if row.state == ImportRow.State.UNCHANGED and unchanged > MOST_SHOWN_UNCHANGED:
            continue
        shown.append(
            ImportRow(
                batch=batch, table=row.table, number=row.number, code=row.code[:600], name=row.name[:500],
                state=row.state, changes=row.differences(), problems=row.problems, candidates=row.candidates,
            )
        )  # fmt: skip
    ImportRow.objects.bulk_create(shown, batch_size=1000)
    batch.counts, batch.notices, batch.fingerprint = plan.counts, plan.notices, plan.fingerprint
    batch.state, batch.message, batch.progress = State.CHECKED, message, {}
    batch.save()


@transaction.atomic
def decide(*, batch: ImportBatch, decisions: dict[str, str], options: dict[str, Any]) -> None:
    """What the person chose for unsure rows, and for the whole; the dry run then runs again."""
    if batch.state not in OPEN:
        raise NotNow(_("This import can no longer be changed."))
    batch.decisions = {**batch.decisions, **{key: value for key, value in decisions.items() if value}}
    batch.options = {**batch.options, **options}
    batch.save(update_fields=["decisions", "options"])


def hindrance(batch: ImportBatch) -> str:
    """Why the batch cannot be applied as it is; empty when it can."""
    counts = batch.counts
    if batch.state != State.CHECKED:
        return _("The dry run comes first.")
    if counts.get("unsure"):
        return _("Some rows are not settled: say for each of them what it means.")
    if counts.get("wrong") and not batch.options.get("leave_wrong_out"):
        return _("Some rows are wrong: correct the file, or leave them out.")
    if not any(counts.get(state) for state in ("new", "changed", "removed")):
        return _("There is nothing to write: all entries are as the file says.")
    return ""


@transaction.atomic
def submit(*, batch: ImportBatch, by: User) -> None:
    """Hand the batch to the worker. Twice does the same as once."""
    from lueckenlos.imports.tasks import apply_import

    reason = hindrance(batch)
    if reason:
        raise NotNow(reason)
    rows = ImportBatch.objects.in_region(batch.region)
    if rows.filter(pk=batch.pk, state=State.CHECKED).update(state=State.WAITING, tries=0, message=""):
        record(action="import.submitted", by=by, region=batch.region, subject=str(batch.pk), details=batch.counts)
        transaction.on_commit(lambda: apply_import.enqueue(str(batch.pk)))
    batch.refresh_from_db()


@transaction.atomic
def discard(*, batch: ImportBatch, by: User) -> None:
    """Throw away what was not applied."""
    if batch.state not in OPEN:
        raise NotNow(_("This import can no longer be changed."))
    record(action="import.discarded", by=by, region=batch.region, subject=str(batch.pk))
    stored = batch.stored_as
    batch.delete()
    transaction.on_commit(lambda: files.throw_away(stored))
