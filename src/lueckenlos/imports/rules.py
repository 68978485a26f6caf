# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How a file is read: which sheet becomes which table, and where each of our columns comes from."""

import re
from dataclasses import dataclass, field
from typing import Any

PLACEHOLDER = re.compile(r"\{([^{}]{1,200})\}")


@dataclass
class Origin:
    """A foreign column, or a text with foreign columns in braces; "" is neither. `values` says what foreign values
    are called here. `of_row`: the entry of another table that the same row makes.
    """

    column: str = ""
    text: str = ""
    values: dict[str, str] = field(default_factory=dict)
    of_row: bool = False

    def __bool__(self) -> bool:
        return bool(self.column or self.text or self.of_row)

    @property
    def columns(self) -> list[str]:
        return [self.column] if self.column else PLACEHOLDER.findall(self.text)

    def to_json(self) -> dict[str, Any]:
        return {"column": self.column, "text": self.text, "values": self.values, "of_row": self.of_row}


@dataclass
class Part:
    """One of our tables out of one sheet. `own`: its columns are those of the exchange format."""

    sheet: str
    table: str
    header_row: int = 1
    columns: dict[str, Origin] = field(default_factory=dict)
    own: bool = False
    only_column: str = ""
    only_start: str = ""

    def to_json(self) -> dict[str, Any]:
        columns = {name: origin.to_json() for name, origin in self.columns.items() if origin}
        return {
            "sheet": self.sheet, "table": self.table, "header_row": self.header_row, "own": self.own,
            "only_column": self.only_column, "only_start": self.only_start, "columns": columns,
        }  # fmt: skip


@dataclass
class Rules:
    """`keep_empty`: an empty cell leaves what is known; else it says that nothing is known any more."""

    parts: list[Part] = field(default_factory=list)
    keep_empty: bool = True

    def to_json(self) -> dict[str, Any]:
        return {"parts": [part.to_json() for part in self.parts], "keep_empty": self.keep_empty}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "Rules":
        parts = [
            Part(**{**part, "columns": {name: Origin(**origin) for name, origin in part["columns"].items()}})
            for part in content.get("parts", [])
        ]
        return cls(parts, bool(content.get("keep_empty", True)))
