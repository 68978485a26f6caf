# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The part of an index that matters to one area: for questions asked many times over, each with small changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lueckenlos.core.chain.frame import Frame
from lueckenlos.core.chain.graph import handover_leads_on
from lueckenlos.core.chain.index import Index
from lueckenlos.core.chain.links import handover_table, service_table
from lueckenlos.core.chain.supply import Offers, offers_of
from lueckenlos.core.chain.tree import AreaTree, Ints
from lueckenlos.core.rows import ChainTables


@dataclass(frozen=True)
class Surroundings:
    """An area, the areas above and in it, and the services that name one of them.

    What is computed for the area on `index_of(tables)` is what would be computed for it on all tables: a service's
    places are shared out over all the needs it serves, also those elsewhere.

    Attributes:
        node: The area, as a node of the small tree.
        frame: The areas above and in it.
        tables: Phases, fields, services, handovers between them and interventions; no areas, no needs.
        offers: What the services offer here.
    """

    node: int
    frame: Frame
    tables: ChainTables
    offers: Offers

    def index_of(self, tables: ChainTables) -> Index:
        """The index of tables with the same services, at other times or with other places, and other handovers."""
        services = service_table(tables, self.frame)
        handovers = handover_table(tables.handovers, services, self.frame)
        leads_on = handover_leads_on(self.frame, services, handovers)
        return Index(self.frame, services, handovers, self.offers, leads_on, tables.interventions)


def surroundings(index: Index, node: int) -> Surroundings:
    tree = index.frame.tree
    nodes = np.array([*reversed(tree.path(node)[1:]), *range(node, int(tree.end[node]))], dtype=np.int64)
    frame = replace(
        index.frame,
        tree=_part_of_tree(tree, nodes),
        need=index.frame.need[nodes],
        need_is_known=index.frame.need_is_known[nodes],
    )
    by_node = index.services.by_node
    touching = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *map(by_node.at, nodes.tolist())]))
    rows = [index.services.rows[s] for s in touching]
    known = {row.id for row in rows}
    tables = ChainTables(
        areas=(),
        phases=frame.phases,
        fields=frame.fields,
        services=tuple(rows),
        handovers=tuple(h for h in index.handovers.rows if h.from_service in known and h.to_service in known),
        interventions=index.interventions,
    )
    offers = offers_of(service_table(tables, frame), frame)
    everywhere = index.offers.needs_served[touching]
    return Surroundings(len(tree.path(node)) - 1, frame, tables, replace(offers, needs_served=everywhere))


def _part_of_tree(tree: AreaTree, nodes: Ints) -> AreaTree:
    """Some nodes in their order; with each of them stands its parent."""
    codes: Sequence[str] = [tree.codes[node] for node in nodes]
    parent = np.where(tree.parent[nodes] < 0, -1, np.searchsorted(nodes, tree.parent[nodes]))
    return AreaTree(tuple(codes), parent, np.searchsorted(nodes, tree.end[nodes]), tree.depth[nodes])
