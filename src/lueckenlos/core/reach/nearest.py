# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The nearest service of each area, and how many people have one within a distance."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.spatial import cKDTree

from lueckenlos.core.reach.points import Points
from lueckenlos.core.reach.ways import Floats, Ints, Triples, Ways

_AREAS_AT_ONCE = 2**14


@dataclass(frozen=True)
class Nearest:
    """By area. Of several as near, the first in the order given.

    Attributes:
        supply: Number of the service; -1 where there is none.
        distance: In the unit of the ways; infinite where there is none.
    """

    supply: Ints
    distance: Floats


@dataclass(frozen=True)
class Share:
    """Attributes:
    share: Part of the people counted that has a service within the distance; None where nobody is counted.
    persons: People counted.
    areas_unknown: How many areas are left out because their persons are not known.
    """

    share: float | None
    persons: float
    areas_unknown: int


def nearest_straight(demand: Points, supply: Points) -> Nearest:
    """As the crow flies, in kilometres.

    Examples:
        >>> from lueckenlos.core.reach.points import Plane
        >>> homes = Plane(np.array([0.0, 5000.0]), np.array([0.0, 0.0]))
        >>> found = nearest_straight(homes, Plane(np.array([1000.0, 4000.0]), np.array([0.0, 0.0])))
        >>> found.supply.tolist(), found.distance.tolist()
        ([0, 1], [1.0, 1.0])
    """
    return nearest_by_ways(_candidates(demand, supply), len(demand))


def nearest_by_ways(ways: Ways | Iterator[Triples], areas: int) -> Nearest:
    """Of the ways given: on a matrix, or by a routing service."""
    supply, distance = np.full(areas, -1, dtype=np.int64), np.full(areas, np.inf)
    for near in ways:
        order = np.lexsort((near.supply, near.distance, near.demand))
        order = order[~np.isnan(near.distance[order])]
        here, first = np.unique(near.demand[order], return_index=True)
        there, far = near.supply[order][first], near.distance[order][first]
        nearer = (far < distance[here]) | ((far == distance[here]) & (there < supply[here]))
        supply[here[nearer]], distance[here[nearer]] = there[nearer], far[nearer]
    return Nearest(supply, distance)


def share_within(persons: Floats, distance: Floats, *, up_to: float) -> Share:
    """The share of people whose nearest service is at most so far away.

    Args:
        persons: By area; NaN is not known.
        distance: By area to its nearest service; infinite where there is none.
        up_to: The limit, included, in the unit of the distances.
    """
    known = ~np.isnan(persons)
    total = float(persons[known].sum())
    near = float(persons[known & (distance <= up_to)].sum())
    return Share(near / total if total > 0 else None, total, int((~known).sum()))


def _candidates(demand: Points, supply: Points) -> Iterator[Triples]:
    """All that are as near as the nearest, but for rounding. Of services at one spot the first stands for all."""
    if not len(supply):
        return
    spots, first = np.unique(supply.in_space(), axis=0, return_index=True)
    tree, points = cKDTree(spots), demand.in_space()
    for start in range(0, len(demand), _AREAS_AT_ONCE):
        some = points[start : start + _AREAS_AT_ONCE]
        far, _spot = tree.query(some)
        hits = tree.query_ball_point(some, far * (1 + 1e-9) + 1e-9)
        counts = np.fromiter(map(len, hits), dtype=np.int64, count=len(hits))
        here = np.repeat(np.arange(start, start + len(some)), counts)
        there = first[np.fromiter(chain.from_iterable(hits), dtype=np.int64, count=counts.sum())]
        yield Triples(here, there, demand.kilometres(here, supply, there))
