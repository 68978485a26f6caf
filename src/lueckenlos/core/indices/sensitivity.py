# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How much the classes hang on the weights, which somebody once agreed on."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lueckenlos.core.errors import UnusableShare
from lueckenlos.core.indices.compute import Prepared, prepare
from lueckenlos.core.indices.measurements import Measurements
from lueckenlos.core.indices.recipe import IndexRule, Recipe
from lueckenlos.core.indices.scores import Floats, classes_of, index_of, scores_of, weights_of

_VALUES_AT_ONCE = 2_000_000
"""So many areas × draws are held in memory together."""


@dataclass(frozen=True, slots=True)
class WeightChange:
    """One weight alone, lower or higher by the share: how many areas are then in another class."""

    column: str
    changed_if_lower: int
    changed_if_higher: int


@dataclass(frozen=True, slots=True)
class RuleSensitivity:
    """`mean_changed` and `most_changed`: areas in another class, over all draws.

    `unsteady`: the areas that ever change, with the share of the draws in which they do, largest first.
    """

    single: tuple[WeightChange, ...]
    mean_changed: float
    most_changed: int
    unsteady: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """`areas` have part in the index. `dynamic` is None where the recipe has none."""

    share: float
    draws: int
    seed: int
    areas: int
    status: RuleSensitivity
    dynamic: RuleSensitivity | None


def weight_sensitivity(
    recipe: Recipe, measurements: Measurements, *, share: float, draws: int = 1000, seed: int = 2013
) -> Sensitivity:
    """How many areas change class when weights vary.

    Args:
        recipe: The recipe.
        measurements: The values.
        share: By how much of itself a weight varies, up and down; above 0 and below 1.
        draws: How often all weights are drawn at once, each evenly between its lowest and its highest.
        seed: The same seed gives the same draws.

    Raises:
        UnusableShare: the share is not between 0 and 1, or there are no draws.
        CoreError: as compute_index.

    Source:
        Nardo and others (2008), Handbook on Constructing Composite Indicators, OECD, step 7; docs/methods/indizes.md.

    Examples:
        >>> from lueckenlos.core.indices.recipe import IndexClass, IndexRule, Indicator
        >>> rule = IndexRule((Indicator("a"), Indicator("b")), (IndexClass(0.0), IndexClass()))
        >>> values = {"a": np.array([1.0, 2.0, 3.1]), "b": np.array([3.0, 2.0, 1.0])}
        >>> found = weight_sensitivity(Recipe(rule), Measurements(("x", "y", "z"), values), share=0.1)
        >>> [(change.column, change.changed_if_lower, change.changed_if_higher) for change in found.status.single]
        [('a', 1, 1), ('b', 1, 1)]
    """
    if not (0 < share < 1 and draws > 0):
        raise UnusableShare("Weights vary by a share above 0 and below 1, in at least one draw.")
    prepared = prepare(recipe, measurements)
    return Sensitivity(
        share=share,
        draws=draws,
        seed=seed,
        areas=len(prepared.codes),
        status=_of_rule(recipe.status, prepared, share, draws, seed),
        dynamic=None if recipe.dynamic is None else _of_rule(recipe.dynamic, prepared, share, draws, seed),
    )


def _of_rule(rule: IndexRule, prepared: Prepared, share: float, draws: int, seed: int) -> RuleSensitivity:
    scores, weights = scores_of(rule, prepared.values), weights_of(rule)
    base = classes_of(rule.classes, index_of(rule, scores, weights[:, np.newaxis]))

    def changes(varied: Floats) -> NDArray[np.bool_]:
        return np.asarray(classes_of(rule.classes, index_of(rule, scores, varied)) != base)

    size = len(weights)
    lower = changes(weights[:, np.newaxis] * (1 - share * np.eye(size))).sum(axis=0)
    higher = changes(weights[:, np.newaxis] * (1 + share * np.eye(size))).sum(axis=0)
    per_area = np.zeros(len(prepared.codes), dtype=np.int64)
    per_draw: list[int] = []
    for factors in _drawn(size, share, draws, seed, at_once=max(1, _VALUES_AT_ONCE // len(prepared.codes))):
        changed = changes(weights[:, np.newaxis] * factors)
        per_area += changed.sum(axis=1)
        per_draw += changed.sum(axis=0).tolist()
    unsteady = [(code, int(times) / draws) for code, times in zip(prepared.codes, per_area) if times]
    return RuleSensitivity(
        single=tuple(
            WeightChange(indicator.column, int(low), int(high))
            for indicator, low, high in zip(rule.indicators, lower, higher)
        ),
        mean_changed=sum(per_draw) / draws,
        most_changed=max(per_draw),
        unsteady=tuple(sorted(unsteady, key=lambda pair: (-pair[1], pair[0]))),
    )


def _drawn(size: int, share: float, draws: int, seed: int, *, at_once: int) -> Iterator[Floats]:
    """Factors of the weights, indicators × draws. How many are drawn at once changes nothing of what is drawn."""
    random = np.random.default_rng(seed)
    for first in range(0, draws, at_once):
        yield random.uniform(1 - share, 1 + share, (min(at_once, draws - first), size)).T
