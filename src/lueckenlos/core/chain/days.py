# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as day numbers, so that whole tables are compared at once. All dates are inclusive."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from lueckenlos.core.chain.tree import Ints

ALWAYS = 0
NEVER = date.max.toordinal() + 1


def day_numbers(dates: Sequence[date | None], *, missing: int) -> Ints:
    return np.array([missing if d is None else d.toordinal() for d in dates], dtype=np.int64)


def to_date(day: int) -> date | None:
    """None for a day after the last that a calendar names."""
    return date.fromordinal(day) if day < NEVER else None
