# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The worker: jobs, mail, and what is due, one after the other until it is told to stop."""

import logging
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import TaskContext
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lueckenlos.operations.beat import Beat, is_lost, new_worker_id
from lueckenlos.operations.due import run_due
from lueckenlos.shared import outbox
from lueckenlos.shared.jobs import rules_of, wait_after

INTERVAL_SECONDS = 1.0
LOOK_FOR_LOST_SECONDS = 30.0
DATABASE_AWAY_SECONDS = 5.0
MAIL_AT_ONCE = 20

log = logging.getLogger("lueckenlos.jobs")


class OneJob(Worker):
    """The worker of django_tasks_db for at most one job; what fails is tried again, and no personal value kept."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=worker_id,
        )

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        self._run_tasks += 1
        run_job(db_task_result)


def run_job(row: DBTaskResult[Any, Any]) -> None:
    attempt, begin = len(row.worker_ids), time.perf_counter()
    error: BaseException | None = None
    try:
        task, result = row.task, row.task_result
        context = [TaskContext(task_result=result)] if task.takes_context else []
        row.set_successful(task.call(*context, *result.args, **result.kwargs))
    except Exception as raised:
        error = raised
        set_failed(row, raised, attempt)
    except BaseException as stopped:
        set_failed(row, stopped, attempt)
        raise
    facts = {
        "job": row.task_path.rpartition(".")[2],
        "number": str(row.pk)[:8],
        "attempt": attempt,
        "outcome": {"READY": "again", "FAILED": "failed"}.get(row.status, "successful"),
        "milliseconds": round((time.perf_counter() - begin) * 1000),
    }
    log.log(logging.INFO if error is None else logging.ERROR, "job", extra=facts, exc_info=error)


def set_failed(row: DBTaskResult[Any, Any], error: BaseException, attempt: int) -> None:
    """Wait for the next try, or stay as failed. Kept are the kind of the error and its places, not its text."""
    now = timezone.now()
    wait = wait_after(attempt, rules_of(row.task_path))
    row.status = TaskResultStatus.FAILED if wait is None else TaskResultStatus.READY
    row.finished_at = now if wait is None else None
    if wait is not None:
        row.run_after = now + timedelta(seconds=wait)
    row.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}"
    places = traceback.extract_tb(error.__traceback__)
    row.traceback = "\n".join(f"{place.filename}:{place.lineno} {place.name}" for place in places)
    row.save(update_fields=["status", "finished_at", "run_after", "exception_class_path", "traceback"])


class WorkerGone(Exception):
    """The worker ended in the middle of the job."""


def take_back_lost(own: str) -> int:
    """Jobs whose worker has died wait again, or have failed after the last try. Returns how many."""
    count = 0
    for row in DBTaskResult.objects.running():
        if row.worker_ids and is_lost(row.worker_ids[-1], own):
            seen = DBTaskResult.objects.filter(
                pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
            ).update(started_at=timezone.now())
            if seen:
                set_failed(row, WorkerGone(), len(row.worker_ids))
                count += 1
    return count


def is_waiting() -> bool:
    return DBTaskResult.objects.ready().filter(backend_name="default").exists()


def one_round(worker: str) -> bool:
    """Returns whether there was a job, so that the next one need not wait."""
    busy = is_waiting()
    if busy:
        OneJob(worker).run()
    outbox.send_waiting(limit=MAIL_AT_ONCE)
    run_due()
    return busy


def work(is_to_stop: Callable[[], bool], *, once: bool = False) -> None:
    """Until `is_to_stop()`, or with `once` until nothing is left to do now."""
    beat = Beat(new_worker_id())
    beat.beat()
    beat.start()
    looked = float("-inf")
    log.info("worker started")
    try:
        while not is_to_stop():
            close_old_connections()
            try:
                if time.monotonic() - looked > LOOK_FOR_LOST_SECONDS:
                    looked = time.monotonic()
                    take_back_lost(beat.worker)
                busy = one_round(beat.worker)
            except DatabaseError:
                if once:
                    raise
                log.exception("the database is away or busy")
                connection.close()
                _sleep(DATABASE_AWAY_SECONDS, is_to_stop)
                continue
            if once and not busy:
                break
            if not busy:
                _sleep(INTERVAL_SECONDS, is_to_stop)
    finally:
        beat.end()
        log.info("worker ended")


def _sleep(seconds: float, is_to_stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not is_to_stop():
        time.sleep(0.2)
