# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Entries that may be the same as a new one."""

from difflib import SequenceMatcher
from typing import Any

from lueckenlos.directory.listing import plain
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region

LIKENESS = 0.82


def similar_entries(user: Any, region: Region, table: str, name: str, code: str = "") -> list[Any]:
    """At most five entries the person sees whose names are nearly the same."""
    wanted = plain(name)
    model = kept_table(table).model
    if len(wanted) < 4 or "name" not in kept_table(table).values:
        return []
    found = []
    for thing in model.objects.visible_to(user).filter(region=region).exclude(code=code):
        other = plain(thing.name or "")
        likeness = 1.0 if other and (wanted in other or other in wanted) and len(other) > 3 else 0.0
        likeness = max(likeness, SequenceMatcher(None, wanted, other).ratio())
        if likeness >= LIKENESS:
            found.append((likeness, thing))
    return [thing for _likeness, thing in sorted(found, key=lambda pair: -pair[0])[:5]]
