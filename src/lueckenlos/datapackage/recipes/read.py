# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A recipe of an index from its YAML file; every fault with line and key."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from lueckenlos.core.errors import UnusableRecipe
from lueckenlos.core.indices import IndexClass, IndexRule, Indicator, Recipe
from lueckenlos.core.indices.recipe import (
    LARGEST_WEIGHT,
    Aggregation,
    Direction,
    StandardDeviation,
    Transformation,
    are_in_order,
)
from lueckenlos.datapackage.decode import decode
from lueckenlos.datapackage.recipes.entries import Entry, parse_yaml
from lueckenlos.datapackage.recipes.recipe_file import RecipeFile, Words
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.shared.language import _

MOST_BYTES = 100_000
MOST_LIMIT = 1e9
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "transformation": get_args(Transformation),
    "standard_deviation": get_args(StandardDeviation),
    "aggregation": get_args(Aggregation),
    "restandardise": ("true", "false"),
}


def read_recipe(path: Path, report: FileReport) -> RecipeFile | None:
    """None where something is wrong, which the report then says."""
    try:
        top = parse_yaml(_text(path, report), report)
    except Unreadable as error:
        report.error(error.problem, error.action)
        return None
    read = _recipe_file(top)
    return read if not report.report.errors else None


def _text(path: Path, report: FileReport) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(_("The file cannot be read."), _("Check path and permissions.")) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is too large for a recipe."), _("Check whether this is the right file."))
    return decode(data, report)


def _recipe_file(top: Entry) -> RecipeFile | None:
    found = top.entries(
        ("title_de", "valid_from", "source", "columns", "status"),
        ("title_en", "valid_until", "minimum_population", "exclude", "dynamic"),
    )
    columns = found["columns"].entries(("area",), ("name", "population")) if "columns" in found else {}
    names = {key: (entry.text() or "").casefold() for key, entry in columns.items()}
    recipe, status_names, dynamic_names = _recipe(found)
    since, until = _validity(found)
    title, source = _words(found, "title"), found["source"].text() if "source" in found else None
    if recipe is None or since is None or source is None or "columns" not in found:
        return None
    _check_columns(recipe, names, found["columns"])
    return RecipeFile(
        title=title,
        source=source,
        valid_from=since,
        valid_until=until,
        area_column=names.get("area", ""),
        name_column=names.get("name"),
        population_column=names.get("population"),
        recipe=recipe,
        status_names=status_names,
        dynamic_names=dynamic_names,
    )


def _recipe(found: Mapping[str, Entry]) -> tuple[Recipe | None, tuple[Words, ...], tuple[Words, ...]]:
    """The recipe, and the names of the classes of status and dynamic."""
    status, dynamic = (_rule(found[key]) if key in found else None for key in ("status", "dynamic"))
    minimum = found["minimum_population"].number(above=0, most=MOST_LIMIT) if "minimum_population" in found else None
    excluded = [entry.text() for entry in found["exclude"].items()] if "exclude" in found else []
    if status is None:
        return None, (), ()
    recipe = Recipe(status[0], dynamic[0] if dynamic else None, minimum, frozenset(filter(None, excluded)))
    return recipe, status[1], dynamic[1] if dynamic else ()


def _validity(found: Mapping[str, Entry]) -> tuple[date | None, date | None]:
    since, until = (found[key].day() if key in found else None for key in ("valid_from", "valid_until"))
    if since and until and until < since:
        found["valid_until"].fault(_("The last day lies before the first."), _("Correct one of the two days."))
    return since, until


def _check_columns(recipe: Recipe, names: Mapping[str, str], columns: Entry) -> None:
    if recipe.minimum_population is not None and "population" not in names:
        columns.fault(
            _("A minimum population is asked for, and no column is named that gives it."),
            _("Add the key {key}.").format(key="population"),
        )
    all_names = [*names.values(), *recipe.columns]
    if len(set(all_names)) < len(all_names):
        columns.fault(
            _("A column is named for two things."),
            _("Give areas, names, population and indicators columns of their own."),
        )


def _rule(entry: Entry) -> tuple[IndexRule, tuple[Words, ...]] | None:
    found = entry.entries(("indicators", "classes"), tuple(_CHOICES))
    chosen: dict[str, Any] = {
        key: value for key, choices in _CHOICES.items() if key in found and (value := found[key].choice(choices))
    }
    if "restandardise" in chosen:
        chosen["is_restandardised"] = chosen.pop("restandardise") == "true"
    if not {"indicators", "classes"} <= found.keys():
        return None
    indicators = [_indicator(each) for each in found["indicators"].items()]
    classes = [_class(each) for each in found["classes"].items()]
    limits = tuple(each for each, _names in classes if each is not None)
    if None in indicators or len(limits) < len(classes):
        return None
    if not are_in_order(limits):
        found["classes"].fault(
            _("The limits of the classes do not rise, or the last class has one."),
            _("Order the classes by their limits, and leave the last one without."),
        )
        return None
    try:
        rule = IndexRule(tuple(each for each in indicators if each is not None), limits, **chosen)
    except UnusableRecipe:
        found["indicators"].fault(
            _("There is no indicator, or one stands here twice."), _("Name each indicator once, and give it a weight.")
        )
        return None
    return rule, tuple(words for _limit, words in classes)


def _indicator(entry: Entry) -> Indicator | None:
    found = entry.entries(("column", "direction"), ("weight",))
    column = found["column"].text() if "column" in found else None
    direction = found["direction"].choice(get_args(Direction)) if "direction" in found else None
    weight = found["weight"].number(above=0, most=LARGEST_WEIGHT) if "weight" in found else 1.0
    if column is None or direction is None or weight is None:
        return None
    return Indicator(column.casefold(), cast(Direction, direction), weight)


def _class(entry: Entry) -> tuple[IndexClass | None, Words]:
    found = entry.entries(("name_de",), ("name_en", "below", "up_to"))
    words = _words(found, "name")
    if {"below", "up_to"} <= found.keys():
        entry.fault(
            _("The class has two limits."), _("Keep `below` (without the limit itself) or `up_to` (with it), not both.")
        )
        return None, words
    for key in ("below", "up_to"):
        if key in found:
            limit = found[key].number(most=MOST_LIMIT)
            return (None if limit is None else IndexClass(limit, includes_limit=key == "up_to")), words
    return IndexClass(), words


def _words(found: Mapping[str, Entry], key: str) -> Words:
    german, english = (found[name].text() if name in found else None for name in (f"{key}_de", f"{key}_en"))
    return Words(german or "", english or german or "")
