# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What was probably meant by a code that does not exist."""

import re
from collections import defaultdict
from collections.abc import Collection
from difflib import get_close_matches

from lueckenlos.datapackage.schema import SEPARATOR
from lueckenlos.shared.language import _

_ALL_ARE_COMPARED = 1_000
"""With more codes than this only those are compared that begin or end alike: comparing is slow."""
_MOST_LOOKUPS = 100


class Nearest:
    """Hints for unknown codes. Built on first use: mostly every code is known."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._by_folded: dict[str, str] | None = None
        self._by_ends: defaultdict[str, list[str]] = defaultdict(list)
        self._lookups = 0

    def hint(self, value: str) -> str | None:
        """What to do, where a similar code exists."""
        if self._by_folded is None:
            self._by_folded = self._index()
        meant = self._by_folded.get(_fold(value))
        if meant and meant.lstrip("0") == value:
            return _("{code} exists: a leading zero was lost. Enter {code}, and format the column as text.").format(
                code=meant
            )
        if meant is None and not value.isdecimal():  # a number that looks alike names something else
            candidates = [code for code in self._candidates(value) if not code.isdecimal()]
            meant = next(iter(get_close_matches(value, candidates, n=1, cutoff=0.7)), None)
        return _("Is {code} meant? If so, enter it.").format(code=meant) if meant else None

    def hint_list(self, value: str) -> str | None:
        """What to do, where the value is several codes with the wrong sign between them."""
        parts = [part.strip() for part in re.split("[;,]", value) if part.strip()]
        if len(parts) < 2 or not all(part in self._known for part in parts):
            return None
        return _("Several values are separated by |. Enter {values}.").format(values=SEPARATOR.join(parts))

    def _index(self) -> dict[str, str]:
        if len(self._known) > _ALL_ARE_COMPARED:
            for code in self._known:
                for end in {code[:4], code[-4:]}:
                    self._by_ends[end].append(code)
        return {_fold(code): code for code in sorted(self._known, reverse=True)}

    def _candidates(self, value: str) -> Collection[str]:
        self._lookups += 1
        if len(value) > 100 or self._lookups > _MOST_LOOKUPS:
            return ()
        if len(self._known) <= _ALL_ARE_COMPARED:
            return sorted(self._known)
        alike = {*self._by_ends[value[:4]][:_ALL_ARE_COMPARED], *self._by_ends[value[-4:]][:_ALL_ARE_COMPARED]}
        return sorted(alike)


def _fold(code: str) -> str:
    return code.lstrip("0").casefold()
