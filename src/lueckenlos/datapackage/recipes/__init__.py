# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Recipes of composite indices: those that come with the program, and reading those of others."""

from pathlib import Path

from lueckenlos.datapackage.recipes.read import read_recipe
from lueckenlos.datapackage.recipes.recipe_file import RecipeFile, Words

__all__ = ["RECIPES", "RecipeFile", "Words", "read_recipe"]

RECIPES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
"""By name, such as mss-2013."""
