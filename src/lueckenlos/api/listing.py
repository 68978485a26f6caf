# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From the parameters of a listing to the services that it lists."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.api.index import DAYS, Index, Mask
from lueckenlos.api.modified import changed_or_unknown
from lueckenlos.api.searching import positions_for
from lueckenlos.datapackage.hsds.values import maximum_age, minimum_age
from lueckenlos.guide.arrays import UNKNOWN_MONTH
from lueckenlos.guide.finding import EARTH_KM
from lueckenlos.guide.models import PostalCode

Positions = npt.NDArray[np.int32]
FILTERS = (
    *("search", "page", "per_page", "taxonomy_term_id", "taxonomy_id", "minimum_age", "maximum_age", "start_time"),
    *("end_time", "day", "postcode", "proximity", "organization_id", "modified_after", "minimal", "full", "format"),
)


def positions_of(index: Index, asked: dict[str, Any], *, at_locations: bool = False) -> Positions:
    """In the order of the listing. `at_locations`: only services that have a location."""
    found = positions_for(index.catalogue, asked.get("search", ""))
    mask = np.ones(index.catalogue.size, np.bool_)
    if at_locations:
        mask &= index.has_location
    mask &= _by_terms(index, asked) & _by_age(index, asked) & _by_opening(index, asked)
    if "organization_id" in asked:
        mask &= _only(index, index.organizations.get(index.organization_codes.get(asked["organization_id"], ""), []))
    if "postcode" in asked:
        mask &= _by_postcode(index, asked["postcode"], asked.get("proximity"))
    if "modified_after" in asked:
        mask &= _by_change(index, asked["modified_after"])
    return np.asarray(found[mask[found]], np.int32)


def _only(index: Index, positions: Any) -> Mask:
    mask = np.zeros(index.catalogue.size, np.bool_)
    mask[positions] = True
    return mask


def _by_terms(index: Index, asked: dict[str, Any]) -> Mask:
    mask = np.ones(index.catalogue.size, np.bool_)
    if "taxonomy_term_id" in asked:
        term = index.term_ids.get(asked["taxonomy_term_id"])
        mask &= index.terms[term] if term else False
    if "taxonomy_id" in asked:
        taxonomy = index.taxonomy_ids.get(asked["taxonomy_id"])
        inside = [carriers for term, carriers in index.terms.items() if term.taxonomy == taxonomy]
        mask &= np.logical_or.reduce(inside) if inside else False
    return mask


def _by_age(index: Index, asked: dict[str, Any]) -> Mask:
    """By the ages that are published: a span that is not known is neither above nor below anything."""
    first, end = index.catalogue.from_month, index.catalogue.to_month
    mask = np.ones(index.catalogue.size, np.bool_)
    if "minimum_age" in asked:
        mask &= _years(first, minimum_age) >= asked["minimum_age"]
    if "maximum_age" in asked:
        mask &= _years(end, maximum_age) <= asked["maximum_age"]
    return np.asarray(mask, np.bool_)


def _years(months: npt.NDArray[np.int16], write: Callable[[int], float | None]) -> npt.NDArray[np.float64]:
    """As they are written; NaN, which no comparison holds for, where nothing is."""
    known, where = np.unique(months, return_inverse=True)
    written = [None if month == UNKNOWN_MONTH else write(int(month)) for month in known]
    return np.array([np.nan if years is None else years for years in written], np.float64)[where]


def _by_opening(index: Index, asked: dict[str, Any]) -> Mask:
    """One and the same opening has to fit all that is said."""
    if not {"day", "start_time", "end_time"} & asked.keys():
        return np.ones(index.catalogue.size, np.bool_)
    spans = index.openings
    rows = np.ones(len(spans), np.bool_)
    if "day" in asked:
        rows &= spans[:, 1] == DAYS.index(asked["day"])
    if "start_time" in asked:
        rows &= spans[:, 2] >= _minute(asked["start_time"])
    if "end_time" in asked:
        rows &= (spans[:, 3] >= 0) & (spans[:, 3] <= _minute(asked["end_time"]))
    return _only(index, spans[rows, 0])


def _minute(at: time) -> float:
    return at.hour * 60 + at.minute + at.second / 60


def _by_postcode(index: Index, postcode: str, metres: float | None) -> Mask:
    catalogue = index.catalogue
    rows = list(
        PostalCode.objects.in_region(index.region).filter(postal_code=postcode).values_list("area__code", "lat", "lon")
    )
    if metres is not None:
        near = [
            _kilometres(index, lat, lon) * 1000 <= metres
            for _area, lat, lon in rows
            if lat is not None and lon is not None
        ]
        return np.asarray(np.logical_or.reduce(near), np.bool_) if near else np.zeros(catalogue.size, np.bool_)
    if not rows:
        return np.zeros(catalogue.size, np.bool_)
    names_areas = _only(index, np.concatenate([np.zeros(0, np.int32), *catalogue.serving.values()]))
    serves = [catalogue.serves(area) for area, _lat, _lon in rows]
    return np.asarray(~names_areas | np.logical_or.reduce(serves), np.bool_)


def _kilometres(index: Index, lat: float, lon: float) -> npt.NDArray[np.float64]:
    """As the crow flies; NaN, which is within no distance, where the service has no place."""
    there, beside = np.radians(index.catalogue.lat), np.radians(index.catalogue.lon)
    here = np.radians(lat)
    arc = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin((beside - np.radians(lon)) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(arc)), np.float64)


def _by_change(index: Index, since: datetime) -> Mask:
    keys = changed_or_unknown(index.region, since)
    return np.isin(index.catalogue.keys, np.fromiter(keys, np.int64, len(keys)))
