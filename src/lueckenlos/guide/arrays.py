# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All that is searched in a region, as arrays beside each other: one position for each public service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search import SearchIndex, Synonyms, find, index_documents
from lueckenlos.guide.documents import documents_of
from lueckenlos.guide.rows import OpeningRow, Rows, ServiceRow
from lueckenlos.guide.synonyms import synonyms_with

Mask = npt.NDArray[np.bool_]
Position = dict[int, int]
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
UNKNOWN_MONTH = -1000


@dataclass
class Catalogue:
    """Positions are by name. A month that is not known is UNKNOWN_MONTH; a place that is not known is NaN.

    `yes` holds what is known to be so: free, step_free, online, phone, outreach, without_appointment, and so on.
    `opening`: rows of position, weekday (0 is Monday), minute of opening, minute of closing.
    """

    day: date
    keys: npt.NDArray[np.int64]
    codes: list[str]
    from_month: npt.NDArray[np.int16]
    to_month: npt.NDArray[np.int16]
    lat: npt.NDArray[np.float32]
    lon: npt.NDArray[np.float32]
    yes: dict[str, Mask]
    languages: dict[str, Mask]
    target_groups: dict[str, Mask]
    fields: dict[str, Mask]
    serving: dict[str, npt.NDArray[np.int32]]
    """Area path to the positions of services that name the area."""
    paths: dict[str, str]
    """Area code to its path."""
    opening: npt.NDArray[np.int32]
    index: SearchIndex
    synonyms: Synonyms
    region: int = 0
    state: str = ""
    """Of the database, where it comes from one."""
    _served: dict[str, Mask] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.codes)

    @cached_property
    def position(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def has_place(self) -> Mask:
        return ~np.isnan(self.lat)

    def prepare(self) -> None:
        """What the first misspelt word would have to wait for."""
        find(self.index, "x" * 9, synonyms=self.synonyms)

    def serves(self, area: str) -> Mask:
        """Services for the area, for all above it, or for a part of it."""
        if area not in self._served:
            own = self.paths.get(area, "/")
            found = np.zeros(self.size, np.bool_)
            for path, positions in self.serving.items():
                if path.startswith(own) or own.startswith(path):
                    found[positions] = True
            self._served[area] = found
        return self._served[area]


def catalogue_from(rows: Rows) -> Catalogue:
    services = sorted(rows.services, key=lambda service: (service.name or "", service.code))
    position = {service.key: number for number, service in enumerate(services)}
    columns: dict[str, Sequence[Any]] = dict(zip(ServiceRow._fields, zip(*services, strict=True), strict=False))
    named = {name: columns.get(name, ()) for name in ServiceRow._fields}
    synonyms = synonyms_with(rows.synonyms)
    return Catalogue(
        day=rows.day,
        keys=np.array(named["key"], np.int64),
        codes=list(named["code"]),
        from_month=_months(named["from_month"]),
        to_month=_months(named["to_month"]),
        lat=_degrees(named["lat"]),
        lon=_degrees(named["lon"]),
        yes=_what_is_so(named),
        languages=_sets(named["languages"]),
        target_groups=_sets(named["target_groups"]),
        fields=_masks(rows.fields, position),
        serving=_positions(rows.areas, position),
        paths=dict(rows.paths),
        opening=_opening(rows.openings, position),
        index=index_documents(documents_of(services, rows.texts), synonyms.words),
        synonyms=synonyms,
    )


def _what_is_so(named: dict[str, Sequence[Any]]) -> dict[str, Mask]:
    def where(column: str, *wanted: Any) -> Mask:
        return np.array([value in wanted for value in named[column]], np.bool_)

    channels = [set(items or ()) for items in named["channels"]]
    home = np.array(["home_visit" in items for items in channels], np.bool_)
    return {
        "free": np.array([value == 0 for value in named["cost_cents"]], np.bool_),
        "step_free": where("step_free", "yes"),
        "online": np.array(["online" in items for items in channels], np.bool_),
        "phone": np.array(["phone" in items for items in channels], np.bool_),
        "outreach": where("mode", "outreach") | home,
        "without_appointment": where("appointment", "none", "possible"),
        "siblings": where("siblings", True),
        "urgent": where("is_urgent", True),
        "fathers": np.array(["fathers" in (items or ()) for items in named["target_groups"]], np.bool_),
    }


def _months(values: Any) -> npt.NDArray[np.int16]:
    return np.array([UNKNOWN_MONTH if value is None else value for value in values], np.int16)


def _degrees(values: Any) -> npt.NDArray[np.float32]:
    return np.array([np.nan if value is None else value for value in values], np.float32)


def _sets(values: Any) -> dict[str, Mask]:
    pairs = [(number, item) for number, items in enumerate(values) for item in items or ()]
    return _masks(pairs, {number: number for number in range(len(values))})


def _masks(pairs: Iterable[tuple[int, str]], position: Position) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    for value, positions in _positions(pairs, position).items():
        found[value] = np.zeros(len(position), np.bool_)
        found[value][positions] = True
    return found


def _positions(pairs: Iterable[tuple[int, str]], position: Position) -> dict[str, npt.NDArray[np.int32]]:
    found: dict[str, list[int]] = {}
    for key, value in pairs:
        if key in position:
            found.setdefault(value, []).append(position[key])
    return {value: np.array(numbers, np.int32) for value, numbers in found.items()}


def _opening(rows: Iterable[OpeningRow], position: Position) -> npt.NDArray[np.int32]:
    spans = [
        (position[row.key], WEEKDAYS.index(row.weekday), minute_of(row.opens), minute_of(row.closes))
        for row in rows
        if row.key in position and row.opens and row.closes
    ]
    return np.array(spans, np.int32).reshape(-1, 4)


def minute_of(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
