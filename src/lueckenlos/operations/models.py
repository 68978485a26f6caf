# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which workers live, and when what was due last ran."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone

ALIVE_SECONDS = 120


class WorkerBeatQuerySet(models.QuerySet["WorkerBeat"]):
    def alive(self) -> Self:
        return self.filter(beat_at__gte=timezone.now() - timedelta(seconds=ALIVE_SECONDS))


class WorkerBeat(models.Model):
    """A running worker says every few seconds that it lives."""

    worker = models.CharField(max_length=64, primary_key=True)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)

    objects = WorkerBeatQuerySet.as_manager()


class PeriodicRun(models.Model):
    """The last run of something that is due every so often, or of a backup. `error` is the kind, never its text."""

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, default="", blank=True)
