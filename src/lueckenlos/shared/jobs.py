# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Work in the background: `@job(title=mark("Import"))` before a function, then `function.enqueue(…)`.

A job that fails is tried again, so it must be all or nothing: wrap what it writes in a transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import Task

from lueckenlos.shared.language import _

P = ParamSpec("P")
T = TypeVar("T")

WAITS_SECONDS = (10, 60, 300)
"""Before each further try; after the last one the job has failed, and stays visible."""


@dataclass(frozen=True)
class Rules:
    title: str
    """What people read, marked for translation; empty: the name of the function."""
    tries: int


ORDINARY = Rules("", tries=1 + len(WAITS_SECONDS))


def job(*, title: str, tries: int = ORDINARY.tries) -> Callable[[Callable[P, T]], Task[P, T]]:
    """A task with a title for people, tried up to `tries` times: 1 for what must not happen twice."""

    def decorate(function: Callable[P, T]) -> Task[P, T]:
        named: Any = function
        named.rules = Rules(title, tries)
        return task(function)

    return decorate


def rules_of(path: str) -> Rules:
    """The rules of the task at this path; ordinary ones for a task that was not made here or is gone."""
    try:
        return getattr(import_string(path).func, "rules", ORDINARY)
    except (ImportError, AttributeError):
        return ORDINARY


def title_of(path: str) -> str:
    title = rules_of(path).title
    return _(title) if title else path.rpartition(".")[2]


def wait_after(attempt: int, rules: Rules) -> int | None:
    """Seconds until the next try after the `attempt`-th (counted from 1) has failed; None: there is none.

    >>> [wait_after(n, ORDINARY) for n in (1, 2, 3, 4)]
    [10, 60, 300, None]
    """
    if attempt >= rules.tries:
        return None
    return WAITS_SECONDS[min(attempt, len(WAITS_SECONDS)) - 1]
