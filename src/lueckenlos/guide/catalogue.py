# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All that is searched in a region, as arrays beside each other: one position for each public service.

Built once for a state of the region's data and a day, and kept in memory. A large region is built anew beside the old
one, which goes on answering until the new one is there.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search import SearchIndex, Synonyms, index_documents
from lueckenlos.directory.models import Schedule, Service
from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.documents import documents_of
from lueckenlos.guide.public import day_of, public_services
from lueckenlos.guide.synonyms import synonyms_of

Mask = npt.NDArray[np.bool_]
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
UNKNOWN_MONTH = -1000
LARGE = 5_000
REGIONS_KEPT = 8


@dataclass
class Catalogue:
    """Positions are by name. A month that is not known is UNKNOWN_MONTH; a place that is not known is NaN.

    `yes` holds what is known to be so: free, step_free, online, phone, outreach, without_appointment, and so on.
    `opening`: rows of position, weekday (0 is Monday), minute of opening, minute of closing.
    """

    region: int
    state: str
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


_kept: OrderedDict[tuple[int, date], Catalogue] = OrderedDict()
_lock = threading.Lock()
_building: set[tuple[int, date]] = set()


def catalogue_of(region: Region) -> Catalogue:
    """Of the region in the state the row says. A large one may lag behind while the next one is built."""
    key = (region.pk, day_of(region))
    with _lock:
        known = _kept.get(key) or next((c for (pk, _day), c in reversed(_kept.items()) if pk == region.pk), None)
        if known is not None and known.state == str(region.state) and known.day == key[1]:
            _kept.move_to_end(key)
            return known
        if known is not None and known.size > LARGE:
            if key not in _building:
                _building.add(key)
                threading.Thread(target=_build_beside, args=(region, key), daemon=True).start()
            return known
    return _keep(build(region))


def _build_beside(region: Region, key: tuple[int, date]) -> None:
    from django.db import connection

    try:
        _keep(build(region))
    finally:
        connection.close()
        with _lock:
            _building.discard(key)


def _keep(catalogue: Catalogue) -> Catalogue:
    with _lock:
        for key in [key for key in _kept if key[0] == catalogue.region]:
            del _kept[key]
        _kept[catalogue.region, catalogue.day] = catalogue
        while len(_kept) > REGIONS_KEPT:
            _kept.popitem(last=False)
    return catalogue


COLUMNS = (
    *("pk", "code", "from_month", "to_month", "cost_cents", "mode", "languages", "target_groups", "location__lat"),
    *("location__lon", "location__details__step_free", "details__appointment", "details__channels"),
    *("details__siblings", "details__is_urgent"),
)


def build(region: Region) -> Catalogue:
    day = day_of(region)
    services = public_services(region, day)
    rows = list(services.order_by("name", "pk").values_list(*COLUMNS))
    columns: list[Any] = list(zip(*rows)) if rows else [()] * len(COLUMNS)
    named = dict(zip(COLUMNS, columns))
    keys = np.array(named["pk"], np.int64)
    position = {key: number for number, key in enumerate(named["pk"])}
    documents = documents_of(region, services, list(named["pk"]))
    return Catalogue(
        region=region.pk,
        state=str(region.state),
        day=day,
        keys=keys,
        codes=list(named["code"]),
        from_month=_months(named["from_month"]),
        to_month=_months(named["to_month"]),
        lat=_degrees(named["location__lat"]),
        lon=_degrees(named["location__lon"]),
        yes=_what_is_so(named),
        languages=_sets(named["languages"]),
        target_groups=_sets(named["target_groups"]),
        fields=_fields(region, position),
        serving=_serving(region, position),
        paths=dict(Area.objects.in_region(region).values_list("code", "path")),
        opening=_opening(region, position),
        index=index_documents(documents),
        synonyms=synonyms_of(region),
    )


def _what_is_so(named: dict[str, Any]) -> dict[str, Mask]:
    def where(column: str, *wanted: Any) -> Mask:
        return np.array([value in wanted for value in named[column]], np.bool_)

    channels = [set(items or ()) for items in named["details__channels"]]
    home = np.array(["home_visit" in items for items in channels], np.bool_)
    return {
        "free": np.array([value == 0 for value in named["cost_cents"]], np.bool_),
        "step_free": where("location__details__step_free", "yes"),
        "online": np.array(["online" in items for items in channels], np.bool_),
        "phone": np.array(["phone" in items for items in channels], np.bool_),
        "outreach": where("mode", "outreach") | home,
        "without_appointment": where("details__appointment", "none", "possible"),
        "siblings": where("details__siblings", True),
        "urgent": where("details__is_urgent", True),
        "fathers": np.array(["fathers" in (items or ()) for items in named["target_groups"]], np.bool_),
    }


def _months(values: Any) -> npt.NDArray[np.int16]:
    return np.array([UNKNOWN_MONTH if value is None else value for value in values], np.int16)


def _degrees(values: Any) -> npt.NDArray[np.float32]:
    return np.array([np.nan if value is None else value for value in values], np.float32)


def _sets(values: Any) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    for number, items in enumerate(values):
        for item in items or ():
            found.setdefault(item, np.zeros(len(values), np.bool_))[number] = True
    return found


def _fields(region: Region, position: dict[int, int]) -> dict[str, Mask]:
    found: dict[str, Mask] = {}
    pairs = Service.fields.through.objects.filter(service__region=region).values_list("service", "field__code")
    for key, code in pairs:
        if key in position:
            found.setdefault(code, np.zeros(len(position), np.bool_))[position[key]] = True
    return found


def _serving(region: Region, position: dict[int, int]) -> dict[str, npt.NDArray[np.int32]]:
    found: dict[str, list[int]] = {}
    pairs = Service.areas.through.objects.filter(service__region=region).values_list("service", "area__path")
    for key, path in pairs:
        if key in position:
            found.setdefault(path, []).append(position[key])
    return {path: np.array(numbers, np.int32) for path, numbers in found.items()}


def _opening(region: Region, position: dict[int, int]) -> npt.NDArray[np.int32]:
    rows = []
    schedules = Schedule.objects.in_region(region).exclude(weekday=None).exclude(by_appointment=True)
    for key, weekday, opens, closes in schedules.values_list("service", "weekday", "opens", "closes"):
        if key in position and opens and closes:
            rows.append((position[key], WEEKDAYS.index(weekday), minute_of(opens), minute_of(closes)))
    return np.array(rows, np.int32).reshape(-1, 4)


def minute_of(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
