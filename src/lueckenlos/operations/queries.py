# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Work in the background as administrators see it: titles, times and kinds of errors, never what a job was given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from lueckenlos.operations.models import PeriodicRun, WorkerBeat
from lueckenlos.shared.jobs import title_of
from lueckenlos.shared.language import _
from lueckenlos.shared.models import OutboxMail
from lueckenlos.shared.periodic import registered

SHOWN = 100


@dataclass(frozen=True)
class JobLine:
    id: str
    title: str
    at: datetime | None
    """Failed, begun or entered at; for one that waits for a further try: when that will be."""
    attempts: int
    error: str


@dataclass(frozen=True)
class DueLine:
    title: str
    finished_at: datetime | None
    next_at: datetime | None
    error: str


@dataclass(frozen=True)
class Background:
    workers: int
    failed: list[JobLine]
    failed_count: int
    running: list[JobLine]
    waiting: list[JobLine]
    waiting_count: int
    due: list[DueLine]
    mail_waiting: int
    mail_given_up: int


def background() -> Background:
    """Six queries."""
    rows = DBTaskResult.objects.order_by("-priority", "run_after", "enqueued_at")
    failed = list(rows.failed().order_by("-finished_at")[:SHOWN])
    waiting = list(rows.filter(status=TaskResultStatus.READY)[:SHOWN])
    counts = DBTaskResult.objects.aggregate(
        failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
        waiting=Count("pk", filter=Q(status=TaskResultStatus.READY)),
    )
    mail = OutboxMail.objects.aggregate(
        waiting=Count("pk", filter=Q(sent_at=None, failed_at=None)), given_up=Count("pk", filter=~Q(failed_at=None))
    )
    return Background(
        workers=WorkerBeat.objects.alive().count(),
        failed=[_line(row, row.finished_at) for row in failed],
        failed_count=counts["failed"],
        running=[_line(row, row.started_at) for row in rows.running()[:SHOWN]],
        waiting=[_line(row, row.enqueued_at if row.run_after == get_date_max() else row.run_after) for row in waiting],
        waiting_count=counts["waiting"],
        due=_due(),
        mail_waiting=mail["waiting"],
        mail_given_up=mail["given_up"],
    )


def _line(row: DBTaskResult[Any, Any], at: datetime | None) -> JobLine:
    kind = row.exception_class_path.rpartition(".")[2]
    return JobLine(str(row.pk), title_of(row.task_path), at, len(row.worker_ids), kind)


def _due() -> list[DueLine]:
    runs = {run.name: run for run in PeriodicRun.objects.all()}
    lines = []
    for periodic in registered():
        run = runs.get(periodic.name, PeriodicRun())
        lines.append(DueLine(_(periodic.title), run.finished_at, run.next_at, run.error))
    return lines
