# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a thing: groups of words and phrases that mean the same, kept as a list that anyone can edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lueckenlos.core.search.typos import Neighbours
from lueckenlos.core.search.words import is_stop, split, stem

Phrase = tuple[str, ...]
Meant = tuple[Phrase, float]
SAME, RELATED = 0.8, 0.6
"""How much a word counts that means the same, or that someone who says the other also looks for."""


@dataclass(frozen=True)
class Synonyms:
    """`meanings` maps a phrase of stems to the phrases that mean the same, and how surely."""

    meanings: dict[Phrase, tuple[Meant, ...]]
    longest: int = 1

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Meant, ...]]:
        """The longest phrase that begins there: how many words it takes, and what else it is called; else (0, ())."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            found = self.meanings.get(tuple(words[start : start + length]))
            if found:
                return length, found
        return 0, ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Single words of the list, on either side."""
        sides = [*self.meanings, *(phrase for found in self.meanings.values() for phrase, _factor in found)]
        return frozenset(phrase[0] for phrase in sides if len(phrase) == 1)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(sorted(phrase[0] for phrase in self.meanings if len(phrase) == 1))


def read_synonyms(groups: Iterable[Iterable[str]], language: str = "de") -> Synonyms:
    """Each group is a list of words or phrases; "a => b": who searches a also looks for b, but not the other way round.

    "tr:ebe" is a word of another language than the list's. "nach der Schule" is understood as it stands; it is not
    looked for, because without its little words it says something else.

    Examples:
        >>> read_synonyms([["hebamme", "entbindungspflegerin"]]).at(["hebamm"], 0)
        (1, ((('entbindungspfleg',), 0.8),))
    """
    meanings: dict[Phrase, dict[Phrase, float]] = {}
    for group in groups:
        entries = list(group)
        for entry in entries:
            left, arrow, right = entry.partition("=>")
            if arrow:
                _add(meanings, _read(left, language), [_read(part, language) for part in right.split(",")], RELATED)
        phrases = [_read(entry, language) for entry in entries if "=>" not in entry]
        for phrase in phrases:
            _add(meanings, phrase, [other for other in phrases if other != phrase], SAME)
    found = {phrase: tuple(others.items()) for phrase, others in meanings.items() if others}
    return Synonyms(found, max(map(len, found), default=1))


@dataclass(frozen=True)
class _Entry:
    """`typed`: with all its words. `sought`: with those that matter; () where too few do."""

    typed: Phrase
    sought: Phrase


def _read(entry: str, language: str) -> _Entry:
    code, colon, text = entry.strip().partition(":")
    if colon and len(code) == 2:
        language = code
    else:
        text = entry
    words = split(text)
    mattering = [word for word in words if not is_stop(word, language)]
    sought = mattering if len(mattering) > 1 or len(words) == 1 else []
    return _Entry(tuple(stem(word, language) for word in words), tuple(stem(word, language) for word in sought))


def _add(meanings: dict[Phrase, dict[Phrase, float]], entry: _Entry, others: Iterable[_Entry], factor: float) -> None:
    if entry.typed:
        known = meanings.setdefault(entry.typed, {})
        for other in others:
            if other.sought and other.sought != entry.typed:
                known[other.sought] = max(known.get(other.sought, 0.0), factor)
