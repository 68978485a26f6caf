# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Composite indices: what must hold for any recipe, worked cases, and a slow implementation beside the fast one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.oracles.indices import slow_index
from lueckenlos.core import errors
from lueckenlos.core.indices import (
    IndexClass,
    IndexRule,
    Indicator,
    Measurements,
    Recipe,
    compute_index,
    weight_sensitivity,
)

CLASSES = (IndexClass(-1.0, includes_limit=False), IndexClass(1.0), IndexClass(1.5), IndexClass())
ANY = settings(max_examples=80, deadline=None)
NUMBERS = st.integers(-400, 400).map(lambda n: n / 4)


def measured(population=None, **columns):
    count = len(next(iter(columns.values())))
    return Measurements(
        tuple("abcdefghijklmnop"[:count]),
        {name: np.array(values, dtype=float) for name, values in columns.items()},
        None if population is None else np.array(population, dtype=float),
    )


def rule(*indicators, **given):
    made = tuple(each if isinstance(each, Indicator) else Indicator(each) for each in indicators)
    return IndexRule(made, given.pop("classes", CLASSES), **given)


@st.composite
def rules(draw, columns):
    names = draw(st.lists(st.sampled_from(columns), min_size=1, unique=True))
    limits = sorted(draw(st.lists(NUMBERS.map(lambda n: n / 50), min_size=0, max_size=3, unique=True)))
    return IndexRule(
        tuple(
            Indicator(
                name,
                draw(st.sampled_from(["higher_is_worse", "higher_is_better"])),
                draw(st.sampled_from([0.5, 1.0, 2.0, 3.25])),
            )
            for name in names
        ),
        (*(IndexClass(limit, draw(st.booleans())) for limit in limits), IndexClass()),
        transformation=draw(st.sampled_from(["z_score", "min_max", "rank"])),
        standard_deviation=draw(st.sampled_from(["population", "sample"])),
        aggregation=draw(st.sampled_from(["sum", "mean"])),
        is_restandardised=draw(st.booleans()),
    )


@st.composite
def questions(draw):
    count = draw(st.integers(3, 9))
    columns = ["p", "q", "r"]
    values = {name: draw(st.lists(NUMBERS, min_size=count, max_size=count)) for name in columns}
    if draw(st.booleans()):
        values["p"][draw(st.integers(0, count - 1))] = np.nan
    population = draw(st.lists(st.sampled_from([100.0, 300.0, 5000.0, np.nan]), min_size=count, max_size=count))
    recipe = Recipe(
        draw(rules(columns)),
        draw(st.none() | rules(columns)),
        draw(st.sampled_from([None, 300.0])),
        frozenset(draw(st.sets(st.sampled_from("abz"), max_size=1))),
    )
    return recipe, measured(population, **values)


def computed(recipe, measurements):
    try:
        return compute_index(recipe, measurements)
    except errors.CoreError:
        return assume(False)


@ANY
@given(questions())
def test_the_slow_implementation_says_the_same(question):
    recipe, measurements = question

    def by_code(column):
        return {c: None if np.isnan(v) else float(v) for c, v in zip(measurements.codes, column)}

    fast = computed(recipe, measurements)
    slow = slow_index(
        recipe,
        {name: by_code(column) for name, column in measurements.values.items()},
        by_code(measurements.population),
    )
    for area in fast:
        reason, *numbers = slow[area.code]
        assert area.excluded == reason
        assert [area.status_class, area.dynamic_class] == [numbers[1], numbers[3]]
        for mine, other in ((area.status_index, numbers[0]), (area.dynamic_index, numbers[2])):
            assert mine == (None if other is None else pytest.approx(other, abs=1e-9))


@ANY
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(question, random):
    recipe, measurements = question
    order = list(range(len(measurements.codes)))
    random.shuffle(order)
    shuffled = Measurements(
        tuple(measurements.codes[at] for at in order),
        {name: column[order] for name, column in measurements.values.items()},
        measurements.population[order],
    )
    assert computed(recipe, shuffled) == computed(recipe, measurements)


def indices(recipe, measurements):
    return [area.status_index for area in compute_index(recipe, measurements)]


def everywhere_different(question):
    """All areas, every indicator of the status without a gap."""
    recipe, measurements = question
    recipe = Recipe(recipe.status)
    computed(recipe, measurements)
    assume(not any(np.isnan(measurements.values[name]).any() for name in recipe.columns))
    return recipe, measurements


@ANY
@given(questions(), st.sampled_from([-50.0, 0.5, 1000.0]))
def test_a_constant_added_to_an_indicator_changes_nothing(question, constant):
    recipe, measurements = everywhere_different(question)
    column = recipe.columns[0]
    moved = replace(measurements, values={**measurements.values, column: measurements.values[column] + constant})
    assert indices(recipe, moved) == pytest.approx(indices(recipe, measurements), abs=1e-9)


@ANY
@given(questions())
def test_a_flipped_direction_is_a_flipped_sign(question):
    recipe, measurements = everywhere_different(question)
    first, *others = recipe.status.indicators
    other_way = "higher_is_better" if first.direction == "higher_is_worse" else "higher_is_worse"
    flipped = replace(recipe.status, indicators=(replace(first, direction=other_way), *others))
    negative = {**measurements.values, first.column: -measurements.values[first.column]}
    assert indices(Recipe(flipped), replace(measurements, values=negative)) == pytest.approx(
        indices(recipe, measurements), abs=1e-12
    )


@ANY
@given(questions(), st.sampled_from([0.25, 3.0, 100.0]))
def test_weights_count_by_their_ratio(question, factor):
    recipe, measurements = everywhere_different(question)
    heavier = tuple(replace(each, weight=each.weight * factor) for each in recipe.status.indicators)
    scaled = indices(Recipe(replace(recipe.status, indicators=heavier)), measurements)
    times = factor if recipe.status.aggregation == "sum" and not recipe.status.is_restandardised else 1.0
    assert scaled == pytest.approx([times * value for value in indices(recipe, measurements)], abs=1e-9)


def test_what_is_missing_is_left_out_and_never_zero():
    recipe = Recipe(rule("p"), rule("q"), minimum_population=300, excluded_codes=frozenset({"e"}))
    found = compute_index(
        recipe,
        measured([400, 400, 299, np.nan, 500, 400], p=[1, 3, 90, 90, 90, np.nan], q=[5, 1, 90, 90, 90, 90]),
    )
    assert [area.excluded for area in found] == [
        None, None, "population_below_minimum", "population_unknown", "named", "value_missing",
    ]  # fmt: skip
    assert found[5].missing == ("p",)
    assert [area.status_index for area in found] == [-1.0, 1.0, None, None, None, None]
    assert [area.dynamic_class for area in found] == [2, 2, None, None, None, None]


def test_a_value_on_a_limit_is_not_moved_by_rounding():
    """Of two areas one lies at -1 and one at 1, whatever their numbers are."""
    for low, high in ((0.1, 0.4), (1e-3, 0.7), (33.3, 33.4)):
        found = compute_index(Recipe(rule("p", "q")), measured(p=[low, high], q=[low / 3, high]))
        assert [area.status_class for area in found] == [2, 2]


def test_equal_values_share_their_rank():
    ranked = rule("p", transformation="rank", is_restandardised=False, classes=(IndexClass(0.5), IndexClass()))
    assert indices(Recipe(ranked), measured(p=[5, 7, 5, 9])) == pytest.approx([1 / 6, 2 / 3, 1 / 6, 1])


@pytest.mark.parametrize(
    ("recipe", "measurements", "error"),
    [
        (Recipe(rule("p")), measured(p=[3, 3, 3]), errors.ConstantIndicator),
        (Recipe(rule("p")), measured(p=[0.1 + 0.2, 0.3]), errors.ConstantIndicator),
        (Recipe(rule("p")), measured(p=[1, np.nan]), errors.TooFewAreas),
        (Recipe(rule("p"), minimum_population=1), measured(p=[1, 2]), errors.TooFewAreas),
        (
            Recipe(rule("p", Indicator("q", "higher_is_better"))),
            measured(p=[1, 2], q=[3, 5]),
            errors.CancellingIndicators,
        ),
        (Recipe(rule("x")), measured(p=[1, 2]), errors.MissingIndicator),
        (Recipe(rule("p")), measured(p=[1, np.inf]), errors.UnusableValue),
        (Recipe(rule("p")), Measurements(("a", "a"), {"p": np.array([1.0, 2.0])}), errors.DuplicateArea),
    ],
)
def test_what_gives_no_index_is_said(recipe, measurements, error):
    with pytest.raises(error):
        compute_index(recipe, measurements)


@pytest.mark.parametrize(
    "given",
    [
        {"indicators": ()},
        {"indicators": (Indicator("p"), Indicator("p"))},
        {"indicators": (Indicator("p", weight=0.0),)},
        {"indicators": (Indicator("p", weight=float("nan")),)},
        {"classes": ()},
        {"classes": (IndexClass(1.0),)},
        {"classes": (IndexClass(1.0), IndexClass(1.0), IndexClass())},
        {"classes": (IndexClass(), IndexClass(1.0), IndexClass())},
        {"classes": (IndexClass(float("inf")), IndexClass())},
    ],
)
def test_what_is_no_recipe_is_said(given):
    with pytest.raises(errors.UnusableRecipe):
        IndexRule(**{"indicators": (Indicator("p"),), "classes": CLASSES, **given})


@ANY
@given(questions(), st.sampled_from([0.1, 0.5]))
def test_sensitivity_counts_what_changes_when_a_weight_is_changed(question, share):
    recipe, measurements = question
    recipe = Recipe(recipe.status)
    before = computed(recipe, measurements)
    found = weight_sensitivity(recipe, measurements, share=share, draws=20).status
    assert found.most_changed <= sum(area.excluded is None for area in before)
    assert sum(part for _code, part in found.unsteady) == pytest.approx(found.mean_changed)
    for at, change in enumerate(found.single):
        for factor, counted in ((1 - share, change.changed_if_lower), (1 + share, change.changed_if_higher)):
            indicators = list(recipe.status.indicators)
            indicators[at] = replace(indicators[at], weight=indicators[at].weight * factor)
            try:
                after = compute_index(Recipe(replace(recipe.status, indicators=tuple(indicators))), measurements)
            except errors.CancellingIndicators:
                continue
            assert counted == sum(a.status_class != b.status_class for a, b in zip(before, after))


def test_sensitivity_has_a_seed_and_does_not_depend_on_batches(monkeypatch):
    recipe = Recipe(rule("p", "q"), rule("q"))
    values = measured(p=[1, 2, 3, 4, 7], q=[5, 1, 4, 2, 3.5])
    once = weight_sensitivity(recipe, values, share=0.5, draws=50, seed=1)
    assert once == weight_sensitivity(recipe, values, share=0.5, draws=50, seed=1)
    monkeypatch.setattr("lueckenlos.core.indices.sensitivity._VALUES_AT_ONCE", 35)
    assert once == weight_sensitivity(recipe, values, share=0.5, draws=50, seed=1)
    assert once.dynamic.single[0].changed_if_lower == 0, "the weight of a lone indicator does not matter"


@pytest.mark.parametrize(("share", "draws"), [(0, 10), (1, 10), (-0.1, 10), (0.1, 0)])
def test_sensitivity_needs_a_share(share, draws):
    with pytest.raises(errors.UnusableShare):
        weight_sensitivity(Recipe(rule("p")), measured(p=[1, 2]), share=share, draws=draws)
