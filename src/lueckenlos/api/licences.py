# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Under which licence a region's open data stands: what its package says, else the Datenlizenz Deutschland."""

from dataclasses import dataclass

from lueckenlos.datapackage.hsds.values import uri
from lueckenlos.frame.models import Region

DCAT = "http://dcat-ap.de/def/licenses/"


@dataclass(frozen=True)
class Licence:
    """`identifier`: as DCAT-AP.de names it, where it does; else the address of the text."""

    title: str
    address: str
    identifier: str


USUAL = Licence(
    "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "https://www.govdata.de/dl-de/by-2-0",
    f"{DCAT}dl-by-de/2.0",
)
KNOWN = {
    "dl-de/by-2-0": "dl-by-de/2.0",
    "dl-de-by-2.0": "dl-by-de/2.0",
    "dl-de/zero-2-0": "dl-zero-de/2.0",
    "dl-de-zero-2.0": "dl-zero-de/2.0",
    "cc0-1.0": "cc-zero",
    "cc-by-4.0": "cc-by/4.0",
    "cc-by-sa-4.0": "cc-by-sa/4.0",
}


def licence_of(region: Region) -> Licence:
    said = region.metadata.get("licenses") if isinstance(region.metadata, dict) else None
    first = said[0] if isinstance(said, list) and said else None
    if not isinstance(first, dict):
        return USUAL
    name = str(first.get("name") or "")
    address = uri(str(first.get("path") or "")) or ""
    known = KNOWN.get(name.casefold())
    identifier = f"{DCAT}{known}" if known else address
    if not identifier:
        return USUAL
    return Licence(str(first.get("title") or name or address), address or identifier, identifier)
