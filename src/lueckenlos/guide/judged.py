# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How well the search answers queries of which people said what helps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lueckenlos.guide.arrays import Catalogue
from lueckenlos.guide.asked import Asked
from lueckenlos.guide.finding import find_services
from lueckenlos.guide.places import Place

FIRST = 5


@dataclass(frozen=True)
class Judged:
    """`relevant`: codes of the services that help. `is_held_out`: nobody looked at it while the search was built."""

    id: str
    text: str
    language: str
    kind: str
    place: Place | None
    age: int | None
    relevant: frozenset[str]
    is_held_out: bool


@dataclass(frozen=True)
class Answer:
    """`rank` of the first service that helps, from 1; 0: none was found. `hits`: how many services were found."""

    query: Judged
    rank: int
    hits: int


@dataclass(frozen=True)
class Quality:
    """`without_hits`: nothing was found. `without_help`: something was found, but nothing of it helps."""

    queries: int
    at_1: int
    at_5: int
    without_hits: int
    without_help: int

    def share(self, count: int) -> float | None:
        return count / self.queries if self.queries else None


def answer(catalogue: Catalogue, query: Judged, now: datetime) -> Answer:
    asked = Asked(text=query.text, place=query.place, age=query.age)
    positions = find_services(catalogue, asked, now, query.language).positions
    helps = (number for number, at in enumerate(positions, start=1) if catalogue.codes[at] in query.relevant)
    return Answer(query, next(helps, 0), len(positions))


def quality(answers: Iterable[Answer]) -> Quality:
    ranks = [(given.rank, given.hits) for given in answers]
    return Quality(
        queries=len(ranks),
        at_1=sum(rank == 1 for rank, _hits in ranks),
        at_5=sum(1 <= rank <= FIRST for rank, _hits in ranks),
        without_hits=sum(hits == 0 for _rank, hits in ranks),
        without_help=sum(rank == 0 and hits > 0 for rank, hits in ranks),
    )


def by_kind(answers: Sequence[Answer]) -> dict[str, Quality]:
    kinds = sorted({given.query.kind for given in answers})
    return {kind: quality(given for given in answers if given.query.kind == kind) for kind in kinds}


def by_language(answers: Sequence[Answer]) -> dict[str, Quality]:
    languages = sorted({given.query.language for given in answers})
    return {code: quality(given for given in answers if given.query.language == code) for code in languages}
