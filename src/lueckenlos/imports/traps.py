# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What spreadsheets and other programs do to values on the way: zeros lost, numbers with decimals, places elsewhere."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from lueckenlos.frame.models import Area, Boundary, Region

DECIMAL = re.compile(r"\d+\.0")
PHONE = re.compile(r"telefon|tel\b|phone|fax|vorwahl|mobil|durchwahl", re.IGNORECASE)
AREA_CODE = re.compile(r"vorwahl|telefon|tel\b|phone|mobil", re.IGNORECASE)
KILOMETRES_ALLOWED = 1.0
"""Boundaries are simplified; a place so near to them may well lie inside."""


def has_decimals(cells: Iterable[str]) -> bool:
    """Whole numbers that a program turned into 2307.0: phone numbers, postal codes, keys."""
    filled = {cell.strip() for cell in cells} - {""}
    return bool(filled) and all(DECIMAL.fullmatch(cell) for cell in filled)


def without_decimals(cell: str) -> str:
    text = cell.strip()
    return text[:-2] if DECIMAL.fullmatch(text) else cell


def with_zero(text: str, length: int) -> str:
    """A key of digits that lost its leading zero, given its length."""
    return f"0{text}" if len(text) == length - 1 and text.isdecimal() and not text.startswith("0") else text


Ring = list[tuple[float, float]]


class Places:
    """Where a point lies among the boundaries of a region's municipalities. Plain ray casting: they are few."""

    def __init__(self, region: Region) -> None:
        levels = dict(Area.objects.in_region(region).values_list("code", "level"))
        self._names = {area.code: str(area) for area in Area.objects.in_region(region)}
        self._parents = dict(Area.objects.in_region(region).values_list("code", "parent__code"))
        self._shapes: dict[str, list[list[Ring]]] = {}
        boundaries = Boundary.objects.filter(area__region=region).values_list("area__code", "feature")
        for code, feature in boundaries:
            polygons = _polygons((feature or {}).get("geometry"))
            if polygons:
                self._shapes[code] = polygons
        self._towns = [code for code in self._shapes if levels.get(code) == "municipality"]

    def town_of(self, code: str | None) -> str | None:
        """The area itself or the nearest above it that has a boundary."""
        seen = 0
        while code is not None and code not in self._shapes and seen < 20:
            code, seen = self._parents.get(code), seen + 1
        return code

    def away(self, code: str, lat: float, lon: float) -> float:
        """Kilometres from the area; 0 within it."""
        if self._contains(code, lat, lon):
            return 0
        rings = [ring for polygon in self._shapes[code] for ring in polygon[:1]]
        return min(_distance(ring, lat, lon) for ring in rings)

    def name_at(self, lat: float, lon: float) -> str:
        """The town at the point; "" outside of all."""
        return next((self._names[code] for code in self._towns if self._contains(code, lat, lon)), "")

    def name(self, code: str) -> str:
        return self._names.get(code, code)

    def _contains(self, code: str, lat: float, lon: float) -> bool:
        return any(
            _inside(polygon[0], lat, lon) and not any(_inside(hole, lat, lon) for hole in polygon[1:])
            for polygon in self._shapes[code]
        )


def _polygons(geometry: Any) -> list[list[Ring]]:
    """Outer ring and holes of each polygon; what is no polygon, or is broken, is none."""
    if not isinstance(geometry, dict):
        return []
    coordinates = geometry.get("coordinates")
    parts = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(geometry.get("type")))
    try:
        return [[[(float(p[0]), float(p[1])) for p in ring] for ring in part] for part in parts or () if part]
    except (TypeError, ValueError, IndexError):
        return []


def _inside(ring: Sequence[tuple[float, float]], lat: float, lon: float) -> bool:
    inside = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


def _distance(ring: Sequence[tuple[float, float]], lat: float, lon: float) -> float:
    """To the nearest point of the ring, on a flat map: good enough for a few kilometres."""
    per_lat, per_lon = 111.2, 111.3 * math.cos(math.radians(lat))
    best = math.inf
    x1, y1 = ((ring[-1][0] - lon) * per_lon, (ring[-1][1] - lat) * per_lat)
    for point in ring:
        x2, y2 = ((point[0] - lon) * per_lon, (point[1] - lat) * per_lat)
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        share = 0.0 if not length else min(1.0, max(0.0, -(x1 * dx + y1 * dy) / length))
        best = min(best, math.hypot(x1 + share * dx, y1 + share * dy))
        x1, y1 = x2, y2
    return best
