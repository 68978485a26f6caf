# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Text to comparable words: case, accents, endings and writing systems' small differences do not matter."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

LONGEST_WORD = 60
LONGEST_TEXT = 20_000
_ACCENTS = "\u0300\u0301\u0302\u0303\u030c\u0327"
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_STEMMERS = {"de": "german", "en": "english", "tr": "turkish", "ar": "arabic", "ru": "russian"}
_STOP = {
    "de": "aber als am an auch auf aus bei bin bis da das dass dem den der des die du ein eine einem einen einer er es "
    "für gibt habe haben hat ich ihr ihre im in ist ja kann kein keine können man mein meine meinem meinen meiner mich "
    "mir mit muss nach nicht noch nur oder ohne schon sich sie sind so suche über um und uns unser unsere vom von vor "
    "was wann wenn wer wie wir wird wo woher brauche bekomme zu zum zur soll sollen möchte will gern bitte etwas",
    "en": "a an and are at can do for from get have help how i in is it me my near need of on or our the there to we "
    "what when where who with you your",
    "tr": "ve bir bu için ile ne nerede nasıl var mı mi de da benim",
    "ar": "في من على عن الى مع هل اين كيف هذا هذه ما",
    "uk": "і й та в у на для з до де як що мені моя мій є",
}


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


def without_accents(word: str) -> str:
    """ä becomes a, é e, й и, and so on; ß is ss by case folding already."""
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
    language = language_of(word, language)
    if language == "ar":
        word = word.translate(_ARABIC)
    stemmer = _stemmer(language)
    if stemmer is not None:
        word = stemmer.stemWord(word)
    elif language == "uk" and len(word) > 5:
        word = re.sub(
            r"(ого|ому|ами|ями|ові|еві|ість|ості|ії|ія|ій|ої|ів|ам|ям|ах|ях|ою|ею|а|я|и|і|у|ю|о|е|й|ь)$", "", word
        )
    return without_accents(word)


def split(text: str) -> list[str]:
    """Case-folded words in their order.

    Examples:
        >>> split("Eltern-Café, für Mütter!")
        ['eltern', 'cafe', 'für', 'mütter']
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    text = "".join(c for c in text if not "\u064b" <= c <= "\u065f")
    return [_plain(word[:LONGEST_WORD]) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """Accents that are no umlauts are left out before endings are: café is cafe."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word) if c not in _ACCENTS))


@cache
def stop_words(language: str) -> frozenset[str]:
    return frozenset(_STOP.get(language, "").split())


def stems(text: str, language: str = "de") -> list[str]:
    """The words that matter, as they are compared."""
    stop = stop_words(language)
    return [stem(word, language) for word in split(text) if word not in stop]
