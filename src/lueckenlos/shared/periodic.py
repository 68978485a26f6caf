# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due every so often: `@every(hours=24, name="forget", title=mark("…"))` in a room's periodic.py.

The worker runs what is due, one worker each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Periodic:
    name: str
    title: str
    hours: float
    run: Callable[[], Any]


_registered: dict[str, Periodic] = {}


def every(*, hours: float, name: str, title: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """`title` is what people read, marked for translation."""

    def register(function: Callable[[], Any]) -> Callable[[], Any]:
        known = _registered.get(name)
        if known is not None and known.run.__qualname__ != function.__qualname__:
            raise ValueError(f"two periodic jobs are called {name}")
        _registered[name] = Periodic(name, title, hours, function)
        return function

    return register


def registered() -> tuple[Periodic, ...]:
    return tuple(_registered.values())
