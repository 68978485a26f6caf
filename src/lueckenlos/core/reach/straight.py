# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All pairs within a distance as the crow flies, without looking at the others."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.spatial import cKDTree

from lueckenlos.core.reach.points import Points
from lueckenlos.core.reach.ways import Ints, Triples

PAIRS_AT_ONCE = 2**23
"""About 500 MB while they are worked on."""
_PORTIONS_AT_ONCE = 4
_THREADS = 2
"""The search lets others run meanwhile."""


class StraightLines:
    """Ways as the crow flies. Where all fit into memory they are found once, else anew at each going through.

    Args:
        demand, supply: Where people live and where places are, in the same kind of coordinates.
        up_to_km: Pairs at this distance still belong to it.
        pairs_at_once: Most pairs that are kept in memory, unless one area alone has more.

    Raises:
        UnknownPosition: one side is in metres, the other in degrees.
    """

    def __init__(self, demand: Points, supply: Points, *, up_to_km: float, pairs_at_once: int = PAIRS_AT_ONCE) -> None:
        self._demand, self._up_to = demand, up_to_km
        none = np.zeros(0, dtype=np.int64)
        self._kept: list[Triples] | None = [Triples(none, none, demand.kilometres(none, supply, none))]
        if not len(demand) or not len(supply):
            return
        self._points, self._tree = demand.in_space(), cKDTree(supply.in_space())
        self._radius = demand.within_space(up_to_km)
        # Neighbours stand together in the order of a tree; so many of them can have no more pairs than allowed.
        order = cKDTree(self._points, balanced_tree=False, compact_nodes=False).indices
        together = max(1, pairs_at_once // (_PORTIONS_AT_ONCE * len(supply)))
        self._portions = [order[start : start + together] for start in range(0, len(demand), together)]
        self._kept = self._keep(pairs_at_once)

    def __iter__(self) -> Iterator[Triples]:
        return iter(self._kept) if self._kept is not None else self._find_all()

    def _keep(self, most: int) -> list[Triples] | None:
        """None where there are more pairs."""
        kept = []
        for found in self._find_all():
            kept.append(found)
            most -= len(found.demand)
            if most < 0:
                return None
        return kept

    def _find_all(self) -> Iterator[Triples]:
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, len(self._portions), _PORTIONS_AT_ONCE):
                yield from threads.map(self._find, self._portions[start : start + _PORTIONS_AT_ONCE])

    def _find(self, portion: Ints) -> Triples:
        some = cKDTree(self._points[portion], balanced_tree=False, compact_nodes=False)
        near = some.sparse_distance_matrix(self._tree, self._radius, output_type="ndarray")
        distance = self._demand.kilometres_over(near["v"])
        inside = distance <= self._up_to
        if not inside.all():
            near, distance = near[inside], distance[inside]
        return Triples(portion[near["i"]], near["j"].copy(), distance)
