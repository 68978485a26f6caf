# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words to the documents they stand in, as arrays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search.compounds import SHORTEST_PART, parts
from lueckenlos.core.search.typos import Neighbours
from lueckenlos.core.search.words import mattering

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
LAST_PART, OTHER_PART = 0.7, 0.5
"""How much a part of a compound weighs: a Familienhebamme is a Hebamme, and it has to do with a Familie."""
MOST_COMPLETIONS = 20
MOST_LOOKED_AT = 300
_HYPHENED = re.compile(r"\w{2,}-\w{2,}")
_RANGE = re.compile(r"\b([A-Za-z])\s?(\d{1,2})\s?(?:bis|to|[-–])\s?(?:\1\s?)?(\d{1,2})\b")
LONGEST_RANGE = 20


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
    written: dict[str, str]
    """How a term is written where it stands first."""

    @cached_property
    def vocabulary(self) -> list[str]:
        return sorted(self.documents)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.vocabulary)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(term[::-1] for term in self.vocabulary)

    def completions(self, beginning: str) -> list[str]:
        """Terms that begin so, the more frequent first."""
        return self._frequent(_beginning(self.vocabulary, beginning))

    def heads(self, ending: str) -> list[str]:
        """Terms that end so, the more frequent first: a Familienhebamme is a Hebamme."""
        return self._frequent([term[::-1] for term in _beginning(self._backwards, ending[::-1])])

    @cached_property
    def _written_out(self) -> str:
        return "\n" + "\n".join(self.vocabulary) + "\n"

    def containing(self, stretch: str) -> list[str]:
        """Terms that have these letters anywhere."""
        found: list[str] = []
        text, at = self._written_out, 0
        while len(found) < MOST_COMPLETIONS and (at := text.find(stretch, at)) >= 0:
            end = text.index("\n", at)
            found.append(text[text.rindex("\n", 0, at) + 1 : end])
            at = end
        return found

    def _frequent(self, terms: list[str]) -> list[str]:
        return sorted(terms, key=lambda term: -len(self.documents[term]))[:MOST_COMPLETIONS]


def _beginning(rising: list[str], beginning: str) -> list[str]:
    first = bisect_left(rising, beginning)
    found = rising[first : first + MOST_LOOKED_AT]
    return found[: bisect_right(found, beginning + "\U0010ffff")]


@lru_cache(maxsize=300_000)
def _weighed(texts: tuple[tuple[str, float, str], ...]) -> tuple[tuple[str, str, float], ...]:
    """The terms of a document, how they are written there, with the weight of the heaviest text they stand in.

    Kept: an edit costs little.
    """
    found: dict[str, float] = {}
    written: dict[str, str] = {}
    for text, weight, language in texts:
        words = mattering(text, language)
        for pair in _HYPHENED.findall(text):  # "Eltern-Café" is found as Elterncafé
            words += mattering(pair.replace("-", ""), language)
        words += [(term, term) for term in _numbered(text)]
        for term, word in words:
            if term not in found:
                found[term], written[term] = weight, word
            elif weight > found[term]:
                found[term] = weight
    return tuple((term, written[term], weight) for term, weight in found.items())


def _numbered(text: str) -> list[str]:
    """ "U1 bis U9" is found as U7.

    Examples:
        >>> _numbered("Untersuchungen U1 bis U3")
        ['u1', 'u2', 'u3']
    """
    found = []
    for letter, first, last in _RANGE.findall(text):
        numbers = range(int(first), int(last) + 1)
        if len(numbers) <= LONGEST_RANGE:
            found += [f"{letter.casefold()}{number}" for number in numbers]
    return found


def index_documents(documents: Sequence[Document], words: Collection[str] = ()) -> SearchIndex:
    """Index documents by their position. `words`: what compounds may be made of, beside the words of the documents.

    Examples:
        >>> index = index_documents([Document((("Elterncafé im Treff", 1.0, "de"),)), Document((("Kita", 1.0, "de"),))])
        >>> index.documents["treff"].tolist()
        [0]
    """
    numbers: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    written: dict[str, str] = {}
    for number, document in enumerate(documents):
        for term, word, weight in _weighed(document.texts):
            if term not in numbers:
                numbers[term], weights[term], written[term] = [], [], word
            numbers[term].append(number)
            weights[term].append(weight)
    for term, inner in _compounds(numbers, words):
        for part in inner:
            factor = LAST_PART if part == inner[-1] else OTHER_PART
            numbers.setdefault(part, []).extend(numbers[term])
            weights.setdefault(part, []).extend([weight * factor for weight in weights[term]])
    found: dict[str, Ints] = {}
    heavy: dict[str, Floats] = {}
    for term in numbers:
        found[term], heavy[term] = _merge(numbers[term], weights[term])
    return SearchIndex(len(documents), found, heavy, written)


def _compounds(terms: Collection[str], words: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    known = {word for word in (*terms, *words) if len(word) >= SHORTEST_PART}
    return [(term, inner) for term in terms if (inner := parts(term, known))]


def _merge(numbers: Iterable[int], weights: Iterable[float]) -> tuple[Ints, Floats]:
    """Each document once, with its largest weight."""
    documents = np.fromiter(numbers, np.int32)
    heavy = np.fromiter(weights, np.float32)
    order = np.lexsort((-heavy, documents))
    documents, heavy = documents[order], heavy[order]
    first = np.ones(len(documents), bool)
    first[1:] = documents[1:] != documents[:-1]
    return documents[first], heavy[first]
