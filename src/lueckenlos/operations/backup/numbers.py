# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the kinds of database do differently: emptying tables that guard themselves, and the next free numbers."""

from typing import Any

from django.db import connection

from lueckenlos.operations.backup.rows import table_of


def empty(models: list[Any]) -> list[str]:
    """Remove all rows. Returns statements that put the guards of the tables back, for `guard` after loading."""
    tables = [table_of(model) for model in models]
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"TRUNCATE {', '.join(tables)}")  # no row triggers fire
            return []
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        return [sql for _name, sql in triggers]


def guard(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def last_ids(models: list[Any]) -> dict[str, int]:
    """The highest number given so far, also to rows that are gone: no number is given twice after a restore."""
    found = {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            given = dict(cursor.fetchall())
            return {m._meta.db_table: given[m._meta.db_table] for m in models if m._meta.db_table in given}
        for model in models:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table_of(model), model._meta.pk.column])
            (sequence,) = cursor.fetchone()
            if sequence:
                cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608
                last, is_called = cursor.fetchone()
                if is_called:
                    found[model._meta.db_table] = last
    return found


def go_on_after(models: list[Any], given: dict[str, int]) -> None:
    """New rows get numbers after these."""
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            last = given.get(table)
            if last is None:
                continue
            if connection.vendor == "sqlite":
                cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [last, table])
                if not cursor.rowcount:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
                continue
            column = connection.ops.quote_name(model._meta.pk.column)
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, %s), greatest(%s, max({column}), 1)) "  # noqa: S608
                f"FROM {table_of(model)}",
                [table_of(model), model._meta.pk.column, last],
            )
