# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Errors of the core. Their messages are shown to planners: what is wrong, with which object, what to do."""

from collections.abc import Sequence


class CoreError(ValueError):
    """Base class for errors whose message is shown to a planner."""


class UnknownArea(CoreError):
    """The area asked for is not in the table of areas."""


class UnknownService(CoreError):
    """A service asked for is not in the table of services."""


class UnknownCell(CoreError):
    """The phase, field or transition asked for is not in the tables of phases and fields."""


class AreaCycle(CoreError):
    """An area lies, over its parents, in itself."""


class NegativeQuantity(CoreError):
    """A number of places, a cost or a span of days is below zero."""


class UnusableRecipe(CoreError):
    """A recipe of an index cannot be computed: indicators, weights or class limits do not fit."""


class UnusableShare(CoreError):
    """The share by which weights vary is not between 0 and 1."""


class DuplicateArea(CoreError):
    """An area stands in the measurements twice."""


class MissingIndicator(CoreError):
    """The measurements have no values of an indicator of the recipe."""


class UnusableValue(CoreError):
    """A value is too large to be computed with."""


class TooFewAreas(CoreError):
    """Fewer than two areas are left to compare. `reasons` says of each area why it is left out."""

    def __init__(self, reasons: Sequence[str | None]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(
            f"Of {len(self.reasons)} areas {self.reasons.count(None)} can be compared; an index needs 2 or more."
        )


class ConstantIndicator(CoreError):
    """An indicator has the same value everywhere, and cannot tell areas apart."""

    def __init__(self, column: str) -> None:
        self.column = column
        super().__init__(f"The indicator {column} has the same value in all areas; take it out of the recipe.")


class CancellingIndicators(CoreError):
    """The weighted indicators add up to the same everywhere."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self.columns = columns
        super().__init__(f"{', '.join(columns)} cancel each other out in all areas; change directions or weights.")


class UnknownPosition(CoreError):
    """Distances are asked for where coordinates are missing, or are of two kinds."""
