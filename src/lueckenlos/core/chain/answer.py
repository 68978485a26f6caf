# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From the state of all areas to the answer for one."""

from typing import Literal

import numpy as np

from lueckenlos.core.chain.cells import MISSING, OPEN, STATUSES, UNKNOWN
from lueckenlos.core.chain.days import to_date
from lueckenlos.core.chain.duplications import duplications_below
from lueckenlos.core.chain.frame import BINDINGS
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.transitions import handover_crosses
from lueckenlos.core.chain.tree import Ints
from lueckenlos.core.results import Cell, Chain, Transition


def chain_at(snapshot: Snapshot, node: int, *, with_duplications: bool = True) -> Chain:
    tree = snapshot.index.frame.tree
    leaves = tree.leaves_below(node)
    graph, vertices = snapshot.graph(node)
    unbroken = snapshot.is_unbroken(node)
    cut = vertices[graph.smallest_cut(snapshot.day)] if unbroken else np.array([], dtype=np.int64)
    breaks_on = graph.breaks_on(snapshot.day)
    on = to_date(snapshot.day)
    assert on is not None  # noqa: S101 - a snapshot is taken on a date
    return Chain(
        area=tree.codes[node],
        on=on,
        leaves=len(leaves),
        leaves_unbroken=sum(snapshot.is_unbroken(int(leaf)) for leaf in leaves),
        cells=cells_at(snapshot, node),
        transitions=transitions_at(snapshot, node),
        unbroken=unbroken,
        first_break=None if unbroken else _break_after(snapshot, graph.last_phase_reached(snapshot.day)),
        robustness=len(cut),
        weakest_links=tuple(snapshot.index.services.ids[np.sort(cut)]),
        breaks_on=None if breaks_on is None else to_date(breaks_on),
        duplications=duplications_below(snapshot.index, node, snapshot.active) if with_duplications else (),
    )


def _break_after(snapshot: Snapshot, phase: int) -> tuple[str, str] | Literal["start"]:
    phases = snapshot.index.frame.phases
    if phase < 0 or len(phases) < 2:
        return "start"
    return phases[phase].code, phases[phase + 1].code


def cells_at(snapshot: Snapshot, node: int) -> tuple[Cell, ...]:
    frame, sums = snapshot.index.frame, snapshot.sums
    leaves = int(frame.tree.is_leaf[node : frame.tree.end[node]].sum())
    codes = ((phase.code, field) for phase in frame.phases for field in frame.fields)
    columns = (
        frame.required.tolist(),
        frame.minimum.tolist(),
        snapshot.statuses[node].tolist(),
        sums.known_leaves[node].tolist(),
        sums.need[node].tolist(),
        sums.supply[node].tolist(),
        sums.coverage[node].tolist(),
        _services_by_cell(snapshot, node),
    )
    return tuple(
        Cell(
            phase=phase,
            field=field,
            required=required,
            minimum_coverage=minimum,
            status=STATUSES[status],
            known_leaves=known,
            leaves=leaves,
            need=need if known else None,
            supply=0.0 if status in (OPEN, MISSING) else supply if known else None,
            coverage=None if status in (OPEN, MISSING, UNKNOWN) else coverage,
            services=serving,
        )
        for (phase, field), required, minimum, status, known, need, supply, coverage, serving in zip(codes, *columns)
    )


def _services_by_cell(snapshot: Snapshot, node: int) -> list[tuple[str, ...]]:
    """Ids of the active services that serve the cell somewhere in the area."""
    services, frame = snapshot.index.services, snapshot.index.frame
    above = frame.tree.path(node)[1:]
    begin, stop = services.by_node.starts[[node, frame.tree.end[node]]]
    within = services.by_node.things[begin:stop]
    found = np.unique(np.concatenate([services.by_node.on_path(above), within]) if above else within)
    found = found[snapshot.active[found]]
    serves = (services.in_phase[found][:, :, None] & services.in_field[found][:, None, :]).reshape(
        len(found), frame.cells
    )
    cell, position = np.nonzero(serves.T)
    ids = services.ids[found[position]].tolist()
    bounds = np.searchsorted(cell, np.arange(frame.cells + 1)).tolist()
    return [tuple(ids[a:b]) for a, b in zip(bounds, bounds[1:])]


def transitions_at(snapshot: Snapshot, node: int) -> tuple[Transition, ...]:
    frame = snapshot.index.frame
    counting = _handovers_by_transition(snapshot, node)
    transitions = []
    for i in range(frame.transitions):
        now, later = int(snapshot.ranks[node, i]), int(snapshot.ranks_later[node, i])
        meets = bool(now >= frame.asked[i])
        transitions.append(
            Transition(
                from_phase=frame.phases[i].code,
                to_phase=frame.phases[i + 1].code,
                required=bool(frame.transition_required[i]),
                minimum_binding=BINDINGS[int(frame.asked[i])],
                status=BINDINGS[now],
                meets=meets,
                expiring=meets and bool(later < frame.asked[i]),
                handovers=counting[i],
            )
        )
    return tuple(transitions)


def _handovers_by_transition(snapshot: Snapshot, node: int) -> list[tuple[str, ...]]:
    handovers = snapshot.index.handovers
    found: Ints = np.sort(handovers.by_node.on_path(snapshot.index.frame.tree.path(node)))
    found = found[snapshot.valid[found]]
    crosses = handover_crosses(handovers, snapshot.index.services, found)
    return [tuple(handovers.ids[found[crosses[:, i]]]) for i in range(snapshot.index.frame.transitions)]
