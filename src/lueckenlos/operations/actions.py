# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What administrators do with work in the background."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lueckenlos.shared.audit import record
from lueckenlos.shared.jobs import title_of
from lueckenlos.shared.models import OutboxMail


class NoSuchJob(LookupError):
    """There is no failed job of this number: perhaps somebody else was quicker."""


@transaction.atomic
def run_again(*, job: uuid.UUID, by: Any) -> str:
    """A failed job waits again, with all its tries. Pressed twice it still runs once. Returns its title."""
    row = DBTaskResult.objects.filter(pk=job).first()
    failed = DBTaskResult.objects.filter(pk=job, status=TaskResultStatus.FAILED)
    changes: dict[str, Any] = {
        "status": TaskResultStatus.READY,
        "finished_at": None,
        "worker_ids": [],
        "run_after": timezone.now(),
    }
    if row is None or not failed.update(**changes):
        raise NoSuchJob(str(job))
    record(action="job.run_again", by=by, subject=row.task_path)
    return title_of(row.task_path)


@transaction.atomic
def send_again(*, by: Any) -> int:
    """Mail that was given up is tried anew. Returns how many."""
    count = OutboxMail.objects.exclude(failed_at=None).update(
        failed_at=None, tries=0, next_try_at=timezone.now(), last_error=""
    )
    record(action="mail.send_again", by=by, details={"count": count})
    return count
