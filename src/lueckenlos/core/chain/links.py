# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services and handovers as arrays: what each serves, and from when to when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.core.chain.days import ALWAYS, NEVER, day_numbers
from lueckenlos.core.chain.frame import RANK, Frame
from lueckenlos.core.chain.tree import AreaTree, Bools, Floats, Ints
from lueckenlos.core.errors import UnknownService
from lueckenlos.core.rows import ChainTables, Handover, Service


@dataclass(frozen=True)
class ByArea:
    """Things that stand at areas: `things[starts[n]:starts[n + 1]]` are those that stand at node n."""

    things: Ints
    starts: Ints

    def at(self, node: int) -> Ints:
        return self.things[self.starts[node] : self.starts[node + 1]]

    def on_path(self, nodes: Sequence[int]) -> Ints:
        return np.concatenate([self.at(node) for node in nodes])


def by_area(things: Ints, nodes: Ints, areas: int) -> ByArea:
    order = np.argsort(nodes, kind="stable")
    return ByArea(things[order], np.searchsorted(nodes[order], np.arange(areas + 1)))


@dataclass(frozen=True)
class Services:
    """All services, sorted by id.

    Attributes:
        rows: The rows themselves.
        in_phase, in_field: Services x phases, services x fields.
        first, last: First and last phase served; -1 where none.
        area_service, area_node: Pairs of a service and an area it names, without areas inside another one it names.
        places: Places per year; NaN is unknown.
        starts, ends, verified: Day numbers; a service ends with its funding, if that comes earlier.
        is_candidate: Named by an intervention of kind new_service: never active by itself.
    """

    rows: tuple[Service, ...]
    in_phase: Bools
    in_field: Bools
    first: Ints
    last: Ints
    area_service: Ints
    area_node: Ints
    by_node: ByArea
    places: Floats
    enough: Bools
    short: Bools
    starts: Ints
    ends: Ints
    verified: Ints
    is_candidate: Bools

    @cached_property
    def ids(self) -> npt.NDArray[Any]:
        return np.array([row.id for row in self.rows], dtype=object)

    @cached_property
    def index_of(self) -> dict[str, int]:
        return {row.id: i for i, row in enumerate(self.rows)}

    def admitted(self, target_group: str | None, level: str | None, without: Collection[str] = ()) -> Bools:
        """Services that name this target group and level, or name none; never candidates, nor those taken out.

        Raises UnknownService when an id of `without` is none of a service.
        """
        admitted = ~self.is_candidate
        for id_ in without:
            if id_ not in self.index_of:
                raise UnknownService(f"There is no service {id_!r}. Choose an id from the table of services.")
            admitted[self.index_of[id_]] = False
        if target_group is not None:
            admitted &= np.array(
                [not s.target_groups or target_group in s.target_groups for s in self.rows], dtype=np.bool_
            )
        if level is not None:
            admitted &= np.array([s.level is None or s.level == level for s in self.rows], dtype=np.bool_)
        return admitted

    def active(self, day: int, admitted: Bools) -> Bools:
        return admitted & (self.starts <= day) & (day <= self.ends)


def service_table(tables: ChainTables, frame: Frame) -> Services:
    rows = tuple(sorted({s.id: s for s in reversed(tables.services)}.values(), key=lambda s: s.id))
    in_phase = _phases_served(rows, frame)
    any_phase = in_phase.any(axis=1)
    phases = len(frame.phases)
    area_service, area_node = _areas_named(rows, frame.tree)
    candidates = {i.service for i in tables.interventions if i.kind == "new_service"}
    return Services(
        rows=rows,
        in_phase=in_phase,
        in_field=_fields_served(rows, frame),
        first=np.where(any_phase, in_phase.argmax(axis=1) if phases else 0, -1),
        last=np.where(any_phase, phases - 1 - in_phase[:, ::-1].argmax(axis=1) if phases else 0, -1),
        area_service=area_service,
        area_node=area_node,
        by_node=by_area(area_service, area_node, len(frame.tree.codes)),
        places=np.array([np.nan if s.places_per_year is None else s.places_per_year for s in rows], dtype=float),
        enough=np.array([s.places_per_year is None and s.sufficiency == "enough" for s in rows], dtype=np.bool_),
        short=np.array([s.places_per_year is None and s.sufficiency == "short" for s in rows], dtype=np.bool_),
        starts=day_numbers([s.starts_on for s in rows], missing=ALWAYS),
        ends=np.minimum(
            day_numbers([s.ends_on for s in rows], missing=NEVER),
            day_numbers([s.funding_ends_on for s in rows], missing=NEVER),
        ),
        verified=day_numbers([s.verified_on for s in rows], missing=-NEVER),
        is_candidate=np.array([s.id in candidates for s in rows], dtype=np.bool_),
    )


def _phases_served(rows: Sequence[Service], frame: Frame) -> Bools:
    """A month missing, of the service or the phase, means: not served."""

    def months(values: list[int | None]) -> Floats:
        return np.array([np.nan if v is None else v for v in values], dtype=float)

    begins, ends = months([s.from_month for s in rows]), months([s.to_month for s in rows])
    phase_begins = months([p.from_month for p in frame.phases])
    phase_ends = months([p.to_month for p in frame.phases])
    starts = np.maximum(begins[:, None], phase_begins[None, :])
    stops = np.minimum(ends[:, None], phase_ends[None, :])
    return np.asarray(starts < stops)


def _fields_served(rows: Sequence[Service], frame: Frame) -> Bools:
    number = {field: f for f, field in enumerate(frame.fields)}
    served = np.zeros((len(rows), len(frame.fields)), dtype=np.bool_)
    for s, row in enumerate(rows):
        for field in row.fields:
            if field in number:
                served[s, number[field]] = True
    return served


def _areas_named(rows: Sequence[Service], tree: AreaTree) -> tuple[Ints, Ints]:
    services, nodes = [], []
    for s, row in enumerate(rows):
        covered_to = -1
        for node in sorted(tree.node_of[code] for code in row.areas if code in tree.node_of):
            if node >= covered_to:
                services.append(s)
                nodes.append(node)
                covered_to = int(tree.end[node])
    return np.array(services, dtype=np.int64), np.array(nodes, dtype=np.int64)


@dataclass(frozen=True)
class Handovers:
    """All handovers between known services, sorted by id.

    A handover counts in an area that both its services serve: those are the areas in `root_node` and all below them.

    Attributes:
        source, target: Services handing over and taking over.
        rank: Binding, 1 informal to 3 binding.
        starts, ends: Day numbers between which the handover and both its services exist.
        root_handover, root_node: Pairs of a handover and a highest area in which it counts.
    """

    rows: tuple[Handover, ...]
    source: Ints
    target: Ints
    rank: Ints
    starts: Ints
    ends: Ints
    root_handover: Ints
    root_node: Ints
    by_node: ByArea

    @cached_property
    def ids(self) -> npt.NDArray[Any]:
        return np.array([row.id for row in self.rows], dtype=object)

    def active(self, day: int, admitted: Bools) -> Bools:
        """Handovers valid on the day between two services active on it."""
        both = admitted[self.source] & admitted[self.target]
        return both & (self.starts <= day) & (day <= self.ends)


def handover_table(rows_given: Sequence[Handover], services: Services, frame: Frame) -> Handovers:
    known = services.index_of
    unique = {h.id: h for h in reversed(rows_given) if h.from_service in known and h.to_service in known}
    rows = tuple(sorted(unique.values(), key=lambda h: h.id))
    source = np.array([known[h.from_service] for h in rows], dtype=np.int64)
    target = np.array([known[h.to_service] for h in rows], dtype=np.int64)
    starts = day_numbers([h.valid_from for h in rows], missing=ALWAYS)
    ends = day_numbers([h.valid_until for h in rows], missing=NEVER)
    root_handover, root_node = _common_areas(source, target, services, frame.tree)
    return Handovers(
        rows=rows,
        source=source,
        target=target,
        rank=np.array([RANK[h.binding or "informal"] for h in rows], dtype=np.int64),
        starts=np.maximum(starts, np.maximum(services.starts[source], services.starts[target])),
        ends=np.minimum(ends, np.minimum(services.ends[source], services.ends[target])),
        root_handover=root_handover,
        root_node=root_node,
        by_node=by_area(root_handover, root_node, len(frame.tree.codes)),
    )


def _common_areas(source: Ints, target: Ints, services: Services, tree: AreaTree) -> tuple[Ints, Ints]:
    """Each pair of an area of the one and an area of the other, one in the other: the inner one."""
    first = np.searchsorted(services.area_service, np.arange(len(services.rows) + 1))
    count = np.diff(first)
    pairs = count[source] * count[target]
    handover = np.repeat(np.arange(len(source)), pairs)
    position = np.arange(len(handover)) - np.repeat(np.cumsum(pairs) - pairs, pairs)
    width = count[target][handover]
    inner = services.area_node[first[source[handover]] + position // np.maximum(width, 1)]
    outer = services.area_node[first[target[handover]] + position % np.maximum(width, 1)]
    meets = tree.lies_in(inner, outer) | tree.lies_in(outer, inner)
    return handover[meets], np.maximum(inner, outer)[meets]
