# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of cells, as a CSV file or a sheet gives them."""

from collections.abc import Iterator
from dataclasses import dataclass


class Typed(str):
    """The text of a number that came as a number: its point is a decimal point."""

    __slots__ = ()


class BrokenRow(list[str]):
    """A row that was reported already; only its required cells are read."""


@dataclass
class Grid:
    """The first row is row 1. Rows are read once, and need not be in memory together.

    In a `german` grid "1.234" may mean a thousand. A `clean` one holds no unreadable character.
    """

    rows: Iterator[list[str]]
    german: bool
    clean: bool
