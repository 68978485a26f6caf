# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One thing that needs somebody, with the way to where it is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Line:
    word: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[Line]
    more: str = ""
    """Where all of them stand, if these are only the first."""
    is_urgent: bool = False


def way(name: str, *args: Any) -> str:
    """The address of a page; empty where its room is not there."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
