# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Texts as they can be printed: only signs that the fonts have a shape for, and no word wider than a line.

PDF/UA forbids signs without a shape, so that one emoji in one entry would refuse the whole document.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

COVERAGE = Path(__file__).parent / "fonts/coverage.toml"
UNKNOWN_LETTER = "▯"
LONG_WORD = re.compile(r"[^\s\u200b-]{36,}")
PART = 24
"""After so many signs a long word may be broken."""
JOINERS = ("\u200c", "\u200d")
MOST_LETTERS = 4_000
"""Of one text: what is longer ends in an ellipsis, and its entry says where all of it stands."""


@cache
def families() -> tuple[frozenset[int], ...]:
    """The code points of each family, in the order in which they are tried."""
    read = tomllib.loads(COVERAGE.read_text(encoding="utf-8"))
    return tuple(
        frozenset(point for first, last in read[name] for point in range(first, last + 1))
        for name in ("FiraSans", "Vazirmatn")
    )


def printable(value: Any) -> Any:
    """The same data with every text in it printable; names of a mapping stay as they are."""
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def printable_text(text: str) -> str:
    """
    Examples:
        >>> printable_text("Baby 👶 und\\x00 Kind\\u202e")
        'Baby und Kind'
    """
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS].rsplit(None, 1)[0] + " …"
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        kept.append(_printed(sign, kept[-1][-1:] if kept else ""))
        if not kept[-1]:
            kept.pop()
    plain = re.sub(r"[^\S\n]*\n\s*", "\n", re.sub(r"[^\S\n\u00a0]+", " ", "".join(kept)))
    return LONG_WORD.sub(_with_breaks, plain).strip()


def _printed(sign: str, before: str) -> str:
    if sign == "\n":
        return sign
    kind = unicodedata.category(sign)
    if sign.isspace() or kind[0] == "Z":
        return "\u00a0" if sign in "\u00a0\u202f" else " "
    if sign in JOINERS or kind[0] == "M":
        return sign if before and _is_one_family(before, sign) else ""
    if kind[0] == "C":
        return ""
    if any(ord(sign) in family for family in families()):
        return sign
    return UNKNOWN_LETTER if kind[0] in "LN" else ""


def _is_one_family(before: str, mark: str) -> bool:
    """Whether the first family that has the sign before has the mark, too: they are drawn as one."""
    family = next((family for family in families() if ord(before) in family), frozenset())
    return ord(mark) in family and unicodedata.category(before)[0] in "LM"


def _with_breaks(word: re.Match[str]) -> str:
    return "\u200b".join(word[0][start : start + PART] for start in range(0, len(word[0]), PART))
