# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages need: each part well or not. Never raises."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from lueckenlos.operations.models import WorkerBeat

_is_migrated = False


def parts() -> dict[str, bool]:
    return {name: _is_well(check) for name, check in CHECKS.items()}


def _is_well(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def unapplied() -> list[str]:
    """Migrations of this program that the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _migrations() -> bool:
    """Once well it stays so while this process lives."""
    global _is_migrated
    _is_migrated = _is_migrated or not unapplied()
    return _is_migrated


def _cache() -> bool:
    cache.get("ready")
    return True


def _worker() -> bool:
    return WorkerBeat.objects.alive().exists()


CHECKS: dict[str, Callable[[], bool]] = {
    "datenbank": _database,
    "tabellen": _migrations,
    "zwischenspeicher": _cache,
    "hintergrund": _worker,
}
