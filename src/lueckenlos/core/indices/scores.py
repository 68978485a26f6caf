# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From values to an index and its classes. Columns of weights are computed side by side."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lueckenlos.core.errors import ConstantIndicator
from lueckenlos.core.indices.recipe import IndexClass, IndexRule, StandardDeviation

Floats = NDArray[np.float64]
ROUNDING = 1e-9
"""What lies closer to a limit than this lies on it: so much may computing have moved it. Nothing else is rounded."""
NOISE = 1e-12
"""Values that differ by no more than this share of the largest are the same: 0.1 + 0.2 and 0.3."""


def scores_of(rule: IndexRule, values: Mapping[str, Floats]) -> Floats:
    """Areas × indicators on one scale, each rising with what is worse. `values` are those of the areas with part in it.

    Raises:
        ConstantIndicator: an indicator has the same value everywhere.
    """
    columns = []
    for indicator in rule.indicators:
        column = values[indicator.column]
        if column.max() - column.min() <= NOISE * np.abs(column).max():
            raise ConstantIndicator(indicator.column)
        signed = column if indicator.direction == "higher_is_worse" else -column
        columns.append(_TRANSFORMATIONS[rule.transformation](signed, rule.standard_deviation))
    return np.column_stack(columns)


def weights_of(rule: IndexRule) -> Floats:
    return np.array([indicator.weight for indicator in rule.indicators])


def index_of(rule: IndexRule, scores: Floats, weights: Floats) -> Floats:
    """Areas × columns of weights (indicators × columns). NaN where the weighted scores are the same everywhere."""
    total = scores @ weights
    if rule.aggregation == "mean":
        total = total / weights.sum(axis=0)
    if not rule.is_restandardised:
        return total
    spread = total.max(axis=0) - total.min(axis=0)
    size = np.abs(scores).max() * (1.0 if rule.aggregation == "mean" else weights.sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spread > ROUNDING * size, _z_scores(total, rule.standard_deviation), np.nan)


def classes_of(classes: Sequence[IndexClass], index: Floats) -> NDArray[np.int64]:
    """The class of each value, from 1; 0 where there is no value."""
    found = np.ones(index.shape, dtype=np.int64)
    for each in classes:
        if each.limit is not None:
            margin = ROUNDING * max(1.0, abs(each.limit))
            found += index > each.limit + margin if each.includes_limit else index >= each.limit - margin
    return np.where(np.isnan(index), 0, found)


def _z_scores(values: Floats, deviation: StandardDeviation) -> Floats:
    ddof = 0 if deviation == "population" else 1
    return np.asarray((values - values.mean(axis=0)) / values.std(axis=0, ddof=ddof))


def _min_max(values: Floats, deviation: StandardDeviation) -> Floats:
    return np.asarray((values - values.min()) / (values.max() - values.min()))


def _ranks(values: Floats, deviation: StandardDeviation) -> Floats:
    """From 0 to 1; equal values share the mean of their ranks."""
    _distinct, place, times = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(times) - (times + 1) / 2
    return np.asarray(middle[place] / (len(values) - 1))


_TRANSFORMATIONS: dict[str, Callable[[Floats, StandardDeviation], Floats]] = {
    "z_score": _z_scores,
    "min_max": _min_max,
    "rank": _ranks,
}
