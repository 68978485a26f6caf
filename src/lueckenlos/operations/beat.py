# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A worker says that it lives, also while a long job runs: from a thread with a connection of its own."""

import os
import socket
import threading
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string

from lueckenlos.operations.models import WorkerBeat

EVERY_SECONDS = 10
LOST_AFTER = timedelta(minutes=10)


def new_worker_id() -> str:
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{get_random_string(8)}"


class Beat(threading.Thread):
    def __init__(self, worker: str) -> None:
        super().__init__(daemon=True, name="beat")
        self.worker = worker
        self.started_at = timezone.now()
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(EVERY_SECONDS):
            self.beat()
        connection.close()

    def beat(self) -> None:
        """A database that is locked or away is not the end of a worker."""
        values = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "started_at": self.started_at,
            "beat_at": timezone.now(),
        }
        try:
            WorkerBeat.objects.update_or_create(pk=self.worker, defaults=values)
        except DatabaseError:
            connection.close()

    def end(self) -> None:
        self.ended.set()
        if self.is_alive():
            self.join(timeout=5)
        WorkerBeat.objects.filter(pk=self.worker).delete()


def is_lost(worker: str, own: str) -> bool:
    """Whether this worker lives no more: its process is gone, or nothing was heard of it for long."""
    if worker == own:
        return False
    beat = WorkerBeat.objects.filter(pk=worker).first()
    if beat is None:
        return True
    if beat.host == socket.gethostname():
        return beat.pid == os.getpid() or not _runs(beat.pid)
    return beat.beat_at < timezone.now() - LOST_AFTER


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
