# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What ends when: services, their funding, and handovers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from lueckenlos.core.chain.days import to_date
from lueckenlos.core.chain.index import Index
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.tree import Bools

EndingKind = Literal["service", "funding", "handover"]


@dataclass(frozen=True, slots=True)
class Ending:
    """`last_day` is the last one on which the service (by itself, or for its funding) or the handover is there."""

    last_day: date
    kind: EndingKind
    id: str


def endings(state: Snapshot | Index, area: str | int, on: date, until: date | None = None) -> tuple[Ending, ...]:
    """What ends in an area from a day on.

    Services that serve the area or anything in it end with their last day or their funding, whichever comes first (on
    the same day: the service). Handovers between them end with their own last day; where one of the two services ends
    before, only the service is told. Candidates of interventions do not count, nor what ends before it begins.

    Args:
        state: The index of the tables, or a snapshot: then only its services count.
        area: Code of a leaf or of an area with parts, or its node in the tree.
        on: The first last day told.
        until: The last one; None: no limit.

    Returns:
        By day, then kind, then id.

    Raises:
        UnknownArea: no area has this code.

    Examples:
        >>> from lueckenlos.core.chain import index_tables
        >>> from lueckenlos.core.rows import Area, ChainTables, Service
        >>> visits = Service("visits", areas=("selm",), ends_on=date(2015, 1, 1), funding_ends_on=date(2012, 12, 31))
        >>> endings(index_tables(ChainTables((Area("selm"),), (), (), services=(visits,))), "selm", date(2012, 6, 1))
        (Ending(last_day=datetime.date(2012, 12, 31), kind='funding', id='visits'),)
    """
    index = state.index if isinstance(state, Snapshot) else state
    services, handovers, tree = index.services, index.handovers, index.frame.tree
    admitted = state.admitted if isinstance(state, Snapshot) else services.admitted(None, None)
    counts = admitted & _touching(index, tree.node(area) if isinstance(area, str) else area)
    found: list[Ending] = []
    for s in np.flatnonzero(counts & (services.starts <= services.ends)).tolist():
        row, last = services.rows[s], to_date(int(services.ends[s]))
        if last is not None:
            found.append(Ending(last, "service" if row.ends_on == last else "funding", row.id))
    both = counts[handovers.source] & counts[handovers.target]
    for h in np.flatnonzero(both & (handovers.starts <= handovers.ends)).tolist():
        handover, last = handovers.rows[h], to_date(int(handovers.ends[h]))
        if last is not None and handover.valid_until == last:
            found.append(Ending(last, "handover", handover.id))
    told = (e for e in found if on <= e.last_day and (until is None or e.last_day <= until))
    return tuple(sorted(told, key=lambda e: (e.last_day, e.kind, e.id)))


def _touching(index: Index, node: int) -> Bools:
    """Services that serve the area or anything in it."""
    tree, by_node = index.frame.tree, index.services.by_node
    begin, stop = by_node.starts[[node, tree.end[node]]]
    touching = np.zeros(len(index.services.rows), dtype=np.bool_)
    touching[by_node.things[begin:stop]] = True
    for above in tree.path(node)[1:]:
        touching[by_node.at(above)] = True
    return touching
