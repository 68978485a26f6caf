# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reach by its definition, pair by pair, in plain Python."""

from math import asin, cos, exp, hypot, inf, isnan, nan, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def on_plane(one, other):
    return hypot(one[0] - other[0], one[1] - other[1]) / 1000


def on_globe(one, other):
    (lat, lon), (other_lat, other_lon) = ([radians(degrees) for degrees in point] for point in (one, other))
    haversine = sin((lat - other_lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((lon - other_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, haversine)))


def weight(decay, distance, up_to):
    match decay:
        case "none":
            return 1.0
        case "linear":
            return max(0.0, 1 - distance / up_to)
        case "gaussian":
            return exp(-(distance**2) / (2 * (up_to / 2) ** 2))
    return next((share for limit, share in decay if distance <= limit), 0.0)


def two_step(homes, persons, services, places, measure, up_to, decay="none"):
    """Places per person by area (nan: not known, inf: of services in whose catchment nobody lives), supply reached."""
    near = {}
    for i, home in enumerate(homes):
        for j, service in enumerate(services):
            distance = measure(home, service)
            if distance <= up_to and weight(decay, distance, up_to) > 0:
                near[i, j] = weight(decay, distance, up_to)
    shares, reached = [], 0.0
    for j, number in enumerate(places):
        people = [(near[i, j], persons[i]) for i in range(len(homes)) if (i, j) in near]
        known = sum(share * count for share, count in people if not isnan(count))
        reached += number if known > 0 and not isnan(number) else 0.0
        if number == 0:
            shares.append(0.0)
        elif isnan(number) or any(isnan(count) for _share, count in people):
            shares.append(nan)
        else:
            shares.append(number / known if known > 0 else inf)
    answer = [
        sum(near[i, j] * shares[j] for j in range(len(services)) if (i, j) in near) + 0.0 for i in range(len(homes))
    ]
    return answer, reached


def nearest(homes, services, measure):
    found = []
    for home in homes:
        distances = [measure(home, service) for service in services]
        found.append((distances.index(min(distances)), min(distances)) if distances else (-1, inf))
    return found
