# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Two services that do the same for the same people, worked out by hand."""

import pytest

from core.worked import PHASES, TWO_PARTS, babies, of, service
from lueckenlos.core.results import Duplication
from lueckenlos.core.rows import Need

A = service("a", places_per_year=60)
B = service("b", places_per_year=60)


def found(*services, **given):
    return of(babies(*services, **given)).duplications


def test_more_places_together_than_anybody_needs():
    assert found(A, B) == (Duplication(("a", "b"), 120, 100),)


@pytest.mark.parametrize(
    "other",
    [
        B._replace(organization="o-a"),
        B._replace(organization=None),
        B._replace(places_per_year=None),
        B._replace(places_per_year=40),
        B._replace(fields=("education",)),
        B._replace(target_groups=("young",)),
        B._replace(level="indicated"),
        B._replace(areas=()),
    ],
)
def test_what_differs_is_no_duplication(other):
    assert found(A, other, fields=("health", "education")) == ()


def test_a_shared_target_group_and_level_make_one():
    one = A._replace(target_groups=("young", "single"), level="selective")
    other = B._replace(target_groups=("single",), level="selective")
    assert found(one, other) == (Duplication(("a", "b"), 120, 100),)


def test_the_need_must_be_known_somewhere():
    assert found(A, B, need=None) == ()
    assert found(A, B, need=0) == (Duplication(("a", "b"), 120, 0),)


def test_areas_must_overlap_by_more_than_half_of_the_smaller():
    needs = Need("koenigsborn", "baby", "health", 50), Need("rest", "baby", "health", 50)
    part, whole = A._replace(areas=("koenigsborn",)), B._replace(areas=("unna",))
    tables = babies(part, whole, areas=TWO_PARTS, needs=needs)
    assert of(tables, "unna").duplications == (Duplication(("a", "b"), 120, 50),)
    apart = babies(part, B._replace(areas=("rest",)), areas=TWO_PARTS, needs=needs)
    assert of(apart, "unna").duplications == ()


def test_half_of_the_phases_is_not_more_than_half():
    one, other = service("a", "pregnancy-baby", places_per_year=60), service("b", "baby-kita", places_per_year=60)
    tables = babies(one, other, phases=PHASES[:3], needs=(Need("selm", "baby", "health", 10),))
    assert of(tables).duplications == ()
