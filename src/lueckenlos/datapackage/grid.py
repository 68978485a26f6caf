# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of cells, as a CSV file or a sheet gives them."""

from collections.abc import Iterator
from dataclasses import dataclass

MOST_ROWS_ABOVE = 10
"""In so many rows the header is looked for, where the first one is a title."""


class Typed(str):
    """The text of a number that came as a number: its point is a decimal point."""

    __slots__ = ()


class BrokenRow(list[str]):
    """A row that was reported already; only its required cells are read."""


@dataclass
class Grid:
    """The first row is row 1. Rows are read once, and need not be in memory together.

    In a `german` grid a comma is the decimal sign that is advised. A `clean` one holds no unreadable character.
    """

    rows: Iterator[list[str]]
    german: bool
    clean: bool
