# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Hits as a picture: the boundaries of the region and a numbered pin for each place, as the list beside it has them."""

import math
from dataclasses import dataclass
from typing import Any

from lueckenlos.frame.models import Area, Boundary, Region
from lueckenlos.guide.results import Hit, Results
from lueckenlos.reports.outlines import Point, free_spot, projection, rings

WIDTH, MARGIN, PIN = 720, 24, 13
MOST_HEIGHT = 1.3 * WIDTH + 2 * MARGIN


@dataclass(frozen=True)
class Pin:
    """`hits` at one place; `number` stands on the pin and before them in the list."""

    number: int
    x: float
    y: float
    lat: float
    lon: float
    hits: tuple[Hit, ...]

    @property
    def title(self) -> str:
        return ", ".join(str(hit.entry.name) for hit in self.hits)


@dataclass(frozen=True)
class HitMap:
    """`without`: hits whose place is not known. `names`: x, y, name of the towns."""

    width: int
    height: int
    outlines: tuple[str, ...]
    names: tuple[tuple[float, float, str], ...]
    pins: tuple[Pin, ...]
    without: tuple[Hit, ...]
    source: str


def map_of(region: Region, results: Results) -> HitMap:
    placed = [hit for hit in results.shown if hit.entry.spot and hit.entry.spot.lat is not None]
    without = tuple(hit for hit in results.shown if hit not in placed)
    outlines = _outlines(region)
    spots: list[Point] = [
        (spot.lon, spot.lat)
        for hit in placed
        if (spot := hit.entry.spot) and spot.lon is not None and spot.lat is not None
    ]
    corners = _corners(region, results, outlines, spots)
    if not corners:
        return HitMap(WIDTH, 0, (), (), (), without, "")
    project, size = projection(corners, width=WIDTH, height=MOST_HEIGHT, margin=MARGIN, least=0.01)
    towns = Area.objects.in_region(region).filter(level="municipality").exclude(lat=None).exclude(lon=None)
    names = tuple((*project((town.lon, town.lat)), str(town)) for town in towns)
    said = region.boundaries if isinstance(region.boundaries, dict) else {}
    source = ". ".join(str(said[key]) for key in ("source", "license") if said.get(key))
    return HitMap(
        width=WIDTH,
        height=math.ceil(size[1]),
        outlines=tuple(_path(ring, project) for ring in outlines),
        names=names,
        pins=_pins(placed, project),
        without=without,
        source=source,
    )


def _corners(region: Region, results: Results, outlines: list[list[Point]], spots: list[Point]) -> list[Point]:
    """What the picture shows: the whole region, or where a place is named, its town and the hits around it."""
    every = [point for ring in outlines for point in ring]
    place = results.asked.place
    if place is None:
        return every or spots
    path = results.catalogue.paths.get(place.area, "")
    towns = Boundary.objects.filter(area__region=region, area__level="municipality").select_related("area")
    own = next((town.feature for town in towns if path.startswith(town.area.path)), None)
    around = [point for ring in rings(own.get("geometry") if own else None) for point in ring]
    return (around or every) + spots


def _pins(placed: list[Hit], project: Any) -> tuple[Pin, ...]:
    groups: dict[Point, list[Hit]] = {}
    for hit in placed:
        spot = hit.entry.spot
        if spot is not None and spot.lat is not None and spot.lon is not None:
            groups.setdefault((spot.lon, spot.lat), []).append(hit)
    taken: list[Point] = []
    pins = []
    for number, ((lon, lat), hits) in enumerate(groups.items(), start=1):
        x, y = free_spot(project((lon, lat)), taken, radius=PIN, apart=1.7 * PIN)
        taken.append((x, y))
        pins.append(Pin(number, x, y, lat, lon, tuple(hits)))
    return tuple(pins)


def _outlines(region: Region) -> list[list[Point]]:
    rows = Boundary.objects.filter(area__region=region, area__level="municipality").order_by("pk")
    return [
        ring
        for feature in rows.values_list("feature", flat=True)
        for ring in rings(feature.get("geometry"))
        if len(ring) > 2
    ]


def _path(ring: list[Point], project: Any) -> str:
    return "M" + "L".join(f"{x},{y}" for x, y in map(project, ring)) + "Z"
