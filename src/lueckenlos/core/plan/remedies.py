# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What would change an area: each intervention by itself, before and after."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lueckenlos.core.chain import snapshot_on
from lueckenlos.core.chain.answer import cells_at, transitions_at
from lueckenlos.core.chain.index import Index, index_tables
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.supply import TOLERANCE
from lueckenlos.core.chain.surroundings import surroundings
from lueckenlos.core.plan.applied import with_interventions
from lueckenlos.core.results import Cell, CellStatus, Transition, TransitionStatus
from lueckenlos.core.rows import ChainTables, Intervention


class CellChange(NamedTuple):
    """A cell before and after; coverage as in Cell, None where there is none to tell."""

    phase: str
    field: str
    status_before: CellStatus
    status_after: CellStatus
    coverage_before: float | None
    coverage_after: float | None


class TransitionChange(NamedTuple):
    """A transition before and after."""

    from_phase: str
    to_phase: str
    status_before: TransitionStatus
    status_after: TransitionStatus
    meets_before: bool
    meets_after: bool
    expiring_before: bool
    expiring_after: bool


@dataclass(frozen=True, slots=True)
class Remedy:
    """What one intervention changes in the chain of an area, in the order of Chain; for better or worse.

    Attributes:
        intervention: Its id.
        cost_cents: Per year [cents]; None is not known.
        cells: Those whose status or coverage changes.
        transitions: Those whose status changes, or whether they meet the standard or expire.
    """

    intervention: str
    cost_cents: int | None
    cells: tuple[CellChange, ...]
    transitions: tuple[TransitionChange, ...]


def effect_of_each(
    tables: ChainTables | Index,
    *,
    area: str,
    on: date,
    horizon_days: int = 365,
    target_group: str | None = None,
    level: str | None = None,
    without: Collection[str] = (),
) -> tuple[Remedy, ...]:
    """What each intervention would change in the chain of one area, carried out by itself.

    Args:
        tables, area, on, horizon_days, target_group, level, without: As for chain_of.

    Returns:
        The interventions that change something, by id. What two of them do together (a new service and the handover
        to it) is not told: that is the plan's work.

    Raises:
        UnknownArea, UnknownService, AreaCycle, NegativeQuantity: as chain_of does.

    Source:
        The model of the project, docs/methods/plan.md.

    Examples:
        >>> from lueckenlos.core.rows import Area, Need, Phase, Service, StandardCell
        >>> tables = ChainTables(
        ...     areas=(Area("selm"),),
        ...     phases=(Phase("baby", 0, 12),),
        ...     fields=("health",),
        ...     services=(Service("visits", fields=("health",), from_month=0, to_month=12, areas=("selm",),
        ...                       places_per_year=150, verified_on=date(2012, 5, 1)),),
        ...     needs=(Need("selm", "baby", "health", 240),),
        ...     standard_cells=(StandardCell("baby", "health", True, 0.8),),
        ...     interventions=(Intervention("more", "more_places", 500_000, service="visits", places_per_year=60),),
        ... )
        >>> remedy, = effect_of_each(tables, area="selm", on=date(2012, 6, 1))
        >>> remedy.intervention, remedy.cost_cents, tuple(remedy.cells[0])
        ('more', 500000, ('baby', 'health', 'thin', 'covered', 0.625, 0.875))
    """
    index = tables if isinstance(tables, Index) else index_tables(tables)
    here = surroundings(index, index.frame.tree.node(area))
    known = {service.id for service in here.tables.services}
    index.services.admitted(target_group, level, without)
    left_out = known & set(without)

    def state(tables: ChainTables) -> Snapshot:
        return snapshot_on(
            here.index_of(tables),
            on=on,
            horizon_days=horizon_days,
            target_group=target_group,
            level=level,
            without=left_out,
        )

    before = state(here.tables)
    first = {i.id: i for i in reversed(index.interventions)}
    found = []
    for intervention in (first[id_] for id_ in sorted(first)):
        if _touches(intervention, known):
            after = state(with_interventions(here.tables, {intervention.id}))
            found.append(_remedy(intervention, before, after, here.node))
    return tuple(remedy for remedy in found if remedy.cells or remedy.transitions)


def _touches(intervention: Intervention, known: set[str]) -> bool:
    if intervention.kind == "new_handover":
        return intervention.from_service in known and intervention.to_service in known
    return intervention.service in known


def _remedy(intervention: Intervention, before: Snapshot, after: Snapshot, node: int) -> Remedy:
    return Remedy(
        intervention.id,
        intervention.cost_cents_per_year,
        tuple(_cell_changes(cells_at(before, node), cells_at(after, node))),
        tuple(_transition_changes(transitions_at(before, node), transitions_at(after, node))),
    )


def _cell_changes(before: tuple[Cell, ...], after: tuple[Cell, ...]) -> Iterator[CellChange]:
    for was, is_ in zip(before, after):
        if was.status != is_.status or _differ(was.coverage, is_.coverage):
            yield CellChange(was.phase, was.field, was.status, is_.status, was.coverage, is_.coverage)


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > TOLERANCE


def _transition_changes(before: tuple[Transition, ...], after: tuple[Transition, ...]) -> Iterator[TransitionChange]:
    for was, is_ in zip(before, after):
        change = TransitionChange(
            was.from_phase,
            was.to_phase,
            was.status,
            is_.status,
            was.meets,
            is_.meets,
            was.expiring,
            is_.expiring,
        )
        if change[2::2] != change[3::2]:
            yield change
