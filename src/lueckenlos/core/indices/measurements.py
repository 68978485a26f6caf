# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The values that an index is computed from, and which areas have part in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lueckenlos.core.errors import DuplicateArea, MissingIndicator, UnusableValue
from lueckenlos.core.indices.recipe import Recipe

Exclusion = Literal["named", "population_unknown", "population_below_minimum", "value_missing"]
LARGEST_VALUE = 1e12
"""Above it, differences between areas drown in the rounding of floating-point numbers."""


@dataclass(frozen=True)
class Measurements:
    """One row an area, in any order. `population` in persons; NaN, and population None, mean not known."""

    codes: tuple[str, ...]
    values: Mapping[str, NDArray[np.float64]]
    population: NDArray[np.float64] | None = None

    def in_order(self) -> "Measurements":
        """By code: so that the order of the rows cannot move even the last digit of a result."""
        order = np.array(sorted(range(len(self.codes)), key=self.codes.__getitem__), dtype=np.intp)
        return Measurements(
            tuple(self.codes[at] for at in order),
            {column: np.asarray(values, dtype=np.float64)[order] for column, values in self.values.items()},
            None if self.population is None else np.asarray(self.population, dtype=np.float64)[order],
        )

    def missing(self, recipe: Recipe, at: int) -> tuple[str, ...]:
        """The indicators of the recipe that are not known for an area."""
        return tuple(column for column in recipe.columns if np.isnan(self.values[column][at]))


def check_measurements(recipe: Recipe, measurements: Measurements) -> None:
    if len(set(measurements.codes)) < len(measurements.codes):
        raise DuplicateArea("An area stands in the measurements twice; keep one row for each area.")
    for column in recipe.columns:
        if column not in measurements.values:
            raise MissingIndicator(f"The indicator {column} is missing; add it, or choose another recipe.")
        if np.any(np.abs(measurements.values[column]) > LARGEST_VALUE):
            raise UnusableValue(f"A value of {column} is too large to be true; correct it.")


def exclusions(recipe: Recipe, measurements: Measurements) -> list[Exclusion | None]:
    """Why each area is left out; None where it is not. The first reason that fits."""
    count = len(measurements.codes)
    population = np.full(count, np.nan) if measurements.population is None else measurements.population
    has_gap = np.zeros(count, dtype=bool)
    for column in recipe.columns:
        has_gap |= np.isnan(measurements.values[column])
    reasons: list[Exclusion | None] = []
    for code, persons, gap in zip(measurements.codes, population, has_gap):
        if code in recipe.excluded_codes:
            reasons.append("named")
        elif recipe.minimum_population is not None and np.isnan(persons):
            reasons.append("population_unknown")
        elif recipe.minimum_population is not None and persons < recipe.minimum_population:
            reasons.append("population_below_minimum")
        else:
            reasons.append("value_missing" if gap else None)
    return reasons
