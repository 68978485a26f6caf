# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of entries in the reader's language; where there is none, in German, and marked so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lueckenlos.frame.models import Region
from lueckenlos.guide.language import ORIGINAL
from lueckenlos.guide.models import Translation


@dataclass(frozen=True)
class Text:
    """`is_machine`: no person has written or checked it. `is_old`: the German text says something else by now."""

    text: str
    language: str = ORIGINAL
    is_machine: bool = False
    is_old: bool = False

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


class Texts:
    """Translations of some entries into one language, read at once."""

    def __init__(self, region: Region, language: str, codes: Iterable[tuple[str, str]]) -> None:
        self._language = language
        self._known: dict[tuple[str, str, str], Translation] = {}
        if language == ORIGINAL:
            return
        wanted: dict[str, set[str]] = {}
        for table, code in codes:
            wanted.setdefault(table, set()).add(code)
        entries = set().union(*wanted.values()) if wanted else set()
        rows = Translation.objects.in_region(region).filter(language=language, entry__in=entries)
        for row in rows:
            if row.text and row.entry in wanted.get(row.table, ()):
                self._known[row.table, row.entry, row.column] = row

    def of(self, table: str, code: str, column: str, original: Any) -> Text:
        """`original`: a text, or several, which are written with a line each."""
        german = "\n".join(original) if isinstance(original, tuple) else original or ""
        row = self._known.get((table, code, column))
        if row is None or not german:
            return Text(german)
        return Text(
            row.text or "",
            self._language,
            is_machine=row.origin != "human",
            is_old=row.original is not None and row.original != german,
        )
