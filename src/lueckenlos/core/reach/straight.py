# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All pairs within a distance as the crow flies, without looking at the others."""

from collections.abc import Iterator

import numpy as np
from scipy.spatial import cKDTree

from lueckenlos.core.reach.points import Points
from lueckenlos.core.reach.ways import Triples

PAIRS_AT_ONCE = 2**21
"""About 150 MB while they are worked on."""


class StraightLines:
    """Ways as the crow flies. Where they all fit into one portion they are found once, else anew at each going through.

    Args:
        demand, supply: Where people live and where places are, in the same kind of coordinates.
        up_to_km: Pairs at this distance still belong to it.
        pairs_at_once: Most pairs of a portion, unless one area alone has more.

    Raises:
        UnknownPosition: one side is in metres, the other in degrees.
    """

    def __init__(self, demand: Points, supply: Points, *, up_to_km: float, pairs_at_once: int = PAIRS_AT_ONCE) -> None:
        self._demand, self._supply, self._up_to = demand, supply, up_to_km
        none = np.zeros(0, dtype=np.int64)
        self._kept: Triples | None = Triples(none, none, demand.kilometres(none, supply, none))
        if not len(demand) or not len(supply):
            return
        self._tree, self._points = cKDTree(supply.in_space()), demand.in_space()
        self._radius = demand.within_space(up_to_km)
        self._portions = self._split(pairs_at_once)
        self._kept = self._find(slice(None)) if len(self._portions) == 1 else None

    def __iter__(self) -> Iterator[Triples]:
        if self._kept is not None:
            yield self._kept
            return
        for portion in self._portions:
            yield self._find(portion)

    def _split(self, most: int) -> list[slice]:
        """Runs of areas that have, together, at most so many pairs."""
        rows = len(self._points)
        if rows * self._tree.n <= most:
            return [slice(0, rows)]
        upto = np.cumsum(self._tree.query_ball_point(self._points, self._radius, return_length=True))
        portions, start = [], 0
        while start < rows:
            before = upto[start - 1] if start else 0
            end = max(start + 1, int(np.searchsorted(upto, before + most, side="right")))
            portions.append(slice(start, end))
            start = end
        return portions

    def _find(self, portion: slice) -> Triples:
        near = cKDTree(self._points[portion]).sparse_distance_matrix(self._tree, self._radius, output_type="ndarray")
        here, there = near["i"] + (portion.start or 0), near["j"]
        distance = self._demand.kilometres(here, self._supply, there)
        inside = distance <= self._up_to
        return Triples(here[inside], there[inside], distance[inside])
