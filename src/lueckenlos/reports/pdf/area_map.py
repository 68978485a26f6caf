# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A map of an area as lines and numbered pins, in millimetres: projected here, drawn by templates/map.typ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lueckenlos.reports.outlines import Point, free_spot, projection

PIN = 3.4
"""Radius of a pin that holds three digits of readable size."""
LETTER, LINE = 2.1, 4.6
"""Width and height that a letter of a name takes."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Pin:
    number: int
    lat: float
    lon: float


@dataclass(frozen=True)
class AreaMap:
    """Rings of (lon, lat). `others`: outlines that stand around it; `names`: lat, lon, name."""

    rings: Sequence[Sequence[Point]]
    pins: Sequence[Pin]
    names: Sequence[tuple[float, float, str]] = ()


def draw_map(area: AreaMap, *, width: float = 170, height: float = 190) -> dict[str, Any]:
    """Size, outlines, names and pins for the template; a pin that another one covers stands beside its point."""
    corners = [point for ring in area.rings for point in ring] + [(pin.lon, pin.lat) for pin in area.pins]
    project, size = projection(corners, width=width, height=height, margin=2 * PIN, least=1e-4, digits=2)

    def at(lon: float, lat: float) -> Point:
        return project((lon, lat))

    pins = _pins(area.pins, at)
    named = [(at(lon, lat), name) for lat, lon, name in area.names]
    return {
        "width": round(size[0], 2),
        "height": round(size[1], 2),
        "outlines": [[list(at(lon, lat)) for lon, lat in ring] for ring in area.rings],
        "names": _names(named, [(pin["x"], pin["y"]) for pin in pins], size[0]),
        "pins": pins,
    }


def _pins(pins: Sequence[Pin], at: Any) -> list[dict[str, Any]]:
    taken: list[Point] = []
    drawn = []
    for pin in pins:
        wanted = at(pin.lon, pin.lat)
        x, y = free_spot(wanted, taken, radius=PIN, apart=2.05 * PIN, digits=2)
        taken.append((x, y))
        drawn.append({"number": pin.number, "x": x, "y": y, "from_x": wanted[0], "from_y": wanted[1]})
    return drawn


def _names(named: Sequence[tuple[Point, str]], pins: Sequence[Point], width: float) -> list[dict[str, Any]]:
    """Each near its point, where no pin and no other name stands; one that finds no room is left out."""
    taken = [(x - PIN, y - PIN, x + PIN, y + PIN) for x, y in pins]
    drawn = []
    for (wanted_x, wanted_y), name in named:
        half = LETTER * len(name) / 2
        x = min(max(wanted_x, half), max(width - half, half))
        for step in (0, 1, -1, 2, -2, 3):
            y = wanted_y + step * LINE
            box = (x - half, y - LINE / 2, x + half, y + LINE / 2)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                drawn.append({"x": round(x, 2), "y": round(y, 2), "name": name})
                break
    return drawn


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
