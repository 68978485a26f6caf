# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people call things: the list that comes with the program, and the region's own, which adds to it.

A region's group with the id of one of the program's takes its place; without words it takes it away.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from lueckenlos.core.search import Synonyms, read_synonyms


@cache
def programs_groups() -> dict[str, tuple[str, ...]]:
    read = tomllib.loads(Path(__file__).with_name("synonyms.toml").read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in read.items()}


def synonyms_with(own: Mapping[str, Sequence[str]]) -> Synonyms:
    """The program's groups and a region's own."""
    return read_synonyms(group for group in {**programs_groups(), **own}.values() if group)
