# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From typed words to ranked documents, and what was made of the words."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from lueckenlos.core.search.compounds import parts
from lueckenlos.core.search.index import SearchIndex
from lueckenlos.core.search.synonyms import Synonyms
from lueckenlos.core.search.words import split, stem, stop_words

MOST_WORDS = 12
SHORTEST_MISSPELT_PART = 5
SYNONYM, BEGINNING, PART, ERROR = 0.8, 0.7, 0.5, 0.6
"""How much a word counts that means the same, begins so, is a part of a compound, or differs by one letter."""


@dataclass(frozen=True)
class Found:
    """`documents` by falling `scores`. `corrected`: what was typed, and what was looked for instead.

    `missed`: words that stand nowhere.
    """

    documents: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32]
    corrected: tuple[tuple[str, str], ...] = ()
    missed: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each thing asked for: what was typed, and the terms that answer it."""


@dataclass
class _Meaning:
    """One thing that was asked for: terms, each with how well it says it."""

    typed: str
    terms: dict[str, float] = field(default_factory=dict)
    correction: str = ""

    def add(self, term: str, factor: float) -> None:
        if term:
            self.terms[term] = max(self.terms.get(term, 0.0), factor)


def find(
    index: SearchIndex,
    text: str,
    *,
    language: str = "de",
    synonyms: Synonyms | None = None,
    allowed: npt.NDArray[np.bool_] | None = None,
) -> Found:
    """Rank documents by what was typed. An empty text finds all, in their order.

    Args:
        index: Of the documents.
        text: As typed; at most the first 12 words that matter count.
        language: Of the reader: endings and stop words are those of it. Arabic and Cyrillic are recognised.
        synonyms: What else things are called.
        allowed: Which documents may be found, length `index.size`; None is all.

    Returns:
        Documents by score. A document that answers more of the words stands higher; one that answers none is not found.

    Examples:
        >>> from lueckenlos.core.search import Document, index_documents
        >>> index = index_documents([Document((("Krabbelgruppe", 1.0, "de"),)), Document((("Chor", 1.0, "de"),))])
        >>> find(index, "Krabelgruppe").documents.tolist()
        [0]
    """
    meanings = _meanings(index, text, language, synonyms)
    if not meanings:
        return _all(index, allowed) if not split(text) else _none()
    scores = np.zeros(index.size, np.float32)
    answered = np.zeros(index.size, np.float32)
    total = 0.0
    for meaning in meanings:
        best = np.zeros(index.size, np.float32)
        rarity = max((index.rarity(term) for term in meaning.terms), default=0.0)
        for term, factor in meaning.terms.items():
            if term in index.documents:
                where = index.documents[term]
                best[where] = np.maximum(best[where], np.float32(factor) * index.weights[term])
        importance = rarity or float(np.log(1 + index.size))
        total += importance
        scores += best * np.float32(importance)
        answered += (best > 0) * np.float32(importance)
    scores *= np.float32(0.25) + answered / np.float32(total or 1)
    if allowed is not None:
        scores = np.where(allowed, scores, 0)
    hits = np.flatnonzero(scores > 0)
    order = hits[np.lexsort((hits, -scores[hits]))].astype(np.int32)
    corrected = tuple((m.typed, m.correction) for m in meanings if m.correction)
    missed = tuple(m.typed for m in meanings if not any(term in index.documents for term in m.terms))
    terms = tuple((m.typed, tuple(m.terms)) for m in meanings)
    return Found(order, scores[order], corrected, missed, terms)


def _all(index: SearchIndex, allowed: npt.NDArray[np.bool_] | None) -> Found:
    every = np.arange(index.size, dtype=np.int32) if allowed is None else np.flatnonzero(allowed).astype(np.int32)
    return Found(every, np.zeros(len(every), np.float32))


def _none() -> Found:
    return Found(np.zeros(0, np.int32), np.zeros(0, np.float32))


def _meanings(index: SearchIndex, text: str, language: str, synonyms: Synonyms | None) -> list[_Meaning]:
    stop = stop_words(language)
    words = [word for word in split(text) if word not in stop or len(split(text)) == 1][:MOST_WORDS]
    stemmed = [stem(word, language) for word in words]
    found: list[_Meaning] = []
    at = 0
    while at < len(words):
        length, others = synonyms.at(stemmed, at) if synonyms else (0, ())
        length = max(length, 1)
        joined = "".join(stemmed[at : at + 2])
        if length == 1 and at + 1 < len(words) and _is_compound(index, words, stemmed, at, language):
            length = 2
        meaning = _Meaning(" ".join(words[at : at + length]))
        if length == 1:
            _spell(index, meaning, words[at], stemmed[at])
        else:
            for term in stemmed[at : at + length]:
                meaning.add(term, PART)
            meaning.add(joined, 1.0)
            meaning.add(stem("".join(words[at : at + 2]), language), 1.0)
        for phrase in others:
            _add_phrase(index, meaning, phrase)
        found.append(meaning)
        at += length
    return found


def _is_compound(index: SearchIndex, words: list[str], stemmed: list[str], at: int, language: str) -> bool:
    """ "schrei baby" where Schreibaby is known, and the two words apart say less."""
    together = {stem("".join(words[at : at + 2]), language), "".join(stemmed[at : at + 2])}
    return any(term in index.documents for term in together) and not all(
        word in index.documents for word in stemmed[at : at + 2]
    )


def _add_phrase(index: SearchIndex, meaning: _Meaning, phrase: tuple[str, ...]) -> None:
    if len(phrase) == 1:
        meaning.add(phrase[0], SYNONYM)
        for part in parts(phrase[0], index.documents) if phrase[0] not in index.documents else ():
            meaning.add(part, SYNONYM * PART)
    else:
        meaning.add("".join(phrase), SYNONYM)
        for part in phrase:
            meaning.add(part, SYNONYM * PART)


def _spell(index: SearchIndex, meaning: _Meaning, word: str, term: str) -> None:
    """The word itself, what begins with it, its parts, and where it is unknown, what it may have been meant to be."""
    if term in index.documents:
        meaning.add(term, 1.0)
    if len(term) >= 4:
        for completion in index.completions(term):
            meaning.add(completion, BEGINNING)
        for compound in index.heads(term):
            meaning.add(compound, BEGINNING)
    inner = parts(term, index.documents)
    for part in inner:
        meaning.add(part, PART if term in index.documents else PART + 0.2)
    if term in index.documents:
        return
    for near, errors in index.neighbours.near(term):
        factor = ERROR / errors
        if near not in meaning.terms and not meaning.correction and not inner:
            meaning.correction = near
        meaning.add(near, factor)
        for compound in index.heads(near) if len(near) >= 4 else ():
            meaning.add(compound, factor * BEGINNING)
    if not meaning.terms:
        _split_misspelt(index, meaning, term)
    if not meaning.terms:
        _misspelt_part(index, meaning, term)


def _misspelt_part(index: SearchIndex, meaning: _Meaning, term: str) -> None:
    """ "hebame" where only Familienhebamme is known: compared with every stretch of the words, as the last resort."""
    if len(term) < SHORTEST_MISSPELT_PART:
        return
    near = process.extract(term, index.vocabulary, scorer=fuzz.partial_ratio, score_cutoff=80, limit=8)
    for compound, likeness, _number in near:
        if len(compound) > len(term):
            meaning.add(compound, ERROR * likeness / 100)


def _split_misspelt(index: SearchIndex, meaning: _Meaning, term: str) -> None:
    """A compound with an error in one of its parts: "krabelgrupp" where only krabbel and grupp are known."""
    for cut in range(4, len(term) - 3):
        head, tail = term[:cut], term[cut:]
        heads = [head] if head in index.documents else [near for near, _e in index.neighbours.near(head)[:1]]
        tails = [tail] if tail in index.documents else [near for near, _e in index.neighbours.near(tail)[:1]]
        if heads and tails:
            meaning.add(heads[0], PART)
            meaning.add(tails[0], PART)
            return
