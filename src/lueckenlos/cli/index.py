# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos index`: a composite index by recipe, with classes."""

from collections.abc import Sequence
from pathlib import Path

import click

from lueckenlos.cli.index_answer import index_as_json, print_index, print_sensitivity
from lueckenlos.cli.index_input import computed, read_index_input
from lueckenlos.cli.options import json_option
from lueckenlos.cli.output import print_json, results
from lueckenlos.cli.speech import mark
from lueckenlos.core.indices import weight_sensitivity
from lueckenlos.datapackage.recipes import RECIPES
from lueckenlos.shared.language import _


@click.command(
    "index",
    help=mark("Status and dynamic index of areas by a recipe, with classes. FILE is a CSV or XLSX file of values."),
)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--recipe",
    metavar="NAME|FILE",
    help=mark("A recipe of the program (mss-2013, mss-2019), or a YAML file of your own."),
)
@click.option(
    "--exclude",
    metavar="CODE,CODE",
    multiple=True,
    help=mark("Areas to leave out, besides those that the recipe leaves out."),
)
@click.option(
    "--sensitivity",
    "percent",
    metavar="PERCENT",
    type=click.FloatRange(min=0, max=100, min_open=True, max_open=True),
    help=mark("Also say how many areas change class when weights vary by so much, one by one and all at once."),
)
@json_option
@click.pass_context
def index_command(
    ctx: click.Context, file: Path, recipe: str | None, exclude: tuple[str, ...], percent: float | None, as_json: bool
) -> None:
    path = recipe_path(recipe)
    ctx.meta["lueckenlos.as_json"] = as_json
    given = read_index_input(file, path, codes_in(exclude))
    areas = computed(given)
    sensitivity = None
    if percent is not None:
        sensitivity = weight_sensitivity(given.recipe, given.measurements, share=percent / 100)
    if as_json:
        print_json(index_as_json(areas, sensitivity))
        return
    console = results()
    print_index(console, given, areas)
    if sensitivity is not None:
        print_sensitivity(console, given, sensitivity)


def recipe_path(recipe: str | None) -> Path:
    names = ", ".join(RECIPES)
    if recipe is None:
        raise click.UsageError(_("Say with --recipe by which recipe: {names}, or a YAML file.").format(names=names))
    if recipe in RECIPES:
        return RECIPES[recipe]
    path = Path(recipe)
    if not path.exists():
        raise click.UsageError(
            _("There is no recipe and no file “{recipe}”. Recipes: {names}.").format(recipe=recipe, names=names)
        )
    return path


def codes_in(lists: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for each in lists for part in each.split(",") if (code := part.strip())))
