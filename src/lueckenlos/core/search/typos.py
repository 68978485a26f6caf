# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Typing errors, by deletions: two words are near when both become the same by leaving letters out (SymSpell).

Source: W. Garbe (2012), Symmetric Delete spelling correction.
"""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

PREFIX = 9
"""Only so many letters of a word are compared by deletions; the whole word decides afterwards."""


def allowed_errors(word: str) -> int:
    """None in short words, one from four letters on, two from eight."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def deletions(word: str, errors: int) -> set[str]:
    """The beginning of the word with up to `errors` letters left out.

    Examples:
        >>> sorted(deletions("abc", 1))
        ['ab', 'abc', 'ac', 'bc']
    """
    found = {word[:PREFIX]}
    edge = set(found)
    for _n in range(errors):
        edge = {text[:i] + text[i + 1 :] for text in edge for i in range(len(text))}
        found |= edge
    return found


class Neighbours:
    """Words of a vocabulary that differ from a typed one by few letters."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in vocabulary:
            for text in deletions(word, min(allowed_errors(word), 1)):
                self._words.setdefault(text, []).append(word)

    def near(self, word: str) -> list[tuple[str, int]]:
        """(word, errors), nearest first. Neighbouring letters swapped count as one error; the first letter must fit."""
        errors = allowed_errors(word)
        if not errors:
            return []
        candidates = {found for text in deletions(word, errors) for found in self._words.get(text, ())}
        near = []
        for found in candidates:
            distance = OSA.distance(word, found, score_cutoff=errors)
            if distance <= errors and (found[0] == word[0] or distance == 1):
                near.append((found, int(distance)))
        return sorted(near, key=lambda item: (item[1], item[0]))[:8]
