# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a page of hits is asked for: read from the address, written into addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from lueckenlos.guide.places import Place, Places
from lueckenlos.guide.situations import situations

MOST_LETTERS = 200
MOST_PAGES = 500
RADII_KM = (1, 3, 5, 10, 20)
FLAGS = {
    "kostenlos": "free",
    "barrierefrei": "step_free",
    "online": "online",
    "aufsuchend": "outreach",
    "offen": "open_now",
    "ohne-termin": "without_appointment",
    "vaeter": "fathers",
    "geschwister": "siblings",
}
"""In the address, in the catalogue."""


@dataclass(frozen=True)
class Asked:
    """`age` in months, negative before birth; None: any. `unknown_place`: what was typed and is no place of here."""

    text: str = ""
    situation: str = ""
    place: Place | None = None
    unknown_place: str = ""
    radius_km: int | None = None
    age: int | None = None
    age_unit: str = "m"
    spoken: str = ""
    flags: frozenset[str] = frozenset()
    page: int = 1
    as_map: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.situation or self.filters)

    @property
    def filters(self) -> list[str]:
        """Names of what narrows the hits, in the order of the form."""
        named = ["ort"] if self.place else []
        named += ["umkreis"] if self.radius_km else []
        named += ["alter"] if self.age is not None else []
        named += ["beratung"] if self.spoken else []
        return named + [name for name, flag in FLAGS.items() if flag in self.flags]

    def without(self, name: str) -> "Asked":
        """The same with one filter less."""
        first = replace(self, page=1)
        match name:
            case "ort":
                return replace(first, place=None, radius_km=None)
            case "umkreis":
                return replace(first, radius_km=None)
            case "alter":
                return replace(first, age=None)
            case "beratung":
                return replace(first, spoken="")
            case "lage":
                return replace(first, situation="")
            case "q":
                return replace(first, text="")
        return replace(first, flags=self.flags - {FLAGS.get(name, "")})

    def with_flag(self, name: str) -> "Asked":
        return replace(self, page=1, flags=self.flags | {FLAGS[name]})

    def query(self, *, page: int | None = None) -> str:
        """For an address, without the question mark."""
        page = page if page is not None else self.page
        said: list[tuple[str, str | int]] = [
            ("q", self.text),
            ("lage", self.situation),
            ("ort", self.place.value if self.place else self.unknown_place),
            ("umkreis", self.radius_km or ""),
            ("alter", "" if self.age is None else self.age // 12 if self.age_unit == "j" else self.age),
            ("einheit", "j" if self.age is not None and self.age_unit == "j" else ""),
            ("beratung", self.spoken),
            *((name, "1" if flag in self.flags else "") for name, flag in FLAGS.items()),
            ("ansicht", "karte" if self.as_map else ""),
            ("seite", page if page > 1 else ""),
        ]
        return urlencode([(name, value) for name, value in said if value != ""])


def read_asked(sent: Mapping[str, str], places: Places, languages: Mapping[str, object]) -> Asked:
    """Whatever stands in the address: what makes no sense is left out."""
    typed = sent.get("ort", "").strip()[:100]
    place = places.find(typed) if typed else None
    unit = "j" if sent.get("einheit") == "j" else "m"
    age = _whole(sent.get("alter", ""), -9, 27 if unit == "j" else 27 * 12)
    if age is not None and unit == "j":
        age *= 12 if age >= 0 else 1
    radius = _whole(sent.get("umkreis", ""), 1, 100)
    spoken = sent.get("beratung", "")[:20]
    situation = sent.get("lage", "")[:40]
    return Asked(
        text=" ".join(sent.get("q", "")[:MOST_LETTERS].split()),
        situation=situation if situation in situations() else "",
        place=place,
        unknown_place=typed if place is None else "",
        radius_km=radius if place is not None and place.lat is not None else None,
        age=age,
        age_unit=unit,
        spoken=spoken if spoken in languages else "",
        flags=frozenset(flag for name, flag in FLAGS.items() if sent.get(name) == "1"),
        page=_whole(sent.get("seite", ""), 1, MOST_PAGES) or 1,
        as_map=sent.get("ansicht") == "karte",
    )


def _whole(text: str, least: int, most: int) -> int | None:
    text = text.strip()[:6]
    if not text.lstrip("-").isascii() or not text.lstrip("-").isdigit():
        return None
    number = int(text)
    return number if least <= number <= most else None
