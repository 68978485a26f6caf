# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a composite index is made of: indicators, one scale for them, how they are added, the limits of its classes."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lueckenlos.core.errors import UnusableRecipe

Direction = Literal["higher_is_worse", "higher_is_better"]
Transformation = Literal["z_score", "min_max", "rank"]
StandardDeviation = Literal["population", "sample"]
Aggregation = Literal["sum", "mean"]
LARGEST_WEIGHT = 1e6


@dataclass(frozen=True, slots=True)
class Indicator:
    """A column of values. `direction` says what more of it means; `weight` is above zero, without a unit."""

    column: str
    direction: Direction = "higher_is_worse"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class IndexClass:
    """The values up to `limit`, itself included where `includes_limit`. None: everything above the class before."""

    limit: float | None = None
    includes_limit: bool = True


@dataclass(frozen=True, slots=True)
class IndexRule:
    """How one index is computed; it rises with what is worse. Classes count from 1, from the lowest values upward."""

    indicators: tuple[Indicator, ...]
    classes: tuple[IndexClass, ...]
    transformation: Transformation = "z_score"
    standard_deviation: StandardDeviation = "population"
    aggregation: Aggregation = "sum"
    is_restandardised: bool = True

    def __post_init__(self) -> None:
        columns = [indicator.column for indicator in self.indicators]
        if not columns:
            raise UnusableRecipe("The recipe names no indicator; name at least one.")
        if len(set(columns)) < len(columns):
            raise UnusableRecipe("The recipe names an indicator twice; name each once and give it a weight.")
        if not all(0 < indicator.weight <= LARGEST_WEIGHT for indicator in self.indicators):
            raise UnusableRecipe("A weight is not above zero, or far too large; correct it, or take the indicator out.")
        if not are_in_order(self.classes):
            raise UnusableRecipe(
                "The limits of the classes do not rise, or the last class has one; correct the limits."
            )


@dataclass(frozen=True, slots=True)
class Recipe:
    """A status index, and a dynamic index of its changes where there is one. Both leave out the same areas.

    Left out are the areas of `excluded_codes`, and those with fewer inhabitants than `minimum_population`; None is no
    limit.
    """

    status: IndexRule
    dynamic: IndexRule | None = None
    minimum_population: float | None = None
    excluded_codes: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Of all indicators, each once."""
        rules = (self.status, self.dynamic) if self.dynamic else (self.status,)
        return tuple(dict.fromkeys(indicator.column for rule in rules for indicator in rule.indicators))


def are_in_order(classes: Iterable[IndexClass]) -> bool:
    """Limits that rise, and a last class without one."""
    *limits, last = [each.limit for each in classes] or [0.0]
    if last is not None or None in limits:
        return False
    known = [limit for limit in limits if limit is not None]
    return all(map(math.isfinite, known)) and all(one < other for one, other in zip(known, known[1:]))
