# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Errors of the core. Their messages are shown to planners: what is wrong, with which object, what to do."""


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
