# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words without their endings: Snowball where it works, light rules of our own for Arabic, Ukrainian and Russian.

Sources: M. Porter (2001), Snowball; Larkey, Ballesteros, Connell (2007), Light stemming for Arabic information
retrieval ("light10").
"""

import re
from functools import cache

import snowballstemmer

_SNOWBALL = {"de": "german", "en": "english", "tr": "turkish", "pl": "polish", "fr": "french", "es": "spanish"}
_SHORTEST = {"tr": 4, "pl": 3}
"""Turkish and Polish words are cut to nothing else: yardım to yar."""
_GERMAN_PLURALS = ("as", "is", "os", "ys")
"""Kitas, Babys: Snowball leaves them."""
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARABIC_BEGINNINGS = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_ARABIC_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_CYRILLIC = re.compile(
    r"(ого|ому|его|ему|ими|ыми|ами|ями|ові|еві|ість|ості|ость|ости|ією|ении|ение|ення|нню|ння|ния|нию|ние|"
    r"ії|ія|ій|ої|ів|їв|їх|их|ых|ым|им|ой|ей|ов|ев|ам|ям|ах|ях|ою|ею|ом|ем|ию|ия|ии|ие|ый|ий|ая|яя|ое|ее|ые|"
    r"ть|а|я|и|і|у|ю|о|е|є|й|ь|ы)$"
)


@cache
def _snowball(language: str) -> "snowballstemmer.stemmer | None":
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None


def without_ending(word: str, language: str) -> str:
    """Of a case-folded word; in a language that is not known, the word itself.

    Examples:
        >>> [without_ending(word, "ar") for word in ("العائلات", "عائلة", "للعائلات")]
        ['عايل', 'عايل', 'عايل']
        >>> [without_ending(word, "uk") for word in ("дитячий", "дитячого", "дитячі")]
        ['дитяч', 'дитяч', 'дитяч']
    """
    if language == "ar":
        return _arabic(word)
    if language in ("uk", "ru"):
        shorter = _CYRILLIC.sub("", word)
        return shorter if len(shorter) >= 3 else word
    stemmer = _snowball(language)
    if stemmer is None:
        return word
    if language == "de" and len(word) > 4 and word.endswith(_GERMAN_PLURALS):
        word = word[:-1]
    shorter = stemmer.stemWord(word)
    return shorter if len(shorter) >= min(_SHORTEST.get(language, 1), len(word)) else word


def _arabic(word: str) -> str:
    word = word.translate(_ARABIC_LETTERS)
    if word.startswith("و") and len(word) >= 6 and not word.startswith("وال"):
        word = word[1:]
    for beginning in _ARABIC_BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 3:
            word = word[len(beginning) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
