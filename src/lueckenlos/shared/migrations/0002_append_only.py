# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses to change the audit trail, and to remove from it what is younger than two years."""

from typing import Any

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON shared_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON shared_auditevent WHEN OLD.at > datetime('now', '-730 days')
    BEGIN SELECT RAISE(ABORT, 'the audit trail is kept for two years'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND OLD.at < now() - interval '730 days' THEN RETURN OLD; END IF;
      RAISE EXCEPTION 'the audit trail is append-only and kept for two years';
    END $$""",
    """CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON shared_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
)
DROP_SQLITE = ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete")
DROP_POSTGRESQL = (
    "DROP TRIGGER audit_append_only ON shared_auditevent",
    "DROP FUNCTION audit_append_only()",
)


def create(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("shared", "0001_workplace")]
    operations = [migrations.RunPython(create, drop)]
