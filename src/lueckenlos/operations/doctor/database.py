# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The database, and what it tells about the worker and backups."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone

from lueckenlos.operations.doctor.finding import Finding
from lueckenlos.operations.health import unapplied
from lueckenlos.operations.models import PeriodicRun, WorkerBeat
from lueckenlos.shared.language import _

OLD_BACKUP = timedelta(hours=36)


def reachable() -> list[Finding]:
    """One finding, so that the others are asked only when it makes sense."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
        return [Finding("database", "problem", _("The database cannot be reached: {error}").format(error=first_line),
                        _("Check LUECKENLOS_DATABASE_URL, and whether PostgreSQL runs."))]  # fmt: skip
    return [Finding("database", "ok", _("The database answers ({kind}).").format(kind=connection.vendor))]


def tables() -> Iterator[Finding]:
    missing = unapplied()
    if missing:
        yield Finding("tables", "problem", _("The database is not up to date: {n} steps.").format(n=len(missing)),
                      _("Run “lueckenlos upgrade”."))  # fmt: skip
    else:
        yield Finding("tables", "ok", _("The database is up to date."))


def kind() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        yield Finding("kind", "notice", _("SQLite: enough for one machine and a town."),
                      _("Use PostgreSQL when many write at once, or several machines serve the pages."))  # fmt: skip


def cache_table() -> Iterator[Finding]:
    try:
        cache.get("doctor")
    except DatabaseError:
        yield Finding("cache_table", "problem", _("The table of the cache is missing."),
                      _("Run “lueckenlos upgrade”."))  # fmt: skip
    else:
        yield Finding("cache_table", "ok", _("The cache can be read."))


def worker() -> Iterator[Finding]:
    if WorkerBeat.objects.alive().exists():
        yield Finding("worker", "ok", _("A worker runs in the background."))
    else:
        yield Finding("worker", "problem", _("No worker runs: mail is not sent, imports wait."),
                      _("Start “lueckenlos worker”, or serve without --without-worker."))  # fmt: skip


def backup_age() -> Iterator[Finding]:
    run = PeriodicRun.objects.filter(pk="backup").first()
    if run is None or run.finished_at is None:
        yield Finding("backup", "notice", _("No backup by “lueckenlos backup” is known."),
                      _("Take one every night, and keep it on another machine."))  # fmt: skip
        return
    age = timezone.now() - run.finished_at
    words = _("The last backup is {hours} hours old.").format(hours=int(age.total_seconds() // 3600))
    if age > OLD_BACKUP:
        yield Finding("backup", "notice", words, _("Take one every night, and keep it on another machine."))
    else:
        yield Finding("backup", "ok", words)
