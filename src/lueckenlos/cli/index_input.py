# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Recipe, values and excluded areas of `lueckenlos index`: read, or all that is wrong with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lueckenlos.cli.output import messages, say
from lueckenlos.cli.problems import InputError, fail, print_problems
from lueckenlos.cli.words import exclusion_word
from lueckenlos.core.errors import CancellingIndicators, ConstantIndicator, TooFewAreas
from lueckenlos.core.indices import AreaIndex, Measurements, Recipe, compute_index
from lueckenlos.datapackage import Problem, Report
from lueckenlos.datapackage.measurements import NamedMeasurements, read_measurements
from lueckenlos.datapackage.nearest import Nearest
from lueckenlos.datapackage.recipes import RecipeFile, read_recipe
from lueckenlos.shared.language import _


@dataclass(frozen=True)
class IndexInput:
    """What is computed: `recipe` with the areas that were left out by hand too."""

    file: str
    described: RecipeFile
    recipe: Recipe
    measurements: Measurements
    names: Mapping[str, str]


def read_index_input(file: Path, recipe: Path, excluded: Sequence[str]) -> IndexInput:
    """Ends the command with all that is wrong in the recipe, else with all that is wrong in the file."""
    report = Report()
    described = read_recipe(recipe, report.of(recipe.name))
    if described is None:
        raise InputError(report.errors)
    named = read_measurements(file, described, report.of(file.name))
    if named is None:
        raise InputError(report.errors)
    print_problems(report.notices, style="dim")
    _check_excluded(file, recipe, described, named, excluded)
    return IndexInput(
        file=file.name,
        described=described,
        recipe=replace(described.recipe, excluded_codes=described.recipe.excluded_codes | set(excluded)),
        measurements=named.measurements,
        names=named.names,
    )


def _check_excluded(
    file: Path, recipe: Path, described: RecipeFile, named: NamedMeasurements, excluded: Sequence[str]
) -> None:
    """A code given by hand must exist; one of the recipe may be of another year."""
    known = set(named.measurements.codes)
    nearest = Nearest(known)
    action = _("Use one of the codes in the column {column}.").format(column=described.area_column)
    problems = [
        Problem(file.name, None, "--exclude", code, _("There is no area with this code."), nearest.hint(code) or action)
        for code in excluded
        if code not in known
    ]
    if problems:
        raise InputError(problems)
    for code in sorted(described.recipe.excluded_codes - known):
        text = _("{recipe} leaves out {code}; {file} has no such area.")
        say(messages(), text.format(recipe=recipe.name, code=code, file=file.name), "yellow")


def computed(given: IndexInput) -> tuple[AreaIndex, ...]:
    """Ends the command where the values do not give an index."""
    try:
        return compute_index(given.recipe, given.measurements)
    except TooFewAreas as error:
        counts = Counter(exclusion_word(reason) for reason in error.reasons if reason)
        reasons = ", ".join(f"{reason}: {n}" for reason, n in counts.items()) or _("none")
        fail(
            given.file,
            _("{n} areas can be compared; an index needs at least 2.").format(n=error.reasons.count(None)),
            _("Add areas or values, or leave out fewer areas. Left out are: {reasons}.").format(reasons=reasons),
        )
    except ConstantIndicator as error:
        raise InputError([_constant(given, error.column)]) from error
    except CancellingIndicators as error:
        fail(
            given.file,
            _("The indicators {columns} cancel each other out in all areas.").format(columns=", ".join(error.columns)),
            _("Change directions or weights in the recipe."),
        )


def _constant(given: IndexInput, column: str) -> Problem:
    return Problem(
        given.file,
        None,
        column,
        None,
        _("The indicator has the same value in all areas that are compared; it cannot tell them apart."),
        _("Correct the values, or take the indicator out of the recipe."),
    )
