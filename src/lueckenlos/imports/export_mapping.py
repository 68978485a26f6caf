# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A mapping for the way out: the columns that another place wants, said in lines of text."""

from django.db import transaction

from lueckenlos.accounts.models import User
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.frame.models import Region
from lueckenlos.imports.exporting import REFERENCE
from lueckenlos.imports.models import SavedMapping
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

MOST_COLUMNS = 200


class ColumnsRefused(ValueError):
    """A line that cannot be read; the message says which, and what to do."""


def column_choices(table: str) -> list[str]:
    """Our columns, those of what a row refers to, and the names of its areas."""
    choices = []
    for column, schema in TABLES[table].columns.items():
        choices.append(column)
        if column in REFERENCE:
            choices += [f"{column}.{other}" for other in TABLES[REFERENCE[column]].columns]
        elif schema.table == "areas":
            choices.append(f"{column}.name")
    return choices


def read_lines(table: str, text: str) -> list[dict[str, str]]:
    """Raises ColumnsRefused."""
    known = set(column_choices(table))
    columns: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        header, sign, column = (part.strip() for part in line.rpartition("="))
        if not sign or not header:
            raise ColumnsRefused(_("Line {n}: write “their name = our column”.").format(n=number))
        if column not in known:
            raise ColumnsRefused(_("Line {n}: there is no column {column} here.").format(n=number, column=column[:80]))
        if any(entry["header"] == header for entry in columns):
            raise ColumnsRefused(_("Line {n}: the name {name} stands there twice.").format(n=number, name=header[:80]))
        columns.append({"header": header[:150], "column": column})
    if not columns or len(columns) > MOST_COLUMNS:
        raise ColumnsRefused(_("Name at least one column, and at most {n}.").format(n=MOST_COLUMNS))
    return columns


@transaction.atomic
def save_export_mapping(*, region: Region, by: User, name: str, table: str, columns: str) -> SavedMapping:
    """Raises ColumnsRefused."""
    mapping, _created = SavedMapping.objects.in_region(region).update_or_create(
        region=region,
        direction=SavedMapping.Direction.EXPORT,
        name=name.strip(),
        defaults={"rules": {"table": table, "columns": read_lines(table, columns)}, "by": by},
    )
    record(action="mapping.saved", by=by, region=region, subject=str(mapping.pk))
    saved: SavedMapping = mapping
    return saved
