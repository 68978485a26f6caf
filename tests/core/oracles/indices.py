# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A slow index of docs/methods/indizes.md, area by area and with 60 digits, written from the text alone.

READING: "lies on the limit" is meant exactly; with 60 digits, what differs by less than 1e-40 is equal.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext

from lueckenlos.core.indices import IndexRule, Recipe

SAME = Decimal("1e-40")


def slow_index(
    recipe: Recipe,
    values: Mapping[str, Mapping[str, float | None]],
    population: Mapping[str, float | None],
) -> dict[str, tuple[str | None, float | None, int | None, float | None, int | None]]:
    """Per code: why it is left out, status index and class, dynamic index and class."""
    rules = [rule for rule in (recipe.status, recipe.dynamic) if rule is not None]
    columns = {indicator.column for rule in rules for indicator in rule.indicators}
    reasons = {code: _reason(recipe, code, values, population, columns) for code in population}
    kept = [code for code, reason in reasons.items() if reason is None]
    answers: list[dict[str, tuple[Decimal, int]]] = []
    with localcontext() as context:
        context.prec = 60
        answers = [_of_rule(rule, kept, values) for rule in rules]
    found = {}
    for code, reason in reasons.items():
        row: list[float | int | None] = []
        for at in range(2):
            known = reason is None and at < len(answers)
            row += [float(answers[at][code][0]), answers[at][code][1]] if known else [None, None]
        found[code] = (reason, *row)
    return found


def _reason(recipe, code, values, population, columns) -> str | None:
    if code in recipe.excluded_codes:
        return "named"
    if recipe.minimum_population is not None:
        if population[code] is None:
            return "population_unknown"
        if population[code] < recipe.minimum_population:
            return "population_below_minimum"
    return "value_missing" if any(values[column][code] is None for column in columns) else None


def _of_rule(rule: IndexRule, kept: Sequence[str], values) -> dict[str, tuple[Decimal, int]]:
    total = dict.fromkeys(kept, Decimal(0))
    weights = Decimal(0)
    for indicator in rule.indicators:
        weight = Decimal(indicator.weight)
        weights += weight
        sign = 1 if indicator.direction == "higher_is_worse" else -1
        scores = _scaled(rule, {code: sign * Decimal(values[indicator.column][code]) for code in kept})
        for code in kept:
            total[code] += weight * scores[code]
    if rule.aggregation == "mean":
        total = {code: value / weights for code, value in total.items()}
    if rule.is_restandardised:
        total = _standardised(total, rule.standard_deviation)
    return {code: (value, _class(rule, value)) for code, value in total.items()}


def _scaled(rule: IndexRule, column: dict[str, Decimal]) -> dict[str, Decimal]:
    low, high = min(column.values()), max(column.values())
    match rule.transformation:
        case "min_max":
            return {code: (value - low) / (high - low) for code, value in column.items()}
        case "rank":
            return {code: _place(value, list(column.values())) for code, value in column.items()}
    return _standardised(column, rule.standard_deviation)


def _place(value: Decimal, everyone: list[Decimal]) -> Decimal:
    below = sum(other < value for other in everyone)
    beside = sum(other == value for other in everyone) - 1
    return (Decimal(below) + Decimal(beside) / 2) / (len(everyone) - 1)


def _standardised(column: dict[str, Decimal], deviation: str) -> dict[str, Decimal]:
    count = len(column)
    mean = sum(column.values(), Decimal(0)) / count
    squares = sum(((value - mean) ** 2 for value in column.values()), Decimal(0))
    spread = (squares / (count if deviation == "population" else count - 1)).sqrt()
    return {code: (value - mean) / spread for code, value in column.items()}


def _class(rule: IndexRule, value: Decimal) -> int:
    for number, each in enumerate(rule.classes, start=1):
        if each.limit is None:
            return number
        beyond = value - Decimal(each.limit)
        if beyond < -SAME or (abs(beyond) <= SAME and each.includes_limit):
            return number
    raise AssertionError("the last class has no limit")
