# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept for a time only, and forgotten by itself. Each room says for its own rows; the worker does it daily."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Keeping:
    """Rows of `model` that `ended` before a moment are removed `days` later."""

    model: str
    days: int
    ended: Callable[[datetime], Any]
    """The moment to the queryset of rows that had ended by then."""


_keepings: dict[str, Keeping] = {}


def forget_after(model: str, days: int, ended: Callable[[datetime], Any]) -> None:
    _keepings[model] = Keeping(model, days, ended)


def kept_for(model: str) -> int | None:
    """Days after their end; None where rows stay as long as what they belong to."""
    return _keepings[model].days if model in _keepings else None


def forget_due(now: datetime | None = None) -> dict[str, int]:
    """Remove what has been kept long enough; returns the number of rows for each model that lost some."""
    now = now or timezone.now()
    gone = {}
    for name, keeping in _keepings.items():
        removed, _each = keeping.ended(now - timedelta(days=keeping.days)).delete()
        if removed:
            gone[name] = removed
    return gone
