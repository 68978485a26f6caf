# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Places per person by the two-step floating catchment area."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lueckenlos.core.errors import NegativeQuantity
from lueckenlos.core.reach.decay import Decay, evenly
from lueckenlos.core.reach.ways import Bools, Floats, Triples, Ways

_NO_WEIGHT = 1e-200
"""By a smaller one nothing can be divided; it counts as 0."""


@dataclass(frozen=True)
class Reach:
    """What is within reach of each area, and which supply is within reach of anybody.

    Attributes:
        places_per_person: By area; 0 where no service is near. NaN where `unknown` or `without_people`.
        unknown: By area: it depends on places or persons that are not known.
        without_people: By area: a service near it has nobody in its catchment, so that its places are nobody's.
        supply_reached: Places of the services in whose catchment somebody lives; known places only.
        reached: By service: somebody lives in its catchment.
        uncertain: By service: it is not known whether anybody lives in its catchment, or how many places it has.
    """

    places_per_person: Floats
    unknown: Bools
    without_people: Bools
    supply_reached: float
    reached: Bools
    uncertain: Bools


def two_step(places: Floats, persons: Floats, ways: Ways, *, up_to: float, decay: Decay = evenly) -> Reach:
    """Two-step floating catchment area, enhanced (E2SFCA) where a decay is given.

    First each service's places are divided by the people in its catchment, then each area adds up what the services in
    its own catchment have per person; both times a distance d counts with the weight decay(d). Times the persons of
    the areas this gives the places of all services reached again: nothing is counted twice.

    Args:
        places: By service; NaN is not known.
        persons: By area; NaN is not known.
        ways: Pairs of an area and a service with their distance. What has no pair, or one of NaN, is out of reach.
        up_to: The limit of the catchment, included, in the unit of the ways [km or minutes].
        decay: Weight by distance.

    Raises:
        NegativeQuantity: places or persons below zero.

    Source:
        Luo, Wang (2003), Environment and Planning B 30; Luo, Qi (2009), Health & Place 15; docs/methods/reichweite.md.

    Examples:
        A service of 30 places near both areas, one of 10 near the second only.

        >>> near = Triples(np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([1.0, 1.0, 0.5]))
        >>> found = two_step(np.array([30.0, 10.0]), np.array([100.0, 50.0]), [near], up_to=2)
        >>> found.places_per_person.tolist(), found.supply_reached
        ([0.2, 0.4], 40.0)
    """
    if (places < 0).any() or (persons < 0).any():
        raise NegativeQuantity("Places or persons are below zero; expected 0 or more, or NaN where not known.")
    no_persons, known_persons = np.isnan(persons), np.nan_to_num(persons, nan=0.0)
    people, unknown_people = np.zeros(len(places)), np.zeros(len(places))
    for near, weight in _weighted(ways, up_to, decay):
        people += np.bincount(near.supply, weight * known_persons[near.demand], len(places))
        if no_persons.any():
            unknown_people += np.bincount(near.supply, no_persons[near.demand], len(places))
    open_people = (unknown_people > 0) & ~(places == 0)
    unknown = np.isnan(places) | open_people
    nobody = (people == 0) & (places > 0) & ~unknown
    share = np.divide(places, people, out=np.zeros(len(places)), where=(people > 0) & (places > 0) & ~unknown)
    answer, unsure, empty = (np.zeros(len(persons)) for _ in range(3))
    for near, weight in _weighted(ways, up_to, decay):
        answer += np.bincount(near.demand, weight * share[near.supply], len(persons))
        if unknown.any() or nobody.any():
            unsure += np.bincount(near.demand, unknown[near.supply], len(persons))
            empty += np.bincount(near.demand, nobody[near.supply], len(persons))
    answer[(unsure > 0) | (empty > 0)] = np.nan
    reached = people > 0
    return Reach(
        places_per_person=answer,
        unknown=unsure > 0,
        without_people=(empty > 0) & ~(unsure > 0),
        supply_reached=float(np.nansum(places[reached])),
        reached=reached,
        uncertain=(reached & np.isnan(places)) | (~reached & (unknown_people > 0)),
    )


def _weighted(ways: Ways, up_to: float, decay: Decay) -> Iterator[tuple[Triples, Floats]]:
    """What lies within the catchment with its weight; a weight of 0 is outside."""
    for near in ways:
        weight = decay(near.distance)
        inside = (near.distance <= up_to) & (weight > _NO_WEIGHT)
        if not inside.all():
            near, weight = Triples(near.demand[inside], near.supply[inside], near.distance[inside]), weight[inside]
        yield near, weight
