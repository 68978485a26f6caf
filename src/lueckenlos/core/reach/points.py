# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where things are: on a plane in metres, or on the globe in degrees. Distances are in kilometres."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lueckenlos.core.errors import UnknownPosition

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG, GRS 80)."""

_SLACK = 1e-9
"""Search trees look this much further than asked, in their unit and as a share; the exact distance then decides."""


@dataclass(frozen=True)
class Plane:
    """Projected coordinates in metres, both sides in the same system (UTM, Gauß-Krüger)."""

    x_m: Floats
    y_m: Floats

    def __post_init__(self) -> None:
        _check_known(self.x_m, self.y_m)

    def __len__(self) -> int:
        return len(self.x_m)

    def only(self, numbers: Ints) -> "Plane":
        return Plane(self.x_m[numbers], self.y_m[numbers])

    def in_space(self) -> Floats:
        """Coordinates for a search tree, in metres: as they were given, so that distances come out exactly."""
        return np.column_stack((self.x_m, self.y_m))

    def within_space(self, km: float) -> float:
        """How far a search tree must look to find all within so many kilometres."""
        return 1000 * km * (1 + _SLACK) + _SLACK

    def kilometres_over(self, space: Floats) -> Floats:
        """What a search tree found, in kilometres."""
        return space / 1000

    def kilometres(self, here: Ints, other: "Points", there: Ints) -> Floats:
        other = _same_kind(self, other)
        found: Floats = np.hypot(self.x_m[here] - other.x_m[there], self.y_m[here] - other.y_m[there]) / 1000
        return found


@dataclass(frozen=True)
class Globe:
    """Latitude and longitude in degrees; the Earth counts as a sphere."""

    lat: Floats
    lon: Floats

    def __post_init__(self) -> None:
        _check_known(self.lat, self.lon)

    def __len__(self) -> int:
        return len(self.lat)

    def only(self, numbers: Ints) -> "Globe":
        return Globe(self.lat[numbers], self.lon[numbers])

    def in_space(self) -> Floats:
        """Points in three dimensions: as near by chord as over the ground, and without a seam at 180 degrees."""
        lat, lon = np.radians(self.lat), np.radians(self.lon)
        return EARTH_RADIUS_KM * np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))

    def within_space(self, km: float) -> float:
        """How long a chord a search tree must look along to find all within so many kilometres over the ground."""
        angle = min(km / EARTH_RADIUS_KM, np.pi)
        return float(2 * EARTH_RADIUS_KM * np.sin(angle / 2) * (1 + _SLACK) + _SLACK)

    def kilometres_over(self, space: Floats) -> Floats:
        """The way over the ground that belongs to a chord."""
        return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(space / (2 * EARTH_RADIUS_KM), 1))

    def kilometres(self, here: Ints, other: "Points", there: Ints) -> Floats:
        """By the haversine formula."""
        other = _same_kind(self, other)
        lat, other_lat = np.radians(self.lat), np.radians(other.lat)
        north = np.sin(np.radians(self.lat[here] - other.lat[there]) / 2) ** 2
        east = np.sin(np.radians(self.lon[here] - other.lon[there]) / 2) ** 2
        haversine = north + np.cos(lat)[here] * np.cos(other_lat)[there] * east
        found: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(haversine, 1)))
        return found


Points = Plane | Globe


def _check_known(one: Floats, other: Floats) -> None:
    unknown = np.flatnonzero(~(np.isfinite(one) & np.isfinite(other)))
    if len(unknown):
        raise UnknownPosition(f"The position of point {unknown[0]} is not known; give its coordinates or leave it out.")


_Kind = TypeVar("_Kind", Plane, Globe)


def _same_kind(one: _Kind, other: Points) -> _Kind:
    if not isinstance(other, type(one)):
        raise UnknownPosition("One side is in metres and the other in degrees; give both in the same coordinates.")
    return other
