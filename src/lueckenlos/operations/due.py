# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Run what is due. Two workers never run the same: who moves `next_at` on has it."""

import logging
import time
from datetime import timedelta

from django.utils import timezone

from lueckenlos.operations.models import PeriodicRun
from lueckenlos.shared.periodic import Periodic, registered

AGAIN_AFTER_FAILURE = timedelta(minutes=15)

log = logging.getLogger("lueckenlos.jobs")


def run_due() -> int:
    """Returns how many ran in this process."""
    return sum(_claim(periodic) and _run(periodic) for periodic in registered())


def _claim(periodic: Periodic) -> bool:
    now = timezone.now()
    run, _is_new = PeriodicRun.objects.get_or_create(pk=periodic.name, defaults={"next_at": now})
    if run.next_at is not None and run.next_at > now:
        return False
    following = now + timedelta(hours=periodic.hours)
    mine = PeriodicRun.objects.filter(pk=run.pk, next_at=run.next_at).update(next_at=following, started_at=now)
    return bool(mine)


def _run(periodic: Periodic) -> bool:
    begin = time.perf_counter()
    run = PeriodicRun.objects.filter(pk=periodic.name)
    try:
        periodic.run()
    except Exception as error:
        run.update(error=type(error).__name__, next_at=timezone.now() + AGAIN_AFTER_FAILURE)
        log.exception("periodic", extra={"job": periodic.name, "outcome": "failed"})
        return True
    run.update(finished_at=timezone.now(), error="")
    milliseconds = round((time.perf_counter() - begin) * 1000)
    log.info("periodic", extra={"job": periodic.name, "outcome": "successful", "milliseconds": milliseconds})
    return True
