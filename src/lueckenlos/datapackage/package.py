# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A data package in memory: columns of values, as they were read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lueckenlos.datapackage.schema import TABLES


@dataclass
class Table:
    """Columns of equal length. None is unknown; columns of several values hold tuples, empty when unknown.

    Only known columns that are present stand in `columns`. `row_numbers` are those of the spreadsheet:
    the header is row 1.
    """

    name: str
    columns: dict[str, list[Any]]
    row_numbers: list[int]

    def __len__(self) -> int:
        return len(self.row_numbers)

    def values(self, column: str) -> list[Any]:
        """The column; where it is absent, nothing is known in every row."""
        if column in self.columns:
            return self.columns[column]
        return [() if TABLES[self.name].columns[column].kind == "items" else None] * len(self)


@dataclass
class Package:
    """`metadata` is datapackage.json, `boundaries` areas.geojson, `reference_date` the day it speaks for."""

    metadata: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    boundaries: dict[str, Any] | None = None
    reference_date: date | None = None
