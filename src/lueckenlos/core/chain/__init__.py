# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain: where it holds, where it is broken or fragile, and until when.

Method note: docs/methods/kette.md
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from lueckenlos.core.chain.answer import chain_at
from lueckenlos.core.chain.days import NEVER
from lueckenlos.core.chain.endings import Ending, endings
from lueckenlos.core.chain.explain import Part, carriers, cell_parts, leaves_of_known_need
from lueckenlos.core.chain.index import Index, index_tables
from lueckenlos.core.chain.matrix import Crossing, handovers_inside_phase
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.errors import NegativeQuantity, UnknownArea
from lueckenlos.core.results import Chain
from lueckenlos.core.rows import ChainTables

__all__ = [
    "Crossing",
    "Ending",
    "Index",
    "Part",
    "Snapshot",
    "carriers",
    "cell_parts",
    "chain_of",
    "chains",
    "endings",
    "handovers_inside_phase",
    "index_tables",
    "leaves_of_known_need",
    "only_root",
    "snapshot_on",
]


def chain_of(
    tables: ChainTables | Index,
    *,
    area: str,
    on: date,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
    without: Collection[str] = (),
) -> Chain:
    """The chain of one area on one day.

    Args:
        tables: The tables, or what index_tables made of them.
        area: Code of a leaf or of an area with parts.
        on: The day. All dates are inclusive.
        horizon_days: How far to look ahead for what runs out [days].
        target_group: Only services that name this group, or none. None: all services.
        level: Likewise for the prevention level.
        without: Ids of services to leave out: what if they were not there?

    Returns:
        Cells by phase, then field, and transitions, both complete; need and supply in places per year, None where
        not known.

    Raises:
        UnknownArea: no area has this code.
        UnknownService: no service has an id of `without`.
        AreaCycle: an area lies, over its parents, in itself.
        NegativeQuantity: the horizon is below zero.

    Source:
        The model of the project, docs/methods/kette.md; paths and cuts after Menger (1927).

    Examples:
        >>> from lueckenlos.core.rows import Area, ChainTables, Need, Phase, Service, StandardCell
        >>> tables = ChainTables(
        ...     areas=(Area("selm"),),
        ...     phases=(Phase("baby", 0, 12),),
        ...     fields=("health",),
        ...     services=(Service("visits", fields=("health",), from_month=0, to_month=12, areas=("selm",),
        ...                       places_per_year=150, verified_on=date(2012, 5, 1)),),
        ...     needs=(Need("selm", "baby", "health", 240),),
        ...     standard_cells=(StandardCell("baby", "health", True, 0.8),),
        ... )
        >>> cell = chain_of(tables, area="selm", on=date(2012, 6, 1)).cells[0]
        >>> cell.status, cell.supply, cell.need, cell.coverage
        ('thin', 150.0, 240.0, 0.625)
        >>> chain_of(tables, area="selm", on=date(2012, 6, 1), without=["visits"]).cells[0].status
        'missing'
    """
    snapshot = snapshot_on(
        tables, on=on, horizon_days=horizon_days, target_group=target_group, level=level, without=without
    )
    return chain_at(snapshot, snapshot.index.frame.tree.node(area))


def chains(
    tables: ChainTables | Index,
    *,
    on: date,
    areas: Iterable[str] | None = None,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
    without: Collection[str] = (),
    with_duplications: bool = True,
) -> Iterator[Chain]:
    """The chains of several areas (None: of all, from the root down), each as chain_of gives it."""
    snapshot = snapshot_on(
        tables, on=on, horizon_days=horizon_days, target_group=target_group, level=level, without=without
    )
    tree = snapshot.index.frame.tree
    nodes = range(len(tree.codes)) if areas is None else [tree.node(code) for code in areas]
    for node in nodes:
        yield chain_at(snapshot, node, with_duplications=with_duplications)


def snapshot_on(
    tables: ChainTables | Index,
    *,
    on: date,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
    without: Collection[str] = (),
) -> Snapshot:
    """The state of all areas on one day; see chain_of."""
    if horizon_days < 0:
        raise NegativeQuantity(f"The horizon is {horizon_days} days; expected 0 or more.")
    index = tables if isinstance(tables, Index) else index_tables(tables)
    day = on.toordinal()
    horizon_day = min(day + horizon_days, NEVER - 1)
    return Snapshot(index, day, horizon_day, index.services.admitted(target_group, level, without))


def only_root(index: Index) -> str:
    """The one area that lies in no other.

    Raises:
        UnknownArea: there is no area, or several lie in no other.
    """
    roots = index.frame.tree.roots
    if len(roots) != 1:
        raise UnknownArea(
            f"{len(roots)} areas lie in no other one ({', '.join(roots[:5])}). Say which area is meant."
            if roots
            else "There are no areas. Fill the table of areas."
        )
    return roots[0]
