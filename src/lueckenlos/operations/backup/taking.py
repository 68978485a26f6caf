# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a backup of a database in use."""

import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from lueckenlos.operations.backup.archive import FOLDERS, KEY, Writer
from lueckenlos.operations.backup.numbers import last_ids
from lueckenlos.operations.backup.rows import LEFT_OUT, key_of, lines_of, models_at, snapshot, stored_fields
from lueckenlos.operations.models import PeriodicRun


class DatabaseIsNewer(Exception):
    """The database has seen migrations that this program does not know."""


@dataclass(frozen=True)
class Taken:
    rows: int
    files: int
    has_key: bool


def take_backup(path: Path, *, with_key: bool = False) -> Taken:
    """All rows of one moment, and all files. The database may be older than the program: that state is kept."""
    with Writer(path) as writer:
        with snapshot():
            loader = MigrationLoader(connection)
            nodes = set(loader.applied_migrations)
            if not nodes <= set(loader.graph.nodes):
                raise DatabaseIsNewer(", ".join(sorted("{}.{}".format(*n) for n in nodes - set(loader.graph.nodes))))
            models = models_at(loader, nodes)
            rows = sum(_add_table(writer, model) for model in models if key_of(model) not in LEFT_OUT)
            numbers = last_ids(models)
        files = _add_files(writer)
        if with_key:
            writer.add(KEY, [settings.SECRET_KEY.encode()])
        writer.finish(
            version=version("lueckenlos"),
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=sorted(nodes),
            last_ids=numbers,
        )
    _remember()
    return Taken(rows, files, with_key)


def _add_table(writer: Writer, model: type) -> int:
    key = key_of(model)
    name = f"tables/{key}.jsonl"
    count = writer.add(name, lines_of(model), model=key, columns=[field.attname for field in stored_fields(model)])
    writer.parts[name]["rows"] = count
    return count


def _add_files(writer: Writer) -> int:
    count = 0
    for folder in FOLDERS:
        root = Path(settings.DATA) / folder
        for path in sorted(root.rglob("*")):
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    writer.add_file(f"files/{folder}/{path.relative_to(root).as_posix()}", path)
                    count += 1
            except FileNotFoundError:  # thrown away since: what is thrown away needs no backup
                continue
    return count


def _remember() -> None:
    """For `doctor`, which says how old the last backup is."""
    now = timezone.now()
    try:
        PeriodicRun.objects.update_or_create(pk="backup", defaults={"finished_at": now, "error": ""})
    except DatabaseError:  # the database is older than this table
        connection.close()
