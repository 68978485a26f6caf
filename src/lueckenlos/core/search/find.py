# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From typed words to ranked documents, and what was made of the words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search.index import Floats, Ints, SearchIndex
from lueckenlos.core.search.meanings import Meaning, Reader
from lueckenlos.core.search.synonyms import Phrase, Synonyms
from lueckenlos.core.search.words import split

UNANSWERED = 0.25
"""How much of its points a document keeps that answers next to nothing of what is asked."""
WELL_ANSWERED = 0.3
"""From this weight on a word counts as answered in full."""


@dataclass(frozen=True)
class Found:
    """`documents` by falling `scores`. `corrected`: what was typed, and what was looked for instead.

    `missed`: words that stand nowhere. `is_weak`: nothing answers the words; the documents have words that look alike.
    """

    documents: Ints
    scores: Floats
    corrected: tuple[tuple[str, str], ...] = ()
    missed: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each thing asked for: what was typed, and the terms that answer it."""
    is_weak: bool = False


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
        Documents by score. A document that answers more of the words stands higher. Where none answers any, those with
        words that begin or end alike, as weak hits.

    Examples:
        >>> from lueckenlos.core.search import Document, index_documents
        >>> index = index_documents([Document((("Krabbelgruppe", 1.0, "de"),)), Document((("Chor", 1.0, "de"),))])
        >>> find(index, "Krabelgruppe").documents.tolist()
        [0]
    """
    if not split(text):
        return _all(index, allowed)
    reader = Reader(index, language, synonyms)
    meanings = reader.meanings(text)
    scores = _scores(index, meanings)
    is_weak = not scores.any()
    if is_weak:
        scores = _scores(index, reader.alike(meanings))
    if allowed is not None:
        scores = np.where(allowed, scores, 0)
    hits = np.flatnonzero(scores > 0)
    order = hits[np.lexsort((hits, -scores[hits]))].astype(np.int32)
    corrected = ((m.typed, index.written.get(m.correction, m.correction)) for m in meanings if m.correction)
    return Found(
        order,
        scores[order],
        corrected=tuple(dict.fromkeys(corrected)),
        missed=tuple(dict.fromkeys(m.typed for m in meanings if m.is_empty)),
        terms=tuple((m.typed, tuple(m.terms)) for m in meanings),
        is_weak=is_weak,
    )


def _all(index: SearchIndex, allowed: npt.NDArray[np.bool_] | None) -> Found:
    every = np.arange(index.size, dtype=np.int32) if allowed is None else np.flatnonzero(allowed).astype(np.int32)
    return Found(every, np.zeros(len(every), np.float32))


def _scores(index: SearchIndex, meanings: Sequence[Meaning]) -> Floats:
    scores = np.zeros(index.size, np.float32)
    answered = np.zeros(index.size, np.float32)
    total = 0.0
    for meaning in meanings:
        best = _best(index, meaning)
        importance = np.float32(_rarity(best, index.size))
        total += float(importance)
        scores += best * importance
        answered += np.minimum(best * np.float32(1 / WELL_ANSWERED), 1) * importance
    return scores * (np.float32(UNANSWERED) + answered / np.float32(total or 1))


def _best(index: SearchIndex, meaning: Meaning) -> Floats:
    """For each document how well it answers: by its best term."""
    best = np.zeros(index.size, np.float32)
    for term, factor in meaning.terms.items():
        where = index.documents[term]
        best[where] = np.maximum(best[where], np.float32(factor) * index.weights[term])
    for phrase, factor in meaning.phrases.items():
        where, weights = _with_all(index, phrase)
        best[where] = np.maximum(best[where], np.float32(factor) * weights)
    return best


def _with_all(index: SearchIndex, phrase: Phrase) -> tuple[Ints, Floats]:
    """Documents that have all words, with the weight of the lightest."""
    if not all(term in index.documents for term in phrase):
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    where, weights = index.documents[phrase[0]], index.weights[phrase[0]]
    for term in phrase[1:]:
        where, here, there = np.intersect1d(where, index.documents[term], assume_unique=True, return_indices=True)
        weights = np.minimum(weights[here], index.weights[term][there])
    return where, weights


def _rarity(best: Floats, size: int) -> float:
    """Inverse document frequency as BM25 has it, of all documents that answer at least a third as well as the best."""
    most = best.max(initial=0)
    n = int((best > WELL_ANSWERED * most).sum()) if most else 0
    return float(np.log(1 + (size - n + 0.5) / (n + 0.5)))
