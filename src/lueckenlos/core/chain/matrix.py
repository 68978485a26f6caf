# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who hands over to whom inside one life phase: from field to field."""

from dataclasses import dataclass
from itertools import permutations
from typing import Literal

import numpy as np

from lueckenlos.core.chain.explain import phase_number
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.tree import Bools, Ints

CrossingStatus = Literal["open", "none", "informal", "agreed", "binding"]
_BY_RANK: tuple[CrossingStatus, ...] = ("none", "informal", "agreed", "binding")


@dataclass(frozen=True, slots=True)
class Crossing:
    """The way from one field to another inside a phase of an area.

    Attributes:
        from_field, to_field: Codes of two different fields.
        status: The best binding among the handovers; "none" where there is none; "open" where one of the two fields
            has no active service, so that nobody could hand over.
        handovers: Ids of all handovers that count, whatever their binding.
        from_services, to_services: How many active services each of the fields has.
        both_services: How many of them name both fields, so that families need not be handed over.
    """

    from_field: str
    to_field: str
    status: CrossingStatus
    handovers: tuple[str, ...]
    from_services: int
    to_services: int
    both_services: int


def handovers_inside_phase(snapshot: Snapshot, area: str | int, phase: str) -> tuple[Crossing, ...]:
    """How families get from field to field inside one life phase.

    Between active services that serve all of the area (they name it or an area above it) and the phase counts each
    handover that is valid on the day; a handover of a service to itself never counts.

    Args:
        snapshot: The state on a day, of snapshot_on.
        area: Code of a leaf or of an area with parts, or its node in the tree.
        phase: Code of the life phase.

    Returns:
        One crossing per ordered pair of different fields, in the order of the fields.

    Raises:
        UnknownArea: no area has this code.
        UnknownCell: no phase has this code.

    Source:
        The model of the project, docs/methods/uebergaenge.md.

    Examples:
        >>> from datetime import date
        >>> from lueckenlos.core.chain import snapshot_on
        >>> from lueckenlos.core.rows import Area, ChainTables, Handover, Phase, Service
        >>> midwife = Service("midwife", fields=("health",), from_month=0, to_month=12, areas=("selm",))
        >>> tables = ChainTables(
        ...     areas=(Area("selm"),),
        ...     phases=(Phase("baby", 0, 12),),
        ...     fields=("health", "youth"),
        ...     services=(midwife, midwife._replace(id="visits", fields=("youth",))),
        ...     handovers=(Handover("h", "midwife", "visits", "agreed"),),
        ... )
        >>> for crossing in handovers_inside_phase(snapshot_on(tables, on=date(2012, 6, 1)), "selm", "baby"):
        ...     print(crossing.from_field, crossing.to_field, crossing.status, crossing.handovers)
        health youth agreed ('h',)
        youth health none ()
    """
    index = snapshot.index
    frame, services, handovers = index.frame, index.services, index.handovers
    node = frame.tree.node(area) if isinstance(area, str) else area
    p, path = phase_number(snapshot, phase), frame.tree.path(node)
    there = services.by_node.on_path(path)
    names: Bools = services.in_field[there[snapshot.active[there] & services.in_phase[there, p]]]
    counting = np.sort(handovers.by_node.on_path(path))
    source, target = handovers.source[counting], handovers.target[counting]
    inside = services.in_phase[source, p] & services.in_phase[target, p] & (source != target)
    counting = counting[inside & snapshot.valid[counting]]
    return tuple(
        _crossing(snapshot, names, counting, one, other) for one, other in permutations(range(len(frame.fields)), 2)
    )


def _crossing(snapshot: Snapshot, names: Bools, handovers: Ints, one: int, other: int) -> Crossing:
    """names: active services x fields; handovers: all inside the phase."""
    fields, table, in_field = snapshot.index.frame.fields, snapshot.index.handovers, snapshot.index.services.in_field
    found = handovers[in_field[table.source[handovers], one] & in_field[table.target[handovers], other]]
    givers, takers = int(names[:, one].sum()), int(names[:, other].sum())
    best = int(table.rank[found].max(initial=0))
    return Crossing(
        from_field=fields[one],
        to_field=fields[other],
        status=_BY_RANK[best] if givers and takers else "open",
        handovers=tuple(table.ids[found]),
        from_services=givers,
        to_services=takers,
        both_services=int((names[:, one] & names[:, other]).sum()),
    )
