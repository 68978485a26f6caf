# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Locations, areas and what is said about access, from a feed."""

import re

from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.hsds.gathered import FoundService, Gathered
from lueckenlos.datapackage.hsds.identifiers import is_identifier
from lueckenlos.datapackage.hsds.read_times import PARTS, read_schedules
from lueckenlos.datapackage.hsds.vocabulary import AREA_URI, STEP_FREE
from lueckenlos.shared.language import _

_STEP_FREE = {words: code for code, words in STEP_FREE.items()}
_AREA = re.compile(
    f"{re.escape(AREA_URI)}[A-Za-z]+/([0-9]{{2}}|[0-9]{{5}}|[0-9]{{8}}|[0-9]{{12}})".replace("http", "https?")
)
LEVELS = {2: "state", 5: "county", 8: "municipality"}


def read_at_location(entry: Entry, service: FoundService, gathered: Gathered) -> None:
    location = entry.one("location")
    own = entry.key() or PARTS.part("service_at_locations", str(service.row["id"]), entry.pointer)
    read_schedules(entry, service, gathered, own)
    if location is None:
        return
    match location.text("location_type"):
        case "virtual":
            channels = service.details.get("channels") or ()
            service.details["channels"] = tuple(dict.fromkeys((*channels, "online")))
            return
        case "postal":
            location.drop("location_type", _("A postal address is no place to go to, and is left out."),
                          _("Nothing needs to be done."))  # fmt: skip
            return
    key = location.key()
    if key is None:
        location.skip("id", _("The location has no id."), _("Give each location an id of its own."))
        return
    service.places.setdefault(own, key)
    _read_location(location, key, service, gathered)


def _read_location(entry: Entry, key: str, service: FoundService, gathered: Gathered) -> None:
    addresses = list(entry.many("addresses"))
    address = next((a for a in addresses if a.content.get("address_type") == "physical"), next(iter(addresses), None))
    lat, lon = entry.number("latitude", -90, 90), entry.number("longitude", -180, 180)
    has_both = lat is not None and lon is not None
    region = address.text("region") if address else None
    row = gathered.add(
        "locations",
        key,
        name=entry.text("name"),
        organization=service.row.get("organization"),
        street=address.text("address_1") if address else None,
        postal_code=_short(address, "postal_code") if address else None,
        city=address.text("city") if address else None,
        lat=float(lat) if has_both and lat is not None else None,
        lon=float(lon) if has_both and lon is not None else None,
    )
    row["region"] = region
    step_free, words = None, []
    for found in entry.many("accessibility"):
        description = found.text("description") or found.text("accessibility")
        if description in _STEP_FREE:
            step_free = step_free or _STEP_FREE[description]
        else:
            words.append(description)
        words.append(found.text("details"))
    said = "\n".join(filter(None, words)) or None
    transport = entry.text("transportation") or entry.text("description")
    if step_free or said or transport:
        gathered.add("location_details", key, step_free=step_free, accessibility=said, transport=transport)


def _short(entry: Entry, name: str) -> str | None:
    text = entry.text(name)
    if text is not None and len(text) > 20:
        entry.drop(name, _("The text is longer than {n} characters.").format(n=20), _("Shorten it."))
        return None
    return text


def read_areas(entry: Entry, service: FoundService, gathered: Gathered) -> None:
    codes = list(service.row.get("areas") or ())
    for found in entry.many("service_areas"):
        name = found.text("name") or found.text("service_area")
        code = _area(found, name, gathered)
        if code is not None and code not in codes:
            codes.append(code)
    service.row["areas"] = tuple(codes)


def _area(entry: Entry, name: str | None, gathered: Gathered) -> str | None:
    uri = entry.text("uri") or ""
    if official := _AREA.fullmatch(uri):
        digits = official[1]
        code = digits if len(digits) != 12 else digits[:5] + digits[9:]
        gathered.add("areas", code, name=name, ags=code, level=LEVELS.get(len(code)))
        return code
    if uri.startswith("urn:uuid:") and is_identifier(uri[9:].lower()):
        code = uri[9:].lower()
    elif uri or name:
        code = PARTS.part("areas", uri or str(name))
    else:
        entry.drop(None, _("The area has neither a name nor an address."), _("Name it."))
        return None
    gathered.add("areas", code, name=name)
    return code


def connect_areas(gathered: Gathered) -> None:
    """A municipality lies in the county of its official key, a location in the one area that its address names.

    Where an address names a part of a town and the town, the one lies in the other.
    """
    areas = gathered.tables.get("areas", {})
    for code, row in areas.items():
        if row.get("ags") and len(code) in (5, 8):
            above = code[:5] if len(code) == 8 else code[:2]
            row["parent"] = above if above in areas else None
    named: dict[str, list[str]] = {}
    for code, row in areas.items():
        named.setdefault(str(row.get("name")), []).append(code)
    for location in gathered.tables.get("locations", {}).values():
        part = _only(named.get(location.pop("region", None) or "", []))
        town = _only(named.get(location.get("city") or "", []))
        location["area"] = part or town
        if part and town and not areas[part].get("ags") and areas[town].get("ags"):
            areas[part].setdefault("parent", town)


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None
