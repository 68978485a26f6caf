# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Text to comparable words: case, accents, endings and writing systems' small differences do not matter."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from lueckenlos.core.search.endings import without_ending
from lueckenlos.core.search.stops import EMPHASIS, STOP

LONGEST_WORD = 60
LONGEST_TEXT = 20_000
LATIN = ("de", "en", "tr", "pl")
"""Languages whose endings are tried on a word that the reader's own language does not know."""
_ACCENTS = "\u0300\u0301\u0302\u0303\u030c\u0327"
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ARABIC_MARKS = dict.fromkeys(range(0x064B, 0x0660))
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")


def without_accents(word: str) -> str:
    """ä becomes a, é e, й и, and so on; ß is ss by case folding already."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ı", "i").replace("ł", "l")


def language_of(word: str, otherwise: str) -> str:
    """The writing tells some languages apart."""
    first = word[0]
    if "\u0600" <= first <= "\u06ff":
        return "ar"
    if "\u0400" <= first <= "\u04ff":
        return "uk"
    return otherwise


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """One word, case-folded, to what it is compared by.

    Examples:
        >>> [stem(word, "de") for word in ("schulbücher", "schulbuch", "schulbuecher")]
        ['schulbuch', 'schulbuch', 'schulbuch']
    """
    return without_accents(without_ending(word, language_of(word, language)))


@lru_cache(maxsize=20_000)
def readings(word: str, language: str) -> tuple[str, ...]:
    """What it is compared by in the reader's language, then in the others that it may be of.

    Examples:
        >>> readings("midwives", "de")  # German, English, Turkish, Polish, German verb ("schreit")
        ('midwiv', 'midwiv', 'midwives', 'midwives', 'midwiv')
    """
    if language_of(word, ""):
        return (stem(word, language),)
    verb = word[:-1] if len(word) > 4 and word.endswith("t") else word
    return (*(stem(word, code) for code in dict.fromkeys((language, *LATIN))), stem(verb, "de"))


def split(text: str) -> list[str]:
    """Case-folded words in their order.

    Examples:
        >>> split("Eltern-Café, für Mütter!")
        ['eltern', 'cafe', 'für', 'mütter']
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    if not text.isascii():
        text = text.translate(_ARABIC_MARKS)
    words = _WORD.findall(_APOSTROPHE.sub("", text))
    return [word[:LONGEST_WORD] if word.isascii() else _plain(word[:LONGEST_WORD]) for word in words]


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """Accents that are no umlauts are left out before endings are: café is cafe."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in _ACCENTS))


@cache
def stop_words(language: str) -> frozenset[str]:
    return frozenset(split(STOP.get(language, "")))


@cache
def all_stop_words() -> frozenset[str]:
    return frozenset().union(*map(stop_words, STOP))


def is_stop(word: str, language: str) -> bool:
    return word in stop_words(language_of(word, language))


@cache
def _emphasis() -> frozenset[str]:
    return frozenset(split(EMPHASIS))


def without_emphasis(words: Sequence[str]) -> list[str]:
    """ "spricht noch nicht" is "spricht nicht"."""
    return [word for word in words if word not in _emphasis()] or list(words)


def mattering(text: str, language: str = "de") -> list[tuple[str, str]]:
    """The words that matter: as they are compared, and as they are written."""
    stop = stop_words(language)
    words = [word for word in split(text) if word not in stop]
    return [(stem(word, language), word) for word in words if word.isascii() or not is_stop(word, language)]
