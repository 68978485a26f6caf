# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Uploaded files and the rows of dry runs go after 30 days; that there was an import stays longer."""

from datetime import datetime, timedelta

from django.utils import timezone

from lueckenlos.imports import files
from lueckenlos.imports.applying import UNDO_FOR, rows_of_batches
from lueckenlos.imports.models import ImportBatch, ImportRow

BATCHES_KEPT = timedelta(days=730)


def forget_files(now: datetime | None = None) -> int:
    """Returns the number of imports whose file was thrown away."""
    now = now or timezone.now()
    busy = (ImportBatch.State.WAITING, ImportBatch.State.RUNNING)
    old = rows_of_batches().filter(created_at__lt=now - UNDO_FOR).exclude(state__in=busy).exclude(stored_as="")
    count = 0
    for batch in old:
        files.throw_away(batch.stored_as)
        ImportRow.objects.filter(batch=batch).delete()
        count += rows_of_batches().filter(pk=batch.pk).update(stored_as="")
    rows_of_batches().filter(created_at__lt=now - BATCHES_KEPT).delete()
    known = set(rows_of_batches().exclude(stored_as="").values_list("stored_as", flat=True))
    for path in files.folder().iterdir():  # of uploads that were never kept
        if path.name not in known and datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) < now - timedelta(
            days=1
        ):
            path.unlink(missing_ok=True)
    return count
