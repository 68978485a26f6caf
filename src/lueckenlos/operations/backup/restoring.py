# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Restoring a backup: all or nothing."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from lueckenlos.operations.backup.archive import FOLDERS, KEY, CannotRestore, Reader
from lueckenlos.operations.backup.numbers import empty, go_on_after, guard
from lueckenlos.operations.backup.rows import LEFT_OUT, insert, key_of, leaves, models_at, stored_fields
from lueckenlos.operations.beat import is_lost
from lueckenlos.operations.models import WorkerBeat
from lueckenlos.shared.language import _

MADE_BY_ITSELF = {
    "contenttypes.contenttype", "auth.permission", "sites.site", "operations.periodicrun", *LEFT_OUT,
}  # fmt: skip
"""Rows that a new installation has before anybody has entered anything."""


@dataclass(frozen=True)
class Restored:
    rows: int
    files: int
    is_upgraded: bool
    has_key: bool


def restore(path: Path, *, replace: bool = False, with_key: bool = False) -> Restored:
    """Put the backup in the place of what is there. Only an empty database is filled without `replace`."""
    reader = Reader(path)
    loader = MigrationLoader(connection)
    known = set(loader.graph.nodes)
    if not reader.migrations <= known:
        raise CannotRestore(
            _("It was made by a newer program ({version}).").format(version=reader.manifest.get("version")),
            _("Update the program first."),
        )
    if with_key and KEY not in reader.parts:
        raise CannotRestore(_("There is no key in it."), _("Leave out --with-key."))
    is_older = reader.migrations != known
    _prepare(loader, reader, is_older=is_older, replace=replace)
    models = models_at(MigrationLoader(connection), reader.migrations)
    try:
        with _files_in_place(reader, with_key=with_key), transaction.atomic(durable=True):
            rows = _fill(reader, models)
    except (ValueError, TypeError, KeyError) as error:
        raise CannotRestore(_("Rows of the backup cannot be read.")) from error
    if is_older:
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    cache.clear()
    return Restored(rows, len(reader.files()), is_older, with_key)


def _prepare(loader: MigrationLoader, reader: Reader, *, is_older: bool, replace: bool) -> None:
    """Tables as the backup needs them."""
    is_new = not loader.applied_migrations
    if is_new and is_older:
        MigrationExecutor(connection).migrate(leaves(loader, reader.migrations))
        return
    if is_new:
        call_command("migrate", interactive=False, verbosity=0)
        return
    if is_older:
        raise CannotRestore(
            _("It was made by an older program ({version}).").format(version=reader.manifest.get("version")),
            _("Restore it into a new database without tables: it is brought up to date there."),
        )
    if set(loader.applied_migrations) != set(loader.graph.nodes):
        raise CannotRestore(_("The database is not up to date."), _("Run “lueckenlos upgrade” first."))
    if any(not is_lost(beat.worker, own="") for beat in WorkerBeat.objects.alive()):
        raise CannotRestore(_("A worker runs on this database."), _("Stop pages and worker first."))
    if not replace and (table := _table_with_rows(loader)):
        raise CannotRestore(
            _("The database is not empty: {table}.").format(table=table),
            _("Replace all that is in it with --replace, after a backup."),
        )


def _table_with_rows(loader: MigrationLoader) -> str | None:
    for model in models_at(loader, loader.graph.nodes):
        if key_of(model) not in MADE_BY_ITSELF and model._base_manager.exists():
            return str(model._meta.db_table)
    return None


def _fill(reader: Reader, models: list[Any]) -> int:
    parts = reader.tables()
    missing = {key_of(model) for model in models} - LEFT_OUT - parts.keys()
    if missing or parts.keys() - {key_of(model) for model in models}:
        raise CannotRestore(_("Parts of the backup are missing, or do not belong to it."))
    guards = empty([model for model in models if key_of(model) != "operations.workerbeat"])
    rows = 0
    for model in models:
        name = parts.get(key_of(model))
        if name is None:
            continue
        if reader.parts[name]["columns"] != [field.attname for field in stored_fields(model)]:
            raise CannotRestore(_("Parts of the backup are missing, or do not belong to it."))
        count = insert(model, reader.lines(name))
        if count != reader.parts[name]["rows"]:
            raise CannotRestore(_("The backup is damaged: {part}.").format(part=name))
        rows += count
    _check_references(models)
    go_on_after(models, reader.last_ids)
    guard(guards)
    return rows


def _check_references(models: list[Any]) -> None:
    try:
        connection.check_constraints(table_names=[model._meta.db_table for model in models])
    except IntegrityError as error:
        raise CannotRestore(_("Rows of the backup refer to rows that are not in it.")) from error


@contextmanager
def _files_in_place(reader: Reader, *, with_key: bool) -> Iterator[None]:
    """New files stand in place while the rows are written; if that fails, the old ones come back."""
    data = Path(settings.DATA)
    data.mkdir(parents=True, exist_ok=True)
    moved: list[tuple[Path, Path]] = []
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as name:
        work = Path(name)
        for part in reader.files():
            _unpack(reader, part, work / "new" / part.removeprefix("files/"))
        if with_key:
            _unpack(reader, KEY, work / "new" / KEY)
        (work / "old").mkdir()
        try:
            for place in [*FOLDERS, *([KEY] if with_key else [])]:
                moved.append((data / place, work / "old" / place))
                _exchange(data / place, work / "new" / place, work / "old" / place)
            yield
        except BaseException:
            for spot, old in moved:
                _exchange(spot, old, work / f"{spot.name}.failed")
            raise


def _exchange(place: Path, new: Path, old: Path) -> None:
    if place.exists():
        place.rename(old)
    if new.exists():
        new.rename(place)


def _unpack(reader: Reader, part: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in reader.pieces(part):
            file.write(piece)
