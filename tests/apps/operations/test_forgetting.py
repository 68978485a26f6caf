# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Jobs that are long done are forgotten; those that wait are not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lueckenlos.operations.periodic import forget_jobs

pytestmark = pytest.mark.django_db


def test_jobs_are_forgotten_after_their_time():
    now = timezone.now()

    def job(status, days):
        moment = now - timedelta(days=days)
        finished = moment if status in ("SUCCESSFUL", "FAILED") else None
        return DBTaskResult.objects.create(
            status=status,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x.y",
            backend_name="default",
            finished_at=finished,
        ).pk

    kept = {job("SUCCESSFUL", 10), job("FAILED", 60), job("READY", 400)}
    job("SUCCESSFUL", 20)
    job("FAILED", 120)
    forget_jobs()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
