# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed and has not saved. Only they see it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.models import Draft
from lueckenlos.frame.models import Region

MOST_CHARACTERS = 100_000


@dataclass(frozen=True)
class OpenDraft:
    draft: Draft

    @property
    def saved_at(self) -> Any:
        return self.draft.saved_at

    @property
    def query(self) -> QueryDict:
        data = QueryDict(mutable=True)
        for column, values in self.draft.values.items():
            data.setlist(column, values if isinstance(values, list) else [values])
        return data


def draft_of(user: Any, region: Region, table: str, code: str) -> OpenDraft | None:
    found = Draft.objects.visible_to(user).filter(region=region, table=table, code=code).first()
    return OpenDraft(found) if found is not None else None


def keep_draft(*, user: Any, region: Region, table: str, code: str, data: QueryDict) -> None:
    """Keep the columns of the table as typed, whatever they hold."""
    values = {column: data.getlist(column) for column in TABLES[table].columns if column in data}
    if sum(len(text) for texts in values.values() for text in texts) <= MOST_CHARACTERS:
        Draft.objects.visible_to(user).update_or_create(
            user=user, region=region, table=table, code=code, defaults={"values": values}
        )


def drop_draft(*, user: Any, region: Region, table: str, code: str) -> None:
    Draft.objects.visible_to(user).filter(region=region, table=table, code=code).delete()
