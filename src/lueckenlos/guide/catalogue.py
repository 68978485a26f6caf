# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogues of the regions, kept in memory.

Built once for a state of the region's data and a day. A large region is built anew beside the old one, which goes on
answering until the new one is there.
"""

import threading
from collections import OrderedDict
from dataclasses import replace
from datetime import date

from lueckenlos.frame.models import Region
from lueckenlos.guide.arrays import Catalogue, catalogue_from
from lueckenlos.guide.public import day_of
from lueckenlos.guide.stored_rows import rows_of_region

LARGE = 5_000
REGIONS_KEPT = 8

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
        catalogue = build(region)
        catalogue.prepare()
        _keep(catalogue)
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


def build(region: Region) -> Catalogue:
    return replace(catalogue_from(rows_of_region(region)), region=region.pk, state=str(region.state))
