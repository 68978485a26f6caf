# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The areas as a picture: polygons where there are boundaries, circles where there is only a place."""

import math
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lueckenlos.chain.asked import Asked
from lueckenlos.chain.board import PartLine
from lueckenlos.reports.outlines import Point, projection, rings
from lueckenlos.shared.language import _

WIDTH, MARGIN = 800, 16
MOST_HEIGHT = 900 + 2 * MARGIN
MEASURES = ("gedeckt", "wege")


@dataclass(frozen=True)
class Shape:
    """A leaf on the map. `css` is its class, `word` what stands in it, `title` all of it in words."""

    code: str
    url: str
    path: str
    is_circle: bool
    x: float
    y: float
    css: str
    word: str
    name: str
    title: str


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    outlines: list[str]
    shapes: list[Shape]
    without: list[str]
    source: str


def picture_of(
    request: HttpRequest, asked: Asked, lines: list[PartLine], measure: str, seen: set[str]
) -> Picture | None:
    """None where the package has no boundary of any area the person may see."""
    boundaries = asked.data.package.boundaries or {"features": []}
    features = {f["properties"]["code"]: f["geometry"] for f in boundaries["features"] if f["geometry"]}
    features = {code: geometry for code, geometry in features.items() if code in seen}
    points = [point for geometry in features.values() for ring in rings(geometry) for point in ring]
    if not points:
        return None
    project, size = projection(points, width=WIDTH, height=MOST_HEIGHT, margin=MARGIN)
    leaves = {line.code: line for line in lines}
    shapes = [
        _shape(line, features[line.code], project, measure)
        for line in sorted(leaves.values(), key=lambda x: features.get(x.code, {}).get("type") == "Point")
        if line.code in features
    ]
    outlines = [_path(geometry, project) for code, geometry in features.items() if code not in leaves]
    without = [line.name for line in lines if line.code not in features]
    source = ". ".join(str(boundaries[key]) for key in ("source", "license") if boundaries.get(key))
    return Picture(WIDTH, math.ceil(size[1]), [path for path in outlines if path], shapes, without, source)


def _path(geometry: dict[str, Any], project: Any) -> str:
    if geometry["type"] == "Point":
        return ""
    parts = []
    for ring in rings(geometry):
        corners = [project(point) for point in ring]
        parts.append("M" + "L".join(f"{x} {y}" for x, y in corners) + "Z")
    return "".join(parts)


def _shape(line: PartLine, geometry: dict[str, Any], project: Any, measure: str) -> Shape:
    is_circle = geometry["type"] == "Point"
    if is_circle:
        x, y = project(geometry["coordinates"])
    else:
        ring = max(rings(geometry), key=len)
        x, y = project(_centre(ring))
    css, word, words = valued(line, measure)
    title = f"{line.name}: {words}"
    short = line.name.split(" (")[0]
    return Shape(line.code, line.url, _path(geometry, project), is_circle, x, y, css, word, short, title)


def _centre(ring: list[Point]) -> Point:
    """The centre of gravity of a ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return ring[0] if abs(area) < 1e-12 else (x / (3 * area), y / (3 * area))


def valued(line: PartLine, measure: str) -> tuple[str, str, str]:
    """Class, short word and sentence of a leaf."""
    if measure == "wege":
        css = "map-0" if line.paths == 0 else "map-2" if line.paths == 1 else "map-3"
        return css, str(line.paths), _("{n} separate paths; {verdict}").format(n=line.paths, verdict=line.verdict)
    if not line.required:
        return "map-unknown", "?", _("nothing is required")
    words = _("{covered} of {required} required cells covered, {unknown} unknown").format(
        covered=line.covered, required=line.required, unknown=line.unknown
    )
    share = line.covered / line.required
    if line.unknown / line.required > 0.75:
        return "map-unknown", "?", words
    css = "map-0" if share < 0.25 else "map-1" if share < 0.5 else "map-2" if share < 0.75 else "map-3"
    return css, f"{line.covered}/{line.required}", words


def legend(measure: str) -> list[tuple[str, str]]:
    if measure == "wege":
        return [("map-0", _("0: broken")), ("map-2", _("1: hangs on one path")), ("map-3", _("2 or more paths"))]
    return [
        ("map-0", _("less than a quarter covered")),
        ("map-1", _("a quarter to a half")),
        ("map-2", _("a half to three quarters")),
        ("map-3", _("three quarters and more")),
        ("map-unknown", _("more than three quarters unknown")),
    ]
