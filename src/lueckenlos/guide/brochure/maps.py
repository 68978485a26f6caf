# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where the services of a brochure are: numbered places, on a map of each town whose boundaries are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lueckenlos.frame.models import Area, Boundary, Region
from lueckenlos.guide.brochure.chapters import sort_key
from lueckenlos.guide.brochure.printed import shown
from lueckenlos.guide.entries import Entry, Spot
from lueckenlos.guide.language import say, say_count
from lueckenlos.guide.texts import Text
from lueckenlos.reports import outlines
from lueckenlos.reports.outlines import Point, Ring
from lueckenlos.reports.pdf import AreaMap, Pin, draw_map

Printed = dict[str, Any]


@dataclass
class Site:
    """One place with all services there. `number` is given to those that stand on a map."""

    spot: Spot
    codes: list[str] = field(default_factory=list)
    number: int | None = None

    @property
    def point(self) -> Point | None:
        spot = self.spot
        return (spot.lon, spot.lat) if spot.lon is not None and spot.lat is not None else None


@dataclass(frozen=True)
class Sites:
    """`towns`: each with its outline and the places in it; `elsewhere`: all others."""

    towns: Sequence[tuple[Area, list[Ring], list[Site]]]
    elsewhere: Sequence[Site]

    def pin_of(self) -> dict[str, int]:
        """Number on the map, by code of the service."""
        placed = [site for _town, _rings, sites in self.towns for site in sites]
        return {code: site.number for site in placed for code in site.codes if site.number is not None}


def sites_of(region: Region, path: str, entries: Sequence[Entry]) -> Sites:
    """`path`: of the area of the brochure; empty: the whole region."""
    left = _sites(entries)
    towns = []
    count = 0
    for town, rings in _towns(region, path):
        inside = [site for site in left if site.point and is_inside(site.point, rings)]
        left = [site for site in left if site not in inside]
        for number, site in enumerate(inside, start=count + 1):
            site.number = number
        count += len(inside)
        if inside:
            towns.append((town, rings, inside))
    return Sites(towns, left)


def _sites(entries: Sequence[Entry]) -> list[Site]:
    """By town, then by name."""
    found: dict[tuple[Any, ...], Site] = {}
    for entry in entries:
        spot = entry.spot
        if spot is None or not (spot.name or spot.line):
            continue
        key = (round(spot.lon, 5), round(spot.lat, 5)) if spot.lon and spot.lat else (spot.name, spot.line)
        found.setdefault(key, Site(spot)).codes.append(entry.code)
    return sorted(found.values(), key=lambda site: (site.spot.city, sort_key(site.spot.name or site.spot.line)))


def _towns(region: Region, path: str) -> Iterator[tuple[Area, list[Ring]]]:
    rows = Boundary.objects.filter(area__region=region, area__level="municipality").select_related("area")
    for row in sorted(rows, key=lambda row: sort_key(str(row.area))):
        rings = [ring for ring in outlines.rings(row.feature.get("geometry")) if len(ring) > 2]
        if rings and (row.area.path.startswith(path) or path.startswith(row.area.path)):
            yield row.area, rings


def is_inside(point: Point, rings: Sequence[Ring]) -> bool:
    """Whether a ray to the east crosses the rings an odd number of times: holes are outside.

    Examples:
        >>> is_inside((1, 1), [[(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]])
        True
    """
    x, y = point
    crossed = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed = not crossed
    return crossed


def printed_maps(sites: Sites, region: Region, numbers: dict[str, int]) -> Printed:
    """`numbers`: of the entries, by code."""
    said = region.boundaries if isinstance(region.boundaries, dict) else {}
    source = ". ".join(str(said[key]) for key in ("source", "license") if said.get(key))
    return {
        "title": say("Map and places"),
        "about": say("The number on the map is the number of the place in the table below it."),
        "areas": [
            _printed(town, rings, places, source, numbers) | {"drawing": _drawing(region, town, rings, places)}
            for town, rings, places in sites.towns
        ],
        "elsewhere_title": say("Further places") if sites.towns else say("Places"),
        "elsewhere": [_row(site, numbers) for site in sites.elsewhere],
    }


def _printed(town: Area, rings: list[Ring], sites: list[Site], source: str, numbers: dict[str, int]) -> Printed:
    count = say_count("{n} numbered place", "{n} numbered places", len(sites))
    return {
        "title": str(town),
        "alt": say("Map of {town} with {places}; the table after it names them all.", town=town, places=count),
        "source": source,
        "places": [_row(site, numbers) for site in sites],
    }


def _drawing(region: Region, town: Area, rings: list[Ring], sites: list[Site]) -> Printed:
    """With the names of neighbourhoods, so that one finds one's way."""
    pins = [Pin(site.number or 0, site.point[1], site.point[0]) for site in sites if site.point]
    parts = Area.objects.in_region(region).filter(parent=town).select_related("boundary").order_by("pk")
    names = [(*middle, str(part)) for part in parts if (middle := _middle(part))]
    return draw_map(AreaMap(rings, pins, names), height=150)


def _middle(part: Area) -> Point | None:
    """Latitude and longitude, of the area or of the point that stands for its boundary."""
    if part.lat is not None and part.lon is not None:
        return part.lat, part.lon
    boundary = getattr(part, "boundary", None)
    geometry = boundary.feature.get("geometry") if boundary else None
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    lon, lat = geometry["coordinates"][:2]
    return float(lat), float(lon)


def _row(site: Site, numbers: dict[str, int]) -> Printed:
    return {
        "number": site.number,
        "name": shown(Text(site.spot.name or site.spot.line)),
        "address": shown(Text(site.spot.line)) if site.spot.name and site.spot.line else "",
        "entries": sorted(numbers[code] for code in site.codes if code in numbers),
    }
