# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain as a graph: is it unbroken, where does it break first, how robust is it, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from core.oracles.basics import (
    RANK,
    active_services,
    ordered_phases,
    serves_area,
    span,
    standard_binding,
)
from core.oracles.transitions import is_valid
from lueckenlos.core.rows import ChainTables


class Graph(NamedTuple):
    spans: dict[str, tuple[int, int]]  # the vertices
    edges: set[tuple[str, str]]
    entries: set[str]
    arrivals: set[str]


def graph_on(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> Graph:
    last_phase = len(ordered_phases(tables))
    spans = {}
    for service in active_services(tables, on, target_group, level):
        of_service = span(tables, service)
        if serves_area(tables, service, area) and of_service is not None:
            spans[service.id] = of_service
    edges = set()
    for handover in tables.handovers:
        u, v = handover.from_service, handover.to_service
        if u not in spans or v not in spans or not is_valid(handover, on) or last_phase < 2:
            continue
        u_last = spans[u][1]
        # The transition after u's last phase; at the last one, if u ends in K.
        _, asked = standard_binding(tables, u_last if u_last < last_phase else last_phase - 1)
        firm = RANK[handover.binding or "informal"] >= RANK[asked]
        v_first, v_last = spans[v]
        if firm and v_first <= u_last + 1 and v_last >= u_last:
            edges.add((u, v))
    return Graph(
        spans=spans,
        edges=edges,
        entries={s for s, (first, last) in spans.items() if first <= 1 <= last},
        arrivals={s for s, (first, last) in spans.items() if first <= last_phase <= last},
    )


def reachable(graph: Graph, removed: frozenset[str] = frozenset()) -> set[str]:
    """All services that families can reach from the entry when `removed` are gone."""
    found = {s for s in graph.entries if s not in removed}
    while True:
        more = {v for u, v in graph.edges if u in found and v not in found and v not in removed}
        if not more:
            return found
        found |= more


def holds(graph: Graph, removed: frozenset[str] = frozenset()) -> bool:
    return bool(reachable(graph, removed) & graph.arrivals)


def minimum_cuts(graph: Graph) -> list[frozenset[str]]:
    """All smallest sets of services whose loss breaks the chain: [empty set] when it is broken."""
    for size in range(len(graph.spans) + 1):
        cuts = [frozenset(c) for c in combinations(sorted(graph.spans), size)]
        cuts = [cut for cut in cuts if not holds(graph, cut)]
        if cuts:
            return cuts
    raise AssertionError("without any service no chain holds")


def nearest_cut(graph: Graph) -> frozenset[str]:
    """The minimum cut whose entry side lies within that of every other minimum cut."""
    cuts = minimum_cuts(graph)
    nearest = [cut for cut in cuts if all(reachable(graph, cut) <= reachable(graph, other) for other in cuts)]
    assert len(nearest) == 1, (graph, cuts)
    return nearest[0]


def unbroken(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> bool:
    return holds(graph_on(tables, area, on, target_group, level))


def first_break(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> str | tuple[str, str] | None:
    graph = graph_on(tables, area, on, target_group, level)
    if holds(graph):
        return None
    reached = reachable(graph)
    if not reached:
        return "start"
    last = max(graph.spans[service][1] for service in reached)
    phases = ordered_phases(tables)
    return phases[last - 1].code, phases[last].code


def robustness(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> int:
    """By Menger the size of a smallest cut. A service of both the first and the last phase is a path."""
    return len(minimum_cuts(graph_on(tables, area, on, target_group, level))[0])


def weakest_links(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> list[str]:
    return sorted(nearest_cut(graph_on(tables, area, on, target_group, level)))


def days_of_change(tables: ChainTables, on: date) -> list[date]:
    """All days after `on` on which something starts or has ended the day before."""
    starts = [s.starts_on for s in tables.services] + [h.valid_from for h in tables.handovers]
    ends = [s.ends_on for s in tables.services] + [s.funding_ends_on for s in tables.services]
    ends += [h.valid_until for h in tables.handovers]
    days = {day for day in starts if day is not None}
    days |= {day + timedelta(days=1) for day in ends if day is not None}
    return sorted(day for day in days if day > on)


def breaks_on(
    tables: ChainTables, area: str, on: date, target_group: str | None = None, level: str | None = None
) -> date | None:
    """READING: the horizon does not limit the days looked at."""
    if not unbroken(tables, area, on, target_group, level):
        return None
    for day in days_of_change(tables, on):
        if not unbroken(tables, area, day, target_group, level):
            return day
    return None


def disjoint_paths(graph: Graph) -> int:
    """The largest number of paths that share no service, by trying; only to check the oracle itself."""

    def paths(walked: tuple[str, ...]) -> Iterator[frozenset[str]]:
        if walked[-1] in graph.arrivals:
            yield frozenset(walked)
        for u, v in graph.edges:
            if u == walked[-1] and v not in walked:
                yield from paths((*walked, v))

    every = {path for entry in graph.entries for path in paths((entry,))}

    def most(used: frozenset[str]) -> int:
        return max((1 + most(used | path) for path in every if not path & used), default=0)

    return most(frozenset())
