# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From what is asked to the hits, and to what each filter hides."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from lueckenlos.core.search import Found, find
from lueckenlos.guide.arrays import UNKNOWN_MONTH, Catalogue, Mask
from lueckenlos.guide.asked import FLAGS, Asked
from lueckenlos.guide.situations import situations

PER_PAGE = 20
MOST_NEAREST = 10
EARTH_KM = 6371.0
NEAR_BONUS = 0.25
"""How much the nearest hit gains over one of the same fit far away."""
OWN_AREA_BONUS = 0.05
"""For each level that a service's area lies deeper: what is made for the town stands before the county's."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Hits:
    """`positions` of all hits, the best first. `km`: for each its distance, NaN unknown; empty without a place.

    `hidden`: for each filter, how many more there would be without it.
    """

    positions: npt.NDArray[np.int32]
    km: npt.NDArray[np.float32]
    found: Found
    hidden: dict[str, int]
    unknown_hidden: dict[str, int]
    """Of those, how many are hidden because nobody has said."""
    nearest: npt.NDArray[np.int32]
    """Where there are no hits: what comes nearest to what was asked."""

    @property
    def count(self) -> int:
        return len(self.positions)

    def pages(self, size: int = PER_PAGE) -> int:
        return max(1, -(-self.count // size))

    def of_page(self, page: int, size: int = PER_PAGE) -> npt.NDArray[np.int32]:
        return self.positions[(page - 1) * size : page * size]


def find_services(catalogue: Catalogue, asked: Asked, now: datetime, language: str = "de") -> Hits:
    """
    Args:
        now: Local time, for what is open now.
        language: Of the words that are typed.
    """
    masks = masks_of(catalogue, asked, now)
    found = _found(catalogue, asked, language)
    fits = np.zeros(catalogue.size, np.float32)
    fits[found.documents] = found.scores if (asked.text or asked.situation) else 1.0
    is_hit = (fits > 0) & (not found.is_weak)
    allowed = _all_of(catalogue.size, masks.values())
    km = distances(catalogue, asked)
    chosen = np.flatnonzero(is_hit & allowed)
    ranks = _ranks(catalogue, asked, fits[chosen], chosen, km)
    order = np.lexsort((chosen, -ranks))
    positions = chosen[order].astype(np.int32)
    hidden, unknown = _hidden(catalogue, masks, is_hit, allowed)
    nearest = positions[:0] if len(positions) else _nearest(catalogue, asked, masks, fits)
    return Hits(positions, km[positions] if len(km) else km, found, hidden, unknown, nearest)


def _nearest(catalogue: Catalogue, asked: Asked, masks: dict[str, Mask], fits: Floats) -> npt.NDArray[np.int32]:
    """What has the words, or where nothing has them anything, and passes most of the filters."""
    pool = np.flatnonzero(fits > 0) if fits.any() else np.arange(catalogue.size)
    passed = np.zeros(len(pool), np.int8)
    for mask in masks.values():
        passed += mask[pool]
    order = np.lexsort((-_own_area_bonus(catalogue, asked)[pool], -fits[pool], -passed))
    return pool[order][:MOST_NEAREST].astype(np.int32)


def _ranks(catalogue: Catalogue, asked: Asked, fits: Floats, chosen: npt.NDArray[np.intp], km: Floats) -> Floats:
    """How well it fits, and among those that fit alike the nearer, and what is made for the place."""
    if asked.place is None or not len(chosen):
        return fits
    ranks = fits + _own_area_bonus(catalogue, asked)[chosen] * fits.max() * OWN_AREA_BONUS
    if len(km):
        ranks = ranks * (1 + NEAR_BONUS / (1 + np.nan_to_num(km[chosen], nan=np.inf) / 5))
    return np.asarray(ranks, np.float32)


def _found(catalogue: Catalogue, asked: Asked, language: str) -> Found:
    spoken = language.partition("-")[0]
    if asked.text or not asked.situation:
        return find(catalogue.index, asked.text, language=spoken, synonyms=catalogue.synonyms)
    words = " ".join(situations()[asked.situation].words)
    return find(catalogue.index, words, language="de")


def masks_of(catalogue: Catalogue, asked: Asked, now: datetime) -> dict[str, Mask]:
    """What each filter lets through."""
    masks: dict[str, Mask] = {}
    if asked.place is not None:
        masks["ort"] = catalogue.serves(asked.place.area)
    if asked.radius_km is not None:
        comes = catalogue.yes["outreach"] | catalogue.yes["online"] | catalogue.yes["phone"]
        masks["umkreis"] = comes | (np.nan_to_num(distances(catalogue, asked), nan=np.inf) <= asked.radius_km)
    if asked.age is not None:
        masks["alter"] = suits_age(catalogue, asked.age, asked.age + (12 if asked.age_unit == "j" else 1))
    situation = situations().get(asked.situation)
    if situation is not None and situation.from_month is not None and situation.to_month is not None:
        masks["lage"] = suits_age(catalogue, situation.from_month, situation.to_month)
    if asked.spoken:
        masks["beratung"] = catalogue.languages.get(asked.spoken, np.zeros(catalogue.size, np.bool_))
    for name, flag in FLAGS.items():
        if flag in asked.flags:
            masks[name] = is_open_at(catalogue, now) if flag == "open_now" else catalogue.yes[flag]
    return masks


def suits_age(catalogue: Catalogue, first: int, end: int) -> Mask:
    """Of whom a month in [first, end) is served; an age that is not known suits everyone."""
    starts = np.where(catalogue.from_month == UNKNOWN_MONTH, -9, catalogue.from_month)
    ends = np.where(catalogue.to_month == UNKNOWN_MONTH, 1200, catalogue.to_month)
    return np.asarray((starts < end) & (first < ends), np.bool_)


def is_open_at(catalogue: Catalogue, now: datetime) -> Mask:
    minute, weekday = now.hour * 60 + now.minute, now.weekday()
    spans = catalogue.opening
    rows = (spans[:, 1] == weekday) & (spans[:, 2] <= minute) & (minute < spans[:, 3])
    mask = np.zeros(catalogue.size, np.bool_)
    mask[spans[rows, 0]] = True
    return mask


def distances(catalogue: Catalogue, asked: Asked) -> npt.NDArray[np.float32]:
    """Kilometres as the crow flies; NaN where the service has no place. Empty where no place is asked for."""
    if asked.place is None or asked.place.lat is None or asked.place.lon is None:
        return np.zeros(0, np.float32)
    lat, lon = np.radians(asked.place.lat), np.radians(asked.place.lon)
    there, beside = np.radians(catalogue.lat), np.radians(catalogue.lon)
    arc = np.sin((there - lat) / 2) ** 2 + np.cos(lat) * np.cos(there) * np.sin((beside - lon) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(arc)), np.float32)


def _own_area_bonus(catalogue: Catalogue, asked: Asked) -> npt.NDArray[np.float32]:
    """What is made for the town itself stands before what is made for the whole county."""
    bonus = np.zeros(catalogue.size, np.float32)
    own = catalogue.paths.get(asked.place.area, "") if asked.place else ""
    for path, positions in catalogue.serving.items():
        if own and (own.startswith(path) or path.startswith(own)):
            bonus[positions] = np.maximum(bonus[positions], path.count("/"))
    return bonus


def _all_of(size: int, masks: object) -> Mask:
    allowed = np.ones(size, np.bool_)
    for mask in masks:  # type: ignore[attr-defined]
        allowed &= mask
    return allowed


def _hidden(
    catalogue: Catalogue, masks: dict[str, Mask], is_hit: Mask, allowed: Mask
) -> tuple[dict[str, int], dict[str, int]]:
    hidden, unknown = {}, {}
    unplaced = ~catalogue.has_place
    for name in masks:
        others = _all_of(len(is_hit), [mask for other, mask in masks.items() if other != name])
        more = is_hit & others & ~allowed
        hidden[name] = int(more.sum())
        if name == "umkreis":
            unknown[name] = int((more & unplaced).sum())
    return hidden, unknown
