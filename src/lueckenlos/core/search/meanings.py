# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From typed words to what may be meant: terms of the index, each with how well it says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lueckenlos.core.search.compounds import SHORTEST_PART, longest_beginning, longest_end, parts
from lueckenlos.core.search.index import SearchIndex
from lueckenlos.core.search.synonyms import Meant, Phrase, Synonyms
from lueckenlos.core.search.words import all_stop_words, is_stop, readings, split, stem, without_emphasis

MOST_WORDS = 40
MOST_MEANINGS = 12
MOST_JOINED = 3
MOST_ALIKE, LONGEST_ALIKE = 4, 15
SHORTEST_BEGINNING = 3
VERY_SHORT = 5
OTHER_LANGUAGE, ENDS_SO, BEGINS_SO, PART, ERROR, STUMP, ALIKE = 0.9, 0.7, 0.5, 0.7, 0.6, 0.5, 0.3
"""How much a word counts that is of another language, ends or begins so, is a part, has an error, is the beginning."""


@dataclass
class Meaning:
    """One thing that is asked for. A phrase is answered by who has all its words."""

    typed: str
    terms: dict[str, float] = field(default_factory=dict)
    phrases: dict[Phrase, float] = field(default_factory=dict)
    correction: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.phrases)

    def add(self, term: str, factor: float) -> None:
        self.terms[term] = max(self.terms.get(term, 0.0), factor)


@dataclass(frozen=True)
class _Typed:
    word: str
    forms: tuple[str, ...]
    is_filler: bool

    @property
    def own(self) -> str:
        return self.forms[0]


class Reader:
    """Reads a text with the words of an index and a list of synonyms."""

    def __init__(self, index: SearchIndex, language: str, synonyms: Synonyms | None) -> None:
        self._index, self._language = index, language
        self._synonyms = synonyms or Synonyms({})

    def meanings(self, text: str) -> list[Meaning]:
        typed = [_Typed(word, readings(word, self._language), self._is_filler(word)) for word in _words(text)]
        found = self._read(typed)
        if not found:  # "wo ist was": all that was typed are fillers
            found = self._read([replace(word, is_filler=False) for word in typed])
        return _without_doubtful(found)

    def _read(self, typed: Sequence[_Typed]) -> list[Meaning]:
        may_join = [number for number, row in enumerate(typed) if not row.is_filler or row.word.isdigit()]
        joined = self._joined(may_join, typed)
        found: list[Meaning] = []
        at = 0
        while at < len(typed) and len(found) < MOST_MEANINGS:
            length, others = self._called(typed, at)
            if length > 1:
                found.append(self._phrase(typed[at : at + length], others))
            elif not typed[at].is_filler:
                found += self._word(typed[at], others, joined.get(at, ()))
            at += max(length, 1)
        return found

    def alike(self, meanings: Sequence[Meaning]) -> list[Meaning]:
        """Where nothing was found: what has the longest beginning or end of a typed word anywhere in it."""
        found = []
        for meaning in meanings[:MOST_ALIKE]:
            term = stem(meaning.typed.split()[0], self._language)
            weak = Meaning(meaning.typed)
            for length in range(min(len(term), LONGEST_ALIKE), max(SHORTEST_BEGINNING, len(term) // 2) - 1, -1):
                for stretch in (term[:length], term[-length:]):
                    for other in self._index.containing(stretch):
                        weak.add(other, ALIKE * length / len(term))
                if weak.terms:
                    break
            found.append(weak)
        return found

    def _is_filler(self, word: str) -> bool:
        if word.isdigit() or is_stop(word, self._language) or is_stop(word, "de"):
            return True
        return word in all_stop_words() and stem(word, self._language) not in self._index.documents

    def _knows(self, term: str) -> bool:
        return term in self._index.documents or term in self._synonyms.words

    def _called(self, typed: Sequence[_Typed], at: int) -> tuple[int, tuple[Meant, ...]]:
        """By the reading that takes most words; the reader's own language first."""
        best: tuple[int, tuple[Meant, ...]] = (1, ())
        rows = typed[at : at + self._synonyms.longest]
        is_known = typed[at].is_filler or typed[at].own in self._index.documents
        for reading in range(1 if is_known else len(typed[at].forms)):
            forms = [word.forms[min(reading, len(word.forms) - 1)] for word in rows]
            length, others = self._synonyms.at(forms, 0)
            if length > best[0] or (length == 1 and not best[1]):
                best = length, others
        return best

    def _joined(self, numbers: Sequence[int], typed: Sequence[_Typed]) -> dict[int, list[str]]:
        """ "schrei baby" where Schreibaby is known: for each word the compounds that it makes with its neighbours."""
        found: dict[int, list[str]] = {}
        for length in range(2, MOST_JOINED + 1):
            for at in range(len(numbers) - length + 1):
                chosen = numbers[at : at + length]
                whole = "".join(typed[number].word for number in chosen)
                for term in {stem(whole, self._language), "".join(typed[number].own for number in chosen)}:
                    if self._knows(term):
                        for number in chosen:
                            found.setdefault(number, []).append(term)
        return found

    def _phrase(self, typed: Sequence[_Typed], others: Sequence[Meant]) -> Meaning:
        meaning = Meaning(" ".join(row.word for row in typed))
        mattering = tuple(row.own for row in typed if not row.is_filler)
        if len(mattering) > 1:
            self._add_phrase(meaning, mattering, 1.0)
            self._add(meaning, ["".join(mattering)], 1.0)
        self._add_called(meaning, others)
        return meaning

    def _word(self, typed: _Typed, others: Sequence[Meant], joined: Sequence[str]) -> list[Meaning]:
        """One meaning, or several where an unknown compound is read as its parts."""
        meaning = Meaning(typed.word)
        for term in joined:
            self._add(meaning, [term], 1.0)
            self._add_called(meaning, self._synonyms.at([term], 0)[1])
        own = typed.own
        self._add(meaning, [own], 1.0)
        self._add_called(meaning, others)
        if meaning.is_empty:
            self._add(meaning, typed.forms[1:], OTHER_LANGUAGE)
        is_known = not meaning.is_empty
        if len(own) >= SHORTEST_BEGINNING + is_known:
            self._add(meaning, self._index.completions(own), BEGINS_SO)
        if len(own) >= 4:
            self._add(meaning, self._index.heads(own), ENDS_SO)
        if is_known or (meaning.terms and len(own) < 8):
            return [meaning]
        if meaning.is_empty and len(own) >= 8 and any(errors == 1 for _term, errors in self._near(own)):
            return self._misspelt(typed)
        return self._compound(typed) or ([] if meaning.is_empty else [meaning]) or self._misspelt(typed)

    def _compound(self, typed: _Typed) -> list[Meaning]:
        """An unknown compound is asked for as its parts are: who answers more of them stands higher."""
        return [self._part(typed.word, part, PART) for part in parts(typed.own, _Known(self))]

    def _part(self, word: str, part: str, factor: float) -> Meaning:
        meaning = Meaning(word)
        self._add(meaning, [part], factor)
        for phrase, sureness in self._synonyms.at([part], 0)[1]:
            self._add_phrase(meaning, phrase, sureness * factor)
        return meaning

    def _misspelt(self, typed: _Typed) -> list[Meaning]:
        near = [] if typed.own in self._synonyms.words else self._near(typed.own)
        if near:
            meaning = Meaning(typed.word, correction=near[0][0])
            for term, errors in near:
                self._add(meaning, [term], ERROR / errors)
                for phrase, sureness in self._synonyms.at([term], 0)[1]:
                    self._add_phrase(meaning, phrase, sureness * ERROR / errors)
                if len(term) >= 4:
                    self._add(meaning, self._index.heads(term), ENDS_SO * ERROR / errors)
            return [meaning]
        return list(self._half_known(typed)) or [Meaning(typed.word)]

    def _half_known(self, typed: _Typed) -> Iterator[Meaning]:
        """A compound of which one half is known; the other may have an error."""
        own, known = typed.own, _Known(self)
        end, beginning = longest_end(own, known), longest_beginning(own, known)
        if not (end or beginning):
            return
        half, rest = (
            (own[end:], own[:end]) if end and len(own) - end >= beginning else (own[:beginning], own[beginning:])
        )
        near = self._near(rest)
        if near or len(half) > SHORTEST_PART or half in self._synonyms.words:
            yield self._part(typed.word, half, PART)
        for term, errors in near[:2]:
            yield self._part(typed.word, term, PART * ERROR / errors)

    def _near(self, term: str) -> list[tuple[str, int]]:
        """Known words with few errors, those with fewest only."""
        found = {**dict(self._synonyms.neighbours.near(term)), **dict(self._index.neighbours.near(term))}
        found.pop(term, None)
        least = min(found.values(), default=0)
        return sorted((word, errors) for word, errors in found.items() if errors == least)

    def _add(self, meaning: Meaning, terms: Sequence[str], factor: float) -> None:
        for term in terms:
            if term in self._index.documents:
                meaning.add(term, factor)

    def _add_called(self, meaning: Meaning, others: Sequence[Meant]) -> None:
        for phrase, factor in others:
            self._add_phrase(meaning, phrase, factor)

    def _add_phrase(self, meaning: Meaning, phrase: Phrase, factor: float) -> None:
        if len(phrase) > 1:
            if all(term in self._index.documents for term in phrase):
                meaning.phrases[phrase] = max(meaning.phrases.get(phrase, 0.0), factor)
            return
        if phrase[0] in self._index.documents:
            meaning.add(phrase[0], factor)
        elif len(phrase[0]) >= 4:
            self._add(meaning, self._index.heads(phrase[0]), factor * ENDS_SO)


def _words(text: str) -> list[str]:
    return without_emphasis(split(text)[:MOST_WORDS])


def _without_doubtful(meanings: list[Meaning]) -> list[Meaning]:
    """A very short word is corrected only where nothing else was understood: bald is not Bild."""
    is_understood = any(not meaning.is_empty and not meaning.correction for meaning in meanings)
    for meaning in meanings:
        if is_understood and meaning.correction and len(meaning.correction) <= VERY_SHORT:
            meaning.terms, meaning.phrases, meaning.correction = {}, {}, ""
    return meanings


class _Known:
    """What compounds may be made of."""

    def __init__(self, reader: Reader) -> None:
        self._knows = reader._knows

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self._knows(term)
