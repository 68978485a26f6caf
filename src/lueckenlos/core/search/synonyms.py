# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a thing: groups of words and phrases that mean the same, kept as a list that anyone can edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lueckenlos.core.search.typos import Neighbours
from lueckenlos.core.search.words import is_stop, split, stem, without_emphasis

Phrase = tuple[str, ...]
Meant = tuple[Phrase, float]
_Meanings = dict[Phrase, dict[Phrase, float]]
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
    """Each group is a list of words or phrases that mean the same.

    "=> b, c" says that who searches one of them also looks for b and c, but not the other way round; "a => b" says so
    of a alone. "tr:ebe" is a word of another language than the list's. "nach der Schule" is understood as it stands; it
    is not looked for, because without its little words it says something else.

    Examples:
        >>> read_synonyms([["hebamme", "entbindungspflegerin"]]).at(["hebamm"], 0)
        (1, ((('entbindungspfleg',), 0.8),))
    """
    same: _Meanings = {}
    related: _Meanings = {}
    for group in groups:
        entries = list(group)
        phrases = [_read(entry, language) for entry in entries if "=>" not in entry]
        for phrase in phrases:
            _add(same, phrase, ((other.sought, SAME) for other in phrases))
        for entry in entries:
            left, arrow, right = entry.partition("=>")
            if arrow:
                targets = [(_read(part, language).sought, RELATED) for part in right.split(",")]
                for phrase in [_read(left, language)] if left.strip() else phrases:
                    _add(related, phrase, targets)
    found: dict[Phrase, tuple[Meant, ...]] = {}
    for typed in {**same, **related}:
        merged = dict(same.get(typed, {}))
        for target, factor in related.get(typed, {}).items():
            for other, share in ((target, 1.0), *same.get(target, {}).items()):
                merged[other] = max(merged.get(other, 0.0), factor * share)
        merged.pop(typed, None)
        if merged:
            found[typed] = tuple(merged.items())
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
    words = without_emphasis(split(text))
    mattering = [word for word in words if not is_stop(word, language)]
    sought = mattering if len(mattering) > 1 or len(words) == 1 else []
    return _Entry(tuple(stem(word, language) for word in words), tuple(stem(word, language) for word in sought))


def _add(meanings: _Meanings, entry: _Entry, others: Iterable[Meant]) -> None:
    if entry.typed:
        known = meanings.setdefault(entry.typed, {})
        for phrase, factor in others:
            if phrase and phrase != entry.typed:
                known[phrase] = max(known.get(phrase, 0.0), factor)
