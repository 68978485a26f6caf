# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chains of all areas on one day."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lueckenlos.core.chain.cells import CellSums, cell_statuses, cell_sums
from lueckenlos.core.chain.graph import ChainGraph
from lueckenlos.core.chain.index import Index
from lueckenlos.core.chain.supply import leaf_supply
from lueckenlos.core.chain.transitions import transition_ranks
from lueckenlos.core.chain.tree import Bools, Ints

CONFIRMATION_HOLDS_DAYS = 365


@dataclass(frozen=True)
class Snapshot:
    """The state of all areas on `day`, with an outlook on `horizon_day`, for the services admitted."""

    index: Index
    day: int
    horizon_day: int
    admitted: Bools

    @cached_property
    def active(self) -> Bools:
        return self.index.services.active(self.day, self.admitted)

    @cached_property
    def valid(self) -> Bools:
        return self.index.handovers.active(self.day, self.admitted)

    def _sums(self, day: int) -> CellSums:
        index = self.index
        active = index.services.active(day, self.admitted)
        fresh = (day - CONFIRMATION_HOLDS_DAYS <= index.services.verified) & (index.services.verified <= day)
        return cell_sums(index.frame, leaf_supply(index.frame, index.services, index.offers, active, fresh))

    @cached_property
    def sums(self) -> CellSums:
        return self._sums(self.day)

    @cached_property
    def statuses(self) -> npt.NDArray[np.int8]:
        """Areas x cells, an index into STATUSES."""
        return cell_statuses(self.index.frame, self.sums, self._sums(self.horizon_day))

    def _ranks(self, day: int) -> Ints:
        index = self.index
        return transition_ranks(
            index.frame,
            index.services,
            index.handovers,
            index.services.active(day, self.admitted),
            index.handovers.active(day, self.admitted),
        )

    @cached_property
    def ranks(self) -> Ints:
        """Areas x transitions, an index into BINDINGS."""
        return self._ranks(self.day)

    @cached_property
    def ranks_later(self) -> Ints:
        return self._ranks(self.horizon_day)

    @cached_property
    def _edges(self) -> Bools:
        handovers = self.index.handovers
        return self.index.leads_on & self.admitted[handovers.source] & self.admitted[handovers.target]

    def graph(self, node: int) -> tuple[ChainGraph, Ints]:
        """The graph of an area and the services that are its vertices."""
        index, path = self.index, self.index.frame.tree.path(node)
        services, handovers = index.services, index.handovers
        vertices = np.sort(services.by_node.on_path(path))
        vertices = vertices[self.admitted[vertices]]
        edges = handovers.by_node.on_path(path)
        edges = edges[self._edges[edges]]
        graph = ChainGraph(
            first=services.first[vertices],
            last=services.last[vertices],
            starts=services.starts[vertices],
            ends=services.ends[vertices],
            source=np.searchsorted(vertices, handovers.source[edges]),
            target=np.searchsorted(vertices, handovers.target[edges]),
            edge_starts=handovers.starts[edges],
            edge_ends=handovers.ends[edges],
            phases=len(index.frame.phases),
        )
        return graph, vertices

    @cached_property
    def _held(self) -> dict[int, bool]:
        return {}

    def is_unbroken(self, node: int) -> bool:
        """Whether a path leads from the first phase to the last, for the services that serve all of the area."""
        if node not in self._held:
            self._held[node] = self.graph(node)[0].holds_until(self.day) is not None
        return self._held[node]
