# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a thing: groups of words and phrases that mean the same, kept as a list that anyone can edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lueckenlos.core.search.words import stems

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """`meanings` maps a phrase of stems to the phrases that mean the same."""

    meanings: dict[Phrase, tuple[Phrase, ...]]
    longest: int = 1

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Phrase, ...]]:
        """The longest phrase that begins there: how many words it takes, and what else it is called; else (0, ())."""
        for length in range(min(self.longest, len(words) - start), 0, -1):
            found = self.meanings.get(tuple(words[start : start + length]))
            if found:
                return length, found
        return 0, ()


def read_synonyms(groups: Iterable[Iterable[str]], language: str = "de") -> Synonyms:
    """Each group is a list of words or phrases; "a => b" says that a also means b, but b not a.

    "tr:ebe" is a word of another language than the list's.

    Examples:
        >>> read_synonyms([["hebamme", "entbindungspflegerin"]]).at(["hebamm"], 0)
        (1, (('entbindungspfleg',),))
    """
    meanings: dict[Phrase, list[Phrase]] = {}
    for group in groups:
        entries = list(group)
        arrows = [entry for entry in entries if "=>" in entry]
        for entry in arrows:
            left, _arrow, right = entry.partition("=>")
            _add(meanings, _phrase(left, language), [_phrase(part, language) for part in right.split(",")])
        phrases = [_phrase(entry, language) for entry in entries if "=>" not in entry]
        for phrase in phrases:
            _add(meanings, phrase, [other for other in phrases if other != phrase])
    return Synonyms({phrase: tuple(others) for phrase, others in meanings.items()}, max(map(len, meanings), default=1))


def _phrase(entry: str, language: str) -> Phrase:
    code, colon, words = entry.strip().partition(":")
    return tuple(stems(words, code) if colon and len(code) == 2 else stems(entry, language))


def _add(meanings: dict[Phrase, list[Phrase]], phrase: Phrase, others: Iterable[Phrase]) -> None:
    if phrase:
        known = meanings.setdefault(phrase, [])
        known += [other for other in others if other and other not in known]
