# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of any table as lines of JSON and back, with the models as they were at a state of the migrations."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils.dateparse import parse_duration
from django.utils.duration import duration_iso_string

Node = tuple[str, str]
LEFT_OUT = {"sessions.session", "usersessions.usersession", "operations.workerbeat"}
"""Who is signed in, and which worker lives: true of one running server only."""


def models_at(loader: MigrationLoader, nodes: Iterable[Node]) -> list[Any]:
    """All models with a table at this state, those between many and many too."""
    state = loader.project_state(sorted(nodes))
    models = state.apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def leaves(loader: MigrationLoader, nodes: set[Node]) -> list[Node]:
    """The last migration of each app among `nodes`."""
    graph = loader.graph.node_map
    return sorted(
        node for node in nodes if not any(c.key in nodes and c.key[0] == node[0] for c in graph[node].children)
    )


def key_of(model: Any) -> str:
    return str(model._meta.label_lower)


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, while others write on."""
    if connection.vendor != "sqlite":
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    sqlite: Any = connection
    mode = sqlite.transaction_mode
    sqlite.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic(durable=True):
            yield
    finally:
        sqlite.transaction_mode = mode


def stored_fields(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def lines_of(model: Any) -> Iterator[bytes]:
    names = [field.attname for field in stored_fields(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        yield (json.dumps(row, ensure_ascii=False, default=_encode) + "\n").encode()


def _encode(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"no way to keep a {type(value).__name__}")


_DECODERS: dict[str, Any] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "DurationField": parse_duration,
    "DecimalField": Decimal,
    "UUIDField": UUID,
    "BinaryField": base64.b64decode,
}


def _decoder(field: Any) -> Any:
    while field.remote_field is not None:
        field = field.target_field
    return _DECODERS.get(field.get_internal_type())


def insert(model: Any, lines: Iterable[bytes]) -> int:
    """Returns the number of rows. `lines` is consumed in pieces."""
    fields = stored_fields(model)
    decoders = [_decoder(field) for field in fields]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {table_of(model)} ({quoted}) VALUES ({places})"  # noqa: S608
    count, waiting = 0, []
    with connection.cursor() as cursor:
        for line in lines:
            values = json.loads(line)
            waiting.append([
                field.get_db_prep_save(decode(v) if decode and v is not None else v, connection)
                for field, decode, v in zip(fields, decoders, values, strict=True)
            ])  # fmt: skip
            count += 1
            if len(waiting) == 1000:
                cursor.executemany(statement, waiting)
                waiting.clear()
        if waiting:
            cursor.executemany(statement, waiting)
    return count


def table_of(model: Any) -> str:
    return connection.ops.quote_name(model._meta.db_table)
