# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How much a place counts that lies further away: 1 at the door, never more, never less than 0."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Decay = Callable[[Floats], Floats]


def evenly(distance: Floats) -> Floats:
    """Everything within the catchment counts the same."""
    return np.ones_like(distance)


def linear(up_to: float) -> Decay:
    """From 1 at the door down to 0 at the limit."""
    return lambda distance: np.maximum(0, 1 - distance / up_to)


def gaussian(sigma: float) -> Decay:
    """exp(-d² / 2 sigma²), with sigma in the unit of the distances."""
    return lambda distance: np.exp(-((distance / sigma) ** 2) / 2)


def zones(steps: Sequence[tuple[float, float]]) -> Decay:
    """Pairs of a zone's outer limit and its weight, from the inside out. A limit belongs to its zone; beyond is 0.

    Examples:
        >>> zones([(1, 1), (2, 0.68), (3, 0.22)])(np.array([0, 1, 1.5, 3, 3.1])).tolist()
        [1.0, 1.0, 0.68, 0.22, 0.0]
    """
    limits = np.array([limit for limit, _weight in steps], dtype=float)
    weights = np.array([*(weight for _limit, weight in steps), 0.0], dtype=float)
    return lambda distance: weights[np.searchsorted(limits, distance, side="left")]
