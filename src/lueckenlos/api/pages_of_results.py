# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A page of a listing, as the standard wants it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from lueckenlos.api.parameters import PER_PAGE

_T = TypeVar("_T")


def page_of(found: Sequence[_T], asked: dict[str, Any], write: Callable[[Sequence[_T]], list[Any]]) -> dict[str, Any]:
    """`write` makes entries of those of the page alone. A page after the last is empty."""
    page, size = asked.get("page", 1), asked.get("per_page", PER_PAGE)
    total = len(found)
    pages = -(-total // size)
    contents = write(found[(page - 1) * size : page * size])
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }
