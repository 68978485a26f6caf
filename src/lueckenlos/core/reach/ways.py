# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Ways from where people live to where places are, whoever measured them."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from lueckenlos.core.reach.points import Points

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Triples(NamedTuple):
    """Pairs with their distance, each at most once.

    Attributes:
        demand: Numbers of the areas in which people live, from 0.
        supply: Numbers of the services, from 0.
        distance: In kilometres or minutes, whichever the limit is in.
    """

    demand: Ints
    supply: Ints
    distance: Floats


class Ways(Protocol):
    """The pairs, in portions that fit into memory. They are gone through more than once: an iterator will not do.

    A list with one portion is enough for a matrix. A pair that is not there cannot be travelled.
    """

    def __iter__(self) -> Iterator[Triples]: ...


class Routing(Protocol):
    """Whoever knows real ways: on foot, by bus. It is asked for all pairs up to a limit, in its own unit."""

    def ways(self, demand: Points, supply: Points, up_to: float) -> Ways: ...
