# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which of many entries a person may change, with as many queries as for one."""

from typing import Any

from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Rows, row_of
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region


class RightsInList:
    """`things` come from `with_rows`."""

    def __init__(self, user: Any, region: Region, table: str) -> None:
        self._rights, self._table = Rights(user, region), table
        self._rights.rows = Rows(region, many=True)

    def may_change(self, thing: Any) -> bool:
        return bool(self._rights.may_change(self._table, row_of(thing, self._table)))


def with_rows(rows: Any, table: str) -> Any:
    """The queryset, with all that a row of the exchange format needs."""
    kept = kept_table(table)
    return rows.select_related(*kept.one).prefetch_related(*kept.many)
