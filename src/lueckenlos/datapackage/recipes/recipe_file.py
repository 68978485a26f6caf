# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A recipe together with what its file says about it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lueckenlos.core.indices import Recipe
from lueckenlos.shared.language import current_language


class Words(NamedTuple):
    de: str
    en: str

    def __str__(self) -> str:
        return self.en if current_language() == "en" else self.de


@dataclass(frozen=True)
class RecipeFile:
    """`area_column`, `name_column` and `population_column`, in small letters, are those of the file with the values."""

    title: Words
    source: str
    valid_from: date
    valid_until: date | None
    area_column: str
    name_column: str | None
    population_column: str | None
    recipe: Recipe
    status_names: tuple[Words, ...]
    dynamic_names: tuple[Words, ...]
