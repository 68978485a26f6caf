# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Areas and places on flat pictures: rings of a GeoJSON geometry, a projection, room for pins."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y on the picture."""
Ring = list[Point]


def rings(geometry: dict[str, Any] | None) -> Iterator[Ring]:
    """Of polygons; a point is a ring of one; nothing for all else."""
    kind = (geometry or {}).get("type")
    given: Any = (geometry or {}).get("coordinates")
    polygons = {"Point": [[[given]]], "Polygon": [given], "MultiPolygon": given}.get(str(kind), [])
    for polygon in polygons or []:
        for ring in polygon:
            yield [(corner[0], corner[1]) for corner in ring]


def projection(
    points: Sequence[Point], *, width: float, height: float, margin: float, least: float = 1e-6, digits: int = 1
) -> tuple[Callable[[Point], Point], Point]:
    """Plate carrée, true to scale in the middle of the points: the projection, and the size that is really taken.

    Args:
        points: What must be seen.
        width: Of the picture with its margins.
        height: At most, with its margins.
        margin: On each side.
        least: Degrees that are shown at least.
        digits: To which x and y are rounded.
    """
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, least), max(north - south, least)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)

    def project(point: Point) -> Point:
        return (
            round(margin + (point[0] - west) * squeeze * scale, digits),
            round(margin + (north - point[1]) * scale, digits),
        )

    return project, (wide * scale + 2 * margin, high * scale + 2 * margin)


def free_spot(wanted: Point, taken: Sequence[Point], *, radius: float, apart: float, digits: int = 1) -> Point:
    """The nearest place around the wanted one from which all that are taken lie `apart`."""
    for step in range(400):
        angle, away = step * 2.4, radius * 0.75 * math.sqrt(step)
        x, y = wanted[0] + away * math.cos(angle), wanted[1] + away * math.sin(angle)
        if x > radius and y > radius and all(math.hypot(x - a, y - b) > apart for a, b in taken):
            return round(x, digits), round(y, digits)
    return wanted
