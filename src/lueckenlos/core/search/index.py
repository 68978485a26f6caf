# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words to the documents they stand in, as arrays."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search.compounds import parts
from lueckenlos.core.search.typos import Neighbours
from lueckenlos.core.search.words import stems

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
PART_OF_A_COMPOUND = 0.6
MOST_COMPLETIONS = 40
_HYPHENED = re.compile(r"\w{2,}-\w{2,}")


@dataclass(frozen=True)
class Document:
    """`texts` are (text, weight, language): a word in a name weighs more than one in a description."""

    texts: tuple[tuple[str, float, str], ...]


@dataclass
class SearchIndex:
    """For each term the numbers of the documents it stands in, rising, and how much it weighs in each (0 to 1)."""

    size: int
    documents: dict[str, Ints]
    weights: dict[str, Floats]

    @cached_property
    def vocabulary(self) -> list[str]:
        return sorted(self.documents)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.vocabulary)

    def rarity(self, term: str) -> float:
        """Inverse document frequency, as BM25 has it: from about 0 (everywhere) upwards; 0 for an unknown term."""
        n = len(self.documents.get(term, ()))
        return float(np.log(1 + (self.size - n + 0.5) / (n + 0.5))) if n else 0.0

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(term[::-1] for term in self.vocabulary)

    def completions(self, beginning: str) -> list[str]:
        """Terms that begin so, the more frequent first."""
        return self._frequent(_beginning(self.vocabulary, beginning))

    def heads(self, ending: str) -> list[str]:
        """Terms that end so, the more frequent first: a Familienhebamme is a Hebamme."""
        return self._frequent([term[::-1] for term in _beginning(self._backwards, ending[::-1])])

    def _frequent(self, terms: list[str]) -> list[str]:
        return sorted(terms, key=lambda term: -len(self.documents[term]))[:MOST_COMPLETIONS]


def _beginning(rising: list[str], beginning: str) -> list[str]:
    found: list[str] = []
    for term in islice(rising, bisect_left(rising, beginning), None):
        if not term.startswith(beginning) or len(found) == 500:
            break
        found.append(term)
    return found


@lru_cache(maxsize=300_000)
def _weighed(texts: tuple[tuple[str, float, str], ...]) -> tuple[tuple[str, float], ...]:
    """The terms of a document with the weight of the heaviest text they stand in; kept: an edit costs little."""
    found: dict[str, float] = {}
    for text, weight, language in texts:
        words = stems(text, language)
        for pair in _HYPHENED.findall(text):  # "Eltern-Café" is found as Elterncafé
            words += stems(pair.replace("-", ""), language)
        for term in words:
            found[term] = max(found.get(term, 0.0), weight)
    return tuple(found.items())


def index_documents(documents: Sequence[Document]) -> SearchIndex:
    """Index documents by their position.

    Examples:
        >>> index = index_documents([Document((("Elterncafé im Treff", 1.0, "de"),)), Document((("Kita", 1.0, "de"),))])
        >>> index.documents["treff"].tolist()
        [0]
    """
    numbers: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for number, document in enumerate(documents):
        for term, weight in _weighed(document.texts):
            numbers.setdefault(term, []).append(number)
            weights.setdefault(term, []).append(weight)
    for term, inner in _compounds(numbers):
        for part in inner:
            numbers[part] += numbers[term]
            weights[part] += [weight * PART_OF_A_COMPOUND for weight in weights[term]]
    found: dict[str, Ints] = {}
    heavy: dict[str, Floats] = {}
    for term in numbers:
        found[term], heavy[term] = _merge(numbers[term], weights[term])
    return SearchIndex(len(documents), found, heavy)


def _compounds(numbers: dict[str, list[int]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {term for term in numbers if len(term) >= 4}
    yield from [(term, inner) for term in numbers if (inner := parts(term, known))]


def _merge(numbers: Iterable[int], weights: Iterable[float]) -> tuple[Ints, Floats]:
    """Each document once, with its largest weight."""
    documents = np.fromiter(numbers, np.int32)
    heavy = np.fromiter(weights, np.float32)
    order = np.lexsort((-heavy, documents))
    documents, heavy = documents[order], heavy[order]
    first = np.ones(len(documents), bool)
    first[1:] = documents[1:] != documents[:-1]
    return documents[first], heavy[first]
