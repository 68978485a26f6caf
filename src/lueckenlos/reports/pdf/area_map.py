# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A map of an area as lines and numbered pins, in millimetres: projected here, drawn by templates/map.typ."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PIN = 3.4
"""Radius of a pin that holds three digits of readable size."""
LETTER, LINE = 2.1, 4.6
"""Width and height that a letter of a name takes."""
Point = tuple[float, float]
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
    west, east = min(p[0] for p in corners), max(p[0] for p in corners)
    south, north = min(p[1] for p in corners), max(p[1] for p in corners)
    squeeze = math.cos(math.radians((south + north) / 2))
    inner = 2 * PIN
    wide, high = max((east - west) * squeeze, 1e-4), max(north - south, 1e-4)
    scale = min((width - 2 * inner) / wide, (height - 2 * inner) / high)

    def at(lon: float, lat: float) -> Point:
        return round(inner + (lon - west) * squeeze * scale, 2), round(inner + (north - lat) * scale, 2)

    size = round(wide * scale + 2 * inner, 2), round(high * scale + 2 * inner, 2)
    pins = _pins(area.pins, at)
    named = [(at(lon, lat), name) for lat, lon, name in area.names]
    return {
        "width": size[0],
        "height": size[1],
        "outlines": [[list(at(lon, lat)) for lon, lat in ring] for ring in area.rings],
        "names": _names(named, [(pin["x"], pin["y"]) for pin in pins], size[0]),
        "pins": pins,
    }


def _pins(pins: Sequence[Pin], at: Any) -> list[dict[str, Any]]:
    taken: list[Point] = []
    drawn = []
    for pin in pins:
        wanted = at(pin.lon, pin.lat)
        x, y = _free(wanted, taken)
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


def _free(wanted: Point, taken: list[Point]) -> Point:
    """The nearest place around the wanted point that no other pin covers."""
    for step in range(400):
        angle, away = step * 2.4, PIN * 0.75 * math.sqrt(step)
        x, y = wanted[0] + away * math.cos(angle), wanted[1] + away * math.sin(angle)
        if x > PIN and y > PIN and all(math.hypot(x - a, y - b) > 2.05 * PIN for a, b in taken):
            return round(x, 2), round(y, 2)
    return wanted
