# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain of one area as a graph: does it hold, where does it break first, on whom does it hang, until when.

Vertices are services, edges are handovers (docs/methods/kette.md). Only the services of one area and the handovers
between them are looked at, so that the chains of a whole Land stay a matter of seconds.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from lueckenlos.core.chain.days import ALWAYS, NEVER
from lueckenlos.core.chain.frame import Frame
from lueckenlos.core.chain.links import Handovers, Services
from lueckenlos.core.chain.tree import Bools, Ints


def handover_leads_on(frame: Frame, services: Services, handovers: Handovers) -> Bools:
    """Handovers that are edges of the chain whenever they are valid.

    As binding as asked at the transition after the giver's last phase (at the last one, if it ends in the last phase),
    to a service that starts no later than the phase after that and ends no earlier.
    """
    source, target = handovers.source, handovers.target
    last = services.last[source]
    in_some_phase = (last >= 0) & (services.last[target] >= 0)
    onward = (services.first[target] <= last + 1) & (services.last[target] >= last)
    if not frame.transitions:
        return np.asarray(in_some_phase & onward & (handovers.rank >= 2))
    asked = frame.asked[np.clip(last, 0, frame.transitions - 1)]
    return np.asarray(in_some_phase & onward & (handovers.rank >= asked))


@dataclass(frozen=True)
class ChainGraph:
    """The services that serve all of one area, active or not, and the handovers between them.

    Attributes:
        first, last: First and last phase per service.
        starts, ends: Days on which the service is there.
        source, target: Ends of each edge, as positions in the arrays of services.
        edge_starts, edge_ends: Days on which the edge and both its services are there.
        phases: Number of phases.
    """

    first: Ints
    last: Ints
    starts: Ints
    ends: Ints
    source: Ints
    target: Ints
    edge_starts: Ints
    edge_ends: Ints
    phases: int

    @cached_property
    def is_entry(self) -> Bools:
        return np.asarray(self.first == 0)

    @cached_property
    def is_arrival(self) -> Bools:
        return np.asarray(self.last == self.phases - 1)

    def holds_until(self, day: int) -> int | None:
        """The last day on which a path that holds on this day still holds; None when there is no path on this day."""
        there = self.is_entry & (self.starts <= day) & (day <= self.ends)
        until = np.where(there, self.ends, ALWAYS)
        usable = (self.edge_starts <= day) & (day <= self.edge_ends)
        source, target, ends = self.source[usable], self.target[usable], self.edge_ends[usable]
        while source.size:
            offered = np.minimum(until[source], ends)
            better = offered > until[target]
            if not better.any():
                break
            np.maximum.at(until, target[better], offered[better])
        held = int(until[self.is_arrival].max(initial=ALWAYS))
        return held if held > ALWAYS else None

    def breaks_on(self, day: int) -> int | None:
        """The first day after `day` without a path; None when there is none on `day` already, or always one."""
        held = self.holds_until(day)
        if held is None:
            return None
        while held < NEVER:
            day = held + 1
            held = self.holds_until(day)
            if held is None:
                return day if day < NEVER else None
        return None

    def last_phase_reached(self, day: int) -> int:
        """The last phase that a service reachable on this day covers; -1 when no service can be entered."""
        reached = self.is_entry & (self.starts <= day) & (day <= self.ends)
        usable = (self.edge_starts <= day) & (day <= self.edge_ends)
        _spread(reached, self.source[usable], self.target[usable])
        return int(self.last[reached].max(initial=-1))

    def smallest_cut(self, day: int) -> Ints:
        """A smallest set of services without which no path is left, the one nearest to the entry; as positions.

        Its size is the largest number of paths that share no service (Menger): the maximum flow when each service
        carries one path. Source: Ford and Fulkerson (1956), doi:10.4153/CJM-1956-045-5.
        """
        vertices = np.flatnonzero((self.starts <= day) & (day <= self.ends) & (self.last >= 0))
        number = np.full(len(self.first), -1)
        number[vertices] = np.arange(len(vertices))
        usable = (self.edge_starts <= day) & (day <= self.edge_ends)
        n, unlimited = len(vertices), len(vertices) + 1
        inside = np.arange(n)
        entries, arrivals = inside[self.is_entry[vertices]], inside[self.is_arrival[vertices]]
        tails = number[self.source[usable]]
        heads = number[self.target[usable]]
        # Nodes: 0 is the family before, 1 after; 2 + 2v is the way into service v, 3 + 2v the way out.
        into, out = 2 + 2 * inside, 3 + 2 * inside
        origin, end = np.zeros(len(entries), int), np.ones(len(arrivals), int)
        rows = np.concatenate([into, origin, out[tails], out[arrivals]])
        columns = np.concatenate([out, into[entries], into[heads], end])
        capacity = np.full(len(rows), unlimited, dtype=np.int32)
        capacity[:n] = 1
        network = csr_array((capacity, (rows, columns)), shape=(2 + 2 * n, 2 + 2 * n), dtype=np.int32)
        flow = maximum_flow(network, 0, 1).flow.tocoo()
        flows = flow.data > 0
        flow_from, flow_to = flow.row[flows], flow.col[flows]
        used = np.zeros(2 + 2 * n, dtype=np.bool_)
        used[flow_from] = True
        spare = np.concatenate([~used[into], np.ones(len(rows) - n, dtype=np.bool_)])
        reached = np.zeros(2 + 2 * n, dtype=np.bool_)
        reached[0] = True
        _spread(reached, np.concatenate([rows[spare], flow_to]), np.concatenate([columns[spare], flow_from]))
        return np.asarray(vertices[reached[into] & ~reached[out]])


def _spread(reached: Bools, source: Ints, target: Ints) -> None:
    """Mark, in place, everything that the edges lead to from what is marked."""
    while True:
        new = target[reached[source] & ~reached[target]]
        if not new.size:
            return
        reached[new] = True
