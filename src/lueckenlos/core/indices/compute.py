# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A recipe and measurements: index and class of each area."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lueckenlos.core.errors import CancellingIndicators, TooFewAreas
from lueckenlos.core.indices.measurements import Exclusion, Measurements, check_measurements, exclusions
from lueckenlos.core.indices.recipe import IndexRule, Recipe
from lueckenlos.core.indices.scores import Floats, classes_of, index_of, scores_of, weights_of


@dataclass(frozen=True, slots=True)
class AreaIndex:
    """Indices without a unit, unrounded; classes from 1. All None where the area is left out, or without a dynamic.

    `missing` are the indicators that are not known, where that is why.
    """

    code: str
    excluded: Exclusion | None
    missing: tuple[str, ...] = ()
    status_index: float | None = None
    status_class: int | None = None
    dynamic_index: float | None = None
    dynamic_class: int | None = None


@dataclass(frozen=True)
class Prepared:
    """The areas that have part in the index, by code, with their values."""

    codes: tuple[str, ...]
    values: Mapping[str, Floats]


def prepare(recipe: Recipe, measurements: Measurements) -> Prepared:
    check_measurements(recipe, measurements)
    ordered = measurements.in_order()
    return _included(recipe, ordered, exclusions(recipe, ordered))


def compute_index(recipe: Recipe, measurements: Measurements) -> tuple[AreaIndex, ...]:
    """Index and class of each area, by code.

    Areas that the recipe leaves out, or for which a value is not known, have no part in means and deviations, and no
    index: they never count as 0.

    Args:
        recipe: Indicators, transformation, weights, aggregation, exclusions and classes.
        measurements: One row an area; NaN is not known.

    Returns:
        One entry an area of the measurements, by code.

    Raises:
        DuplicateArea: an area stands there twice.
        MissingIndicator: the measurements have no values of an indicator.
        UnusableValue: a value is too large to be true.
        TooFewAreas: fewer than two areas are left.
        ConstantIndicator: an indicator has the same value in all areas that are left.
        CancellingIndicators: the weighted indicators add up to the same everywhere.

    Source:
        docs/methods/indizes.md; Senatsverwaltung Berlin, Monitoring Soziale Stadtentwicklung.

    Examples:
        >>> from lueckenlos.core.indices.recipe import IndexClass, Indicator
        >>> classes = (IndexClass(-1.0, includes_limit=False), IndexClass(1.0), IndexClass())
        >>> rule = IndexRule((Indicator("poor"),), classes)
        >>> values = {"poor": np.array([10.0, 20.0, 30.0, np.nan])}
        >>> for area in compute_index(Recipe(rule), Measurements(("a", "b", "c", "d"), values)):
        ...     print(area.code, area.excluded, area.status_index and round(area.status_index, 2), area.status_class)
        a None -1.22 1
        b None 0.0 2
        c None 1.22 3
        d value_missing None None
    """
    check_measurements(recipe, measurements)
    ordered = measurements.in_order()
    reasons = exclusions(recipe, ordered)
    included = _included(recipe, ordered, reasons)
    status = iter(_indices_and_classes(recipe.status, included))
    none = [(None, None)] * len(included.codes)
    dynamic = iter(none if recipe.dynamic is None else _indices_and_classes(recipe.dynamic, included))
    return tuple(
        AreaIndex(code, None, (), *next(status), *next(dynamic))
        if reason is None
        else AreaIndex(code, reason, ordered.missing(recipe, at) if reason == "value_missing" else ())
        for at, (code, reason) in enumerate(zip(ordered.codes, reasons))
    )


def _included(recipe: Recipe, ordered: Measurements, reasons: list[Exclusion | None]) -> Prepared:
    kept = np.array([reason is None for reason in reasons], dtype=bool)
    if kept.sum() < 2:
        raise TooFewAreas(reasons)
    return Prepared(
        tuple(code for code, reason in zip(ordered.codes, reasons) if reason is None),
        {column: ordered.values[column][kept] for column in recipe.columns},
    )


def _indices_and_classes(rule: IndexRule, included: Prepared) -> list[tuple[float, int]]:
    index = index_of(rule, scores_of(rule, included.values), weights_of(rule)[:, np.newaxis])[:, 0]
    if np.isnan(index).any():
        raise CancellingIndicators(tuple(indicator.column for indicator in rule.indicators))
    return list(zip(index.tolist(), classes_of(rule.classes, index).tolist()))
