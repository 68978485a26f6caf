# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The data of a printed document, in the language that is spoken: for the templates of reports.pdf."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import numpy as np

from lueckenlos.directory.models import Handover
from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.brochure import front
from lueckenlos.guide.brochure.chapters import (
    chapters,
    index_by_age,
    index_by_name,
    index_by_topic,
    numbers_of,
    select,
    stages_of,
)
from lueckenlos.guide.brochure.choice import Choice, chosen
from lueckenlos.guide.brochure.maps import printed_maps, sites_of
from lueckenlos.guide.brochure.printed import printed_entry
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.entries import Entry, read_entries
from lueckenlos.guide.language import say, spoken
from lueckenlos.guide.places import places_of
from lueckenlos.guide.public import day_of

Printed = dict[str, Any]
CONTENTS_NAME_SERVICES_UP_TO = 60
SHORT = 420
"""Letters of a text on a leaflet; the code on it leads to all of it."""


def no_address(code: str) -> str:
    """Without a server there are no pages to point at."""
    return ""


def brochure_of(
    region: Region, choice: Choice, now: datetime, address_of: Callable[[str], str] = no_address, home: str = ""
) -> Printed:
    """
    Args:
        address_of: From the code of a service to the address of its page; the empty code: of the guide.
    """
    on, catalogue = day_of(region), catalogue_of(region)
    positions = [int(number) for number in np.flatnonzero(chosen(catalogue, choice, now))]
    keys = [int(catalogue.keys[number]) for number in positions]
    read = {entry.code: entry for entry in read_entries(region, keys, spoken(), now, on)}
    positions = [number for number in positions if catalogue.codes[number] in read]
    entries = [read[catalogue.codes[number]] for number in positions]
    selection = select(catalogue, stages_of(region), positions, entries)
    numbers = numbers_of((entry.code for entry in selection.entries), selection)
    path = "" if choice.is_whole else _path(region, choice.place.area)
    sites = sites_of(region, path, selection.entries)
    pins = sites.pin_of()
    printed = [printed_entry(e, n, address_of, pins.get(e.code)) for n, e in enumerate(selection.entries)]
    _add_steps(region, selection.entries, printed, numbers)
    maps = printed_maps(sites, region, numbers)
    whole, name = places_of(region).whole.name, choice.place.name
    title = say("Help for families in {area}", area=name)
    return {
        **front.document(title, whole, on, say("Services for families in {area}", area=name)),
        "cover": front.cover(whole, choice.words, on, len(entries)),
        "emergency": front.emergency_page(region, path, now),
        "how": front.how_to_use(has_codes=bool(address_of("")), has_map=bool(maps["areas"])),
        "contents_depth": 2 if len(entries) <= CONTENTS_NAME_SERVICES_UP_TO else 1,
        "entries": printed,
        "chapters": chapters(selection),
        "maps": maps,
        "indexes": [index_by_age(selection), index_by_topic(selection, region, now)],
        "names": index_by_name(selection),
        "imprint": front.imprint(region, whole, on, home),
    }


def _path(region: Region, code: str) -> str:
    return Area.objects.in_region(region).filter(code=code).values_list("path", flat=True).first() or ""


def _add_steps(region: Region, entries: Sequence[Entry], printed: list[Printed], numbers: dict[str, int]) -> None:
    """What comes after each in the chain, where it stands in the same brochure."""
    keys = [entry.key for entry in entries]
    rows = Handover.objects.in_region(region).filter(from_service__in=keys, to_service__in=keys)
    after: dict[str, set[str]] = defaultdict(set)
    for before, next_one in rows.values_list("from_service__code", "to_service__code"):
        after[before].add(next_one)
    for entry, one in zip(entries, printed, strict=True):
        following = sorted(numbers[code] for code in after[entry.code] if code in numbers)
        one["after"] = [{"n": number, "name": printed[number]["name"]} for number in following]


def leaflet_of(region: Region, key: int, now: datetime, address_of: Callable[[str], str]) -> Printed:
    """One page for a pinboard."""
    on = day_of(region)
    entry = read_entries(region, [key], spoken(), now, on)[0]
    whole = places_of(region).whole.name
    printed = printed_entry(entry, 0, address_of)
    printed["name"] = _shortened(printed["name"])
    printed["lead"] = [_shortened(text) for text in printed["lead"][:1]]
    for row in printed["rows"]:
        row["values"] = [_shortened(value) for value in row["values"][:8]]
    printed["rows"] = [row for row in printed["rows"] if row["values"] != [{"number": entry.phone}]]
    return {
        **front.document(str(entry.name), whole, on, str(entry.eligibility or entry.description)[:SHORT]),
        "above": printed["organization"],
        "entry": printed,
    }


def _shortened(value: Any) -> Any:
    if isinstance(value, dict) and "t" in value:
        return {**value, "t": _shortened(value["t"])}
    if isinstance(value, str) and len(value) > SHORT:
        return value[:SHORT].rsplit(None, 1)[0] + " …"
    return value


def list_of(region: Region, keys: Sequence[int], now: datetime, address_of: Callable[[str], str]) -> Printed:
    """What somebody has remembered, in their order."""
    on = day_of(region)
    entries = read_entries(region, keys, spoken(), now, on)
    whole = places_of(region).whole.name
    return {
        **front.document(say("My list"), whole, on, say("Services for families in {area}", area=whole)),
        "about": say("Services for families in {area}", area=whole),
        "entries": [printed_entry(entry, number, address_of) for number, entry in enumerate(entries)],
    }
