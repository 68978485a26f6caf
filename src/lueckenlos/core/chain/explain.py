# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a cell has the supply it has: what each of its services brings."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lueckenlos.core.chain.links import Services
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.tree import Bools, Floats, Ints
from lueckenlos.core.errors import UnknownCell

Basis = Literal["shared_out", "enough", "short", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one active service brings to a cell of an area.

    Attributes:
        service: Its id.
        places: All places per year that the service has, for all its cells; None is not known.
        share: Places per year that fall to this cell, see cell_parts; None is not known.
        basis: Its places are shared out in proportion to the need; or they are not known, and its organization said
            that they are enough or short, or nothing (unknown).
    """

    service: str
    places: float | None
    share: float | None
    basis: Basis


def cell_parts(snapshot: Snapshot, area: str | int, phase: str, field: str) -> tuple[Part, ...]:
    """What each active service brings to a cell; the known shares sum to the supply of the cell.

    Shares are summed over the known leaves of the area, as the supply of the cell is. Where no leaf is known (the cell
    is then unknown and has no supply), over the leaves whose need is known: they say what is there at least.

    Args:
        snapshot: The state on a day, of snapshot_on.
        area: Code of a leaf or of an area with parts, or its node in the tree.
        phase: Code of the life phase.
        field: Code of the field.

    Returns:
        One part per service of the cell, by id; empty where none is active. Places per year. The share of a service
        that gives no number is None, except where nothing at all is needed: there it is 0.

    Raises:
        UnknownArea: no area has this code.
        UnknownCell: no phase or no field has this code.

    Source:
        The model of the project, docs/methods/zellen.md.

    Examples:
        >>> from datetime import date
        >>> from lueckenlos.core.chain import snapshot_on
        >>> from lueckenlos.core.rows import Area, ChainTables, Need, Phase, Service
        >>> visits = Service("visits", fields=("health",), from_month=0, to_month=12, areas=("k",), places_per_year=90)
        >>> tables = ChainTables(
        ...     areas=(Area("k"), Area("a", "k"), Area("b", "k")),
        ...     phases=(Phase("baby", 0, 12),),
        ...     fields=("health",),
        ...     services=(visits, visits._replace(id="talks", areas=("a",), places_per_year=None)),
        ...     needs=(Need("a", "baby", "health", 120), Need("b", "baby", "health", 60)),
        ... )
        >>> cell_parts(snapshot_on(tables, on=date(2012, 6, 1)), "b", "baby", "health")
        (Part(service='visits', places=90.0, share=30.0, basis='shared_out'),)
        >>> [part.share for part in cell_parts(snapshot_on(tables, on=date(2012, 6, 1)), "a", "baby", "health")]
        [None, 60.0]
    """
    index = snapshot.index
    tree, services = index.frame.tree, index.services
    node = tree.node(area) if isinstance(area, str) else area
    cell = cell_number(snapshot, phase, field)
    leaves = tree.leaves_below(node)
    needs: Floats = index.frame.need[leaves, cell]
    counts: Bools = snapshot.sums.known_leaves[leaves, cell] > 0
    if not counts.any():
        counts = ~np.isnan(needs)
    return tuple(
        _part(services, float(index.offers.needs_served[s]), s, needs[served], counts[served])
        for s in services_of_cell(snapshot, node, cell).tolist()
        for served in [_serves(snapshot, s, leaves)]
    )


def leaves_of_known_need(snapshot: Snapshot, area: str | int, phase: str, field: str) -> int:
    """In how many leaves of the area the need of a cell is known: an unknown cell may lack the need, or places.

    Raises:
        UnknownArea: no area has this code.
        UnknownCell: no phase or no field has this code.
    """
    frame = snapshot.index.frame
    node = frame.tree.node(area) if isinstance(area, str) else area
    needs = frame.need[frame.tree.leaves_below(node), cell_number(snapshot, phase, field)]
    return int((~np.isnan(needs)).sum())


def carriers(snapshot: Snapshot, area: str | int, from_phase: str, to_phase: str) -> tuple[str, ...]:
    """Ids of the active services serving all of the area that cover both phases, so that nobody need hand over.

    Raises:
        UnknownArea: no area has this code.
        UnknownCell: no phase has one of the codes.
    """
    tree, services = snapshot.index.frame.tree, snapshot.index.services
    node = tree.node(area) if isinstance(area, str) else area
    one, other = phase_number(snapshot, from_phase), phase_number(snapshot, to_phase)
    found = np.sort(services.by_node.on_path(tree.path(node)))
    covers = snapshot.active[found] & services.in_phase[found, one] & services.in_phase[found, other]
    return tuple(services.ids[found[covers]])


def cell_number(snapshot: Snapshot, phase: str, field: str) -> int:
    """Raises UnknownCell when there is no such phase or field."""
    frame = snapshot.index.frame
    if field not in frame.fields:
        raise UnknownCell(f"There is no field {field!r}. Choose a code from the table of fields.")
    return phase_number(snapshot, phase) * len(frame.fields) + frame.fields.index(field)


def phase_number(snapshot: Snapshot, phase: str) -> int:
    """Raises UnknownCell when there is no such phase."""
    codes = [row.code for row in snapshot.index.frame.phases]
    if phase not in codes:
        raise UnknownCell(f"There is no life phase {phase!r}. Choose a code from the table of phases.")
    return codes.index(phase)


def services_of_cell(snapshot: Snapshot, node: int, cell: int) -> Ints:
    """The active services that serve the cell somewhere in the area, by id."""
    services, tree = snapshot.index.services, snapshot.index.frame.tree
    phase, field = divmod(cell, len(snapshot.index.frame.fields))
    begin, stop = services.by_node.starts[[node, tree.end[node]]]
    found = np.unique(
        np.concatenate([services.by_node.things[begin:stop], *map(services.by_node.at, tree.path(node)[1:])])
    )
    counts = snapshot.active[found] & services.in_phase[found, phase] & services.in_field[found, field]
    return np.asarray(found[counts])


def _serves(snapshot: Snapshot, service: int, leaves: Ints) -> Bools:
    services, tree = snapshot.index.services, snapshot.index.frame.tree
    begin, stop = np.searchsorted(services.area_service, [service, service + 1])
    named = services.area_node[begin:stop]
    return np.asarray(tree.lies_in(leaves[:, None], named).any(axis=1))


def _part(services: Services, needs_served: float, s: int, needs: Floats, counts: Bools) -> Part:
    """needs: of the leaves of the area that the service serves; counts: which of them are summed over."""
    need, id_ = float(needs[counts].sum()), services.rows[s].id
    if not np.isnan(services.places[s]):
        places = float(services.places[s])
        return Part(id_, places, need * (places / needs_served) if needs_served > 0 else 0.0, "shared_out")
    if services.short[s]:
        return Part(id_, None, 0.0, "short")
    if services.enough[s]:
        return Part(id_, None, need if counts.any() else None, "enough")
    return Part(id_, None, 0.0 if (needs == 0).all() else None, "unknown")
