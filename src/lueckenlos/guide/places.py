# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Places that people name: a town, a neighbourhood, a postal code.

Models are imported only where a database is read: `lueckenlos find` works on files.
"""

import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lueckenlos.frame.models import Region


@dataclass(frozen=True)
class Place:
    """`area`: code of the smallest area that is meant. `lat` and `lon` are its middle; None: not known."""

    name: str
    area: str
    key: int
    lat: float | None = None
    lon: float | None = None
    postal_code: str = ""

    @property
    def value(self) -> str:
        """As it stands in addresses."""
        return self.postal_code or self.area


def simple(text: str) -> str:
    """As names are compared: Lünen, luenen and LUNEN are one."""
    folded = text.casefold().replace("ü", "u").replace("ö", "o").replace("ä", "a").replace("ß", "ss")
    folded = folded.replace("ue", "u").replace("oe", "o").replace("ae", "a")
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in plain if letter.isalnum())


@dataclass(frozen=True)
class Places:
    """All places of a region, by what they may be called."""

    towns: tuple[Place, ...]
    """For a list to choose from: municipalities, each with its neighbourhoods after it."""
    named: dict[str, Place]
    whole: Place
    """The region's root area."""

    @property
    def listed(self) -> tuple[Place, ...]:
        """For the list under the field: none where it would be too long to be of use."""
        return self.towns if len(self.towns) <= MOST_LISTED else ()

    @property
    def on_map(self) -> list[Place]:
        """Each once; postal codes where there are some, since they lie closer than towns."""
        coded = [place for place in self.named.values() if place.postal_code]
        return [place for place in coded or self.towns if place.lat is not None and place.lon is not None]

    def find(self, text: str) -> Place | None:
        """ "Lünen", "44532", "44532 Lünen", "05978024", or the beginning of exactly one name."""
        text = text.strip()[:100]
        if not text:
            return None
        digits = "".join(letter for letter in text[:8] if letter.isdigit())
        for wish in (simple(text), digits if len(digits) == 5 else "", simple(text.partition(",")[0])):
            if wish and wish in self.named:
                return self.named[wish]
        begun = {place.area: place for name, place in self.named.items() if name.startswith(simple(text))}
        return next(iter(begun.values())) if len(begun) == 1 and len(simple(text)) >= 3 else None


class AreaRow(NamedTuple):
    """`key`: of the database, else 0."""

    key: int
    code: str
    name: str
    level: str | None
    parent: str | None
    lat: float | None
    lon: float | None


class PostalRow(NamedTuple):
    postal_code: str
    area: str
    lat: float | None
    lon: float | None


_kept: OrderedDict[tuple[int, str], Places] = OrderedDict()
_lock = Lock()
REGIONS_KEPT = 8
MOST_LISTED = 150


def places_of(region: "Region") -> Places:
    """Read once for a state of the region's data."""
    key = (region.pk, str(region.state))
    with _lock:
        if key in _kept:
            return _kept[key]
    places = read_places(region)
    with _lock:
        _kept[key] = places
        while len(_kept) > REGIONS_KEPT:
            _kept.popitem(last=False)
    return places


def read_places(region: "Region") -> Places:
    from lueckenlos.guide.stored_rows import area_rows, postal_rows

    return places_from(area_rows(region), postal_rows(region), region.name)


def places_from(areas: Sequence[AreaRow], codes: Iterable[PostalRow], region: str) -> Places:
    """`areas`: a part comes after its whole. `region`: what all of it is called where there are several roots."""
    by_code = {area.code: area for area in areas}
    found: dict[str, Place] = {}
    towns: list[Place] = []
    for area in areas:
        above = by_code.get(area.parent) if area.parent else None
        if above is None:
            continue
        name = area.name if area.level != "neighbourhood" else f"{area.name}, {above.name}"
        place = Place(name, area.code, area.key, area.lat or above.lat, area.lon or above.lon)
        towns.append(place)
        for called in (area.code, area.name, name, area.name.partition("/")[0]):
            found.setdefault(simple(called), place)
    for row in codes:
        area = by_code[row.area]
        place = Place(f"{row.postal_code} {area.name}", area.code, area.key, row.lat, row.lon, row.postal_code)
        found.setdefault(row.postal_code, place)
    roots = [area for area in areas if not area.parent]
    root = roots[0] if roots else None
    whole = Place(root.name if root and len(roots) == 1 else region, root.code if root else "", root.key if root else 0)
    return Places(tuple(towns), found, whole)
