# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold of reach, against its definition and against PySAL access."""

import csv
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reach import brute_force
from docs.tracked import ROOT
from lueckenlos.core.errors import NegativeQuantity, UnknownPosition
from lueckenlos.core.reach import (
    Globe,
    Plane,
    StraightLines,
    Triples,
    evenly,
    gaussian,
    linear,
    nearest_by_ways,
    nearest_straight,
    share_within,
    two_step,
    zones,
)

ANY = settings(max_examples=150, deadline=None)
CHICAGO = ROOT.parent / "shared/data/access-chicago/tracts.csv"
REFERENCE = Path(__file__).parent / "chicago_pysal.csv"
ZONES = [(0.5, 1.0), (1.0, 0.68), (2.0, 0.22)]
DECAYS = {
    "plain_2km": (2, evenly),
    "plain_5km": (5, evenly),
    "zones_2km": (2, zones(ZONES)),
    "gaussian_2km": (2, gaussian(1)),
}
SPOTS = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda spot: (spot[0] * 500.0, spot[1] * 500.0))
COUNTS = st.sampled_from([0.0, 1.0, 7.0, 30.0, float("nan")])


def plane(spots):
    spots = np.array(spots, dtype=float).reshape(-1, 2)
    return Plane(spots[:, 0], spots[:, 1])


def globe(spots):
    spots = np.array(spots, dtype=float).reshape(-1, 2)
    return Globe(spots[:, 0], spots[:, 1])


def side(counts=COUNTS):
    return st.lists(st.tuples(SPOTS, counts), max_size=12).map(
        lambda rows: ([r[0] for r in rows], [r[1] for r in rows])
    )


def reach(homes, persons, services, places, up_to, decay=evenly, pairs_at_once=2**21):
    ways = StraightLines(plane(homes), plane(services), up_to_km=up_to, pairs_at_once=pairs_at_once)
    return two_step(np.array(places, dtype=float), np.array(persons, dtype=float), ways, up_to=up_to, decay=decay)


def by_name(decay, up_to):
    return {"none": evenly, "linear": linear(up_to), "gaussian": gaussian(up_to / 2)}.get(decay) or zones(ZONES)


@ANY
@given(side(), side(), st.sampled_from([0.5, 1.0, 2.0]), st.sampled_from(["none", "linear", "gaussian", "zones"]))
def test_it_is_what_the_definition_says(demand, supply, up_to, decay):
    """On a grid, so that many pairs lie exactly at the limit."""
    (homes, persons), (services, places) = demand, supply
    told = ZONES if decay == "zones" else decay
    expected, reached = brute_force.two_step(homes, persons, services, places, brute_force.on_plane, up_to, told)
    found = reach(homes, persons, services, places, up_to, by_name(decay, up_to), pairs_at_once=5)
    finite = np.isfinite(expected)
    np.testing.assert_allclose(found.places_per_person[finite], np.array(expected)[finite], rtol=1e-12)
    assert (np.isnan(found.places_per_person) == ~finite).all()
    assert (found.unknown == np.isnan(expected)).all()
    assert (found.without_people == np.isinf(expected)).all()
    assert found.supply_reached == pytest.approx(reached)


@ANY
@given(side(), side(), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(demand, supply, random):
    (homes, persons), (services, places) = demand, supply
    before = reach(homes, persons, services, places, 1.5)
    areas, offers = list(range(len(homes))), list(range(len(services)))
    random.shuffle(areas)
    random.shuffle(offers)
    after = reach(
        [homes[i] for i in areas], [persons[i] for i in areas],
        [services[j] for j in offers], [places[j] for j in offers], 1.5,
    )  # fmt: skip
    np.testing.assert_allclose(after.places_per_person, before.places_per_person[areas], rtol=1e-12)
    assert after.supply_reached == before.supply_reached


@ANY
@given(
    side(st.sampled_from([0.0, 3.0, 20.0])), side(st.sampled_from([0.0, 5.0])), st.sampled_from(["none", "gaussian"])
)
def test_places_shared_out_come_back_as_the_supply_reached(demand, supply, decay):
    (homes, persons), (services, places) = demand, supply
    found = reach(homes, persons, services, places, 1.0, by_name(decay, 1.0))
    lived_in = np.array(persons, dtype=float) > 0
    given_out = (found.places_per_person[lived_in] * np.array(persons, dtype=float)[lived_in]).sum()
    assert given_out == pytest.approx(found.supply_reached)


@ANY
@given(side(), side(), st.sampled_from([0.5, 1.0, 1.5]))
def test_a_larger_catchment_never_reaches_less(demand, supply, up_to):
    (homes, persons), (services, places) = demand, supply
    small, large = (reach(homes, persons, services, places, km) for km in (up_to, up_to + 0.5))
    assert large.supply_reached >= small.supply_reached
    assert (large.reached >= small.reached).all()


@ANY
@given(side(), side())
def test_the_nearest_is_the_first_of_the_nearest(demand, supply):
    (homes, _persons), (services, _places) = demand, supply
    found = nearest_straight(plane(homes), plane(services))
    expected = brute_force.nearest(homes, services, brute_force.on_plane)
    assert found.supply.tolist() == [number for number, _far in expected]
    assert found.distance.tolist() == [far for _number, far in expected]


def test_on_the_globe():
    random = Random(6)
    homes = [(51 + random.random() / 10, 7 + random.random() / 10) for _ in range(200)] + [(0.0, 179.999), (89.99, 0.0)]
    services = [(51 + random.random() / 10, 7 + random.random() / 10) for _ in range(40)] + [
        (0, -179.999),
        (89.99, 180),
    ]
    persons, places = [random.randrange(1, 500) for _ in homes], [random.randrange(50) for _ in services]
    expected, reached = brute_force.two_step(homes, persons, services, places, brute_force.on_globe, 2.5, "linear")
    ways = StraightLines(globe(homes), globe(services), up_to_km=2.5)
    found = two_step(np.array(places, float), np.array(persons, float), ways, up_to=2.5, decay=linear(2.5))
    np.testing.assert_allclose(found.places_per_person, expected, rtol=1e-9)
    assert found.supply_reached == reached
    nearest = nearest_straight(globe(homes), globe(services))
    told = brute_force.nearest(homes, services, brute_force.on_globe)
    assert nearest.supply.tolist() == [number for number, _far in told]
    np.testing.assert_allclose(nearest.distance, [far for _number, far in told], rtol=1e-9)


def test_the_whole_globe_is_within_reach_of_itself():
    ways = StraightLines(globe([(90, 0), (-90, 0)]), globe([(90, 0)]), up_to_km=30_000)
    assert sorted(next(iter(ways)).distance.tolist()) == pytest.approx([0, np.pi * brute_force.EARTH_RADIUS_KM])


def test_a_matrix_is_taken_at_its_word():
    """Minutes; the way that is missing cannot be travelled, and one of unknown length neither."""
    near = Triples(np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), np.array([10.0, 15.0, 16.0, np.nan]))
    found = two_step(np.array([30.0, 10.0]), np.array([100.0, 50.0, 9.0]), [near], up_to=15)
    assert found.places_per_person.tolist() == [0.2, 0.2, 0.0]
    assert found.reached.tolist() == [True, False]
    nearest = nearest_by_ways([near], 3)
    assert nearest.supply.tolist() == [0, 0, -1]
    share = share_within(np.array([100.0, 50.0, np.nan]), nearest.distance, up_to=10)
    assert (share.share, share.persons, share.areas_unknown) == (100 / 150, 150, 1)


def test_a_share_of_nobody_is_not_known():
    assert share_within(np.array([0.0, np.nan]), np.array([1.0, 1.0]), up_to=2).share is None


def test_what_depends_on_unknown_places_is_unknown_and_what_does_not_is_not():
    found = reach([(0, 0), (9000, 0)], [10, 10], [(0, 0), (9000, 0)], [float("nan"), 5], 1)
    assert found.unknown.tolist() == [True, False]
    assert found.places_per_person[1] == 0.5
    assert found.supply_reached == 5
    assert found.uncertain.tolist() == [True, False]


def test_where_only_unknown_people_live_it_is_uncertain_whether_places_reach_anybody():
    found = reach([(0, 0)], [float("nan")], [(0, 0)], [5], 1)
    assert found.unknown.tolist() == found.uncertain.tolist() == [True]
    assert found.supply_reached == 0


def test_what_cannot_be_computed_is_refused():
    with pytest.raises(NegativeQuantity):
        reach([(0, 0)], [-1], [(0, 0)], [1], 1)
    with pytest.raises(UnknownPosition):
        plane([(0, float("nan"))])
    with pytest.raises(UnknownPosition):
        StraightLines(plane([(0, 0)]), globe([(0, 0)]), up_to_km=1)


@pytest.mark.skipif(not CHICAGO.exists(), reason="the example of PySAL access is not here")
@pytest.mark.parametrize("column", DECAYS)
def test_it_equals_pysal_access(column):
    with CHICAGO.open(encoding="utf-8") as text:
        tracts = list(csv.DictReader(text))
    with REFERENCE.open(encoding="utf-8") as text:
        expected = {row["geoid"]: float(row[column]) for row in csv.DictReader(text)}
    up_to, decay = DECAYS[column]
    spots = [(float(tract["x_m"]), float(tract["y_m"])) for tract in tracts]
    persons, doctors = ([float(tract[name]) for tract in tracts] for name in ("population", "doctors"))
    found = reach(spots, persons, spots, doctors, up_to, decay)
    ours = dict(zip((tract["geoid"] for tract in tracts), found.places_per_person))
    assert len(expected) > 200
    assert max(abs(ours[tract] - value) for tract, value in expected.items()) < 1e-12
    assert found.supply_reached == sum(doctors)
