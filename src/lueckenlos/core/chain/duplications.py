# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs of services of different organizations that do the same for the same people, beyond the need."""

from collections.abc import Iterator

import numpy as np

from lueckenlos.core.chain.index import Index
from lueckenlos.core.chain.supply import TOLERANCE
from lueckenlos.core.chain.tree import Bools, Floats, Ints
from lueckenlos.core.results import Duplication


def duplications_below(index: Index, node: int, active: Bools) -> tuple[Duplication, ...]:
    """All duplications among the active services in the leaves below a node, by the ids of the two."""
    services = index.services
    organizations = {o: n for n, o in enumerate(sorted({s.organization or "" for s in services.rows}))}
    organization = np.array([organizations[s.organization or ""] for s in services.rows], dtype=np.int64)
    named = np.array([s.organization is not None for s in services.rows], dtype=np.bool_)
    eligible = active & named & ~np.isnan(services.places) & (services.first >= 0)
    traits = _Traits(index, organization)
    found = {
        (int(min(pair)), int(max(pair)))
        for at in _nodes_touching(index, node)
        for pair in traits.alike(
            _only(eligible, index.services.by_node.at(at)),
            _only(eligible, index.services.by_node.on_path(index.frame.tree.path(at))),
        )
    }
    leaves: dict[int, Ints] = {}
    judged = (_judge(index, node, one, other, leaves) for one, other in sorted(found))
    return tuple(duplication for duplication in judged if duplication is not None)


def _nodes_touching(index: Index, node: int) -> list[int]:
    """The nodes below, at and above: services elsewhere have no leaf below the node."""
    tree = index.frame.tree
    return [*tree.path(node)[1:], *range(node, int(tree.end[node]))]


def _only(eligible: Bools, services: Ints) -> Ints:
    return services[eligible[services]]


class _Traits:
    """What makes two services alike, apart from their areas and needs."""

    def __init__(self, index: Index, organization: Ints) -> None:
        services = index.services
        groups = {g: n for n, g in enumerate(sorted({g for s in services.rows for g in s.target_groups}))}
        self.groups: Floats = np.zeros((len(services.rows), len(groups) + 1))
        for s, row in enumerate(services.rows):
            for group in row.target_groups:
                self.groups[s, groups[group]] = 1
            if not row.target_groups:
                self.groups[s, -1] = 1
        levels = {None: 0, "universal": 1, "selective": 2, "indicated": 3}
        self.level = np.array([levels[s.level] for s in services.rows], dtype=np.int64)
        self.fields: Floats = services.in_field.astype(float)
        self.organization = organization
        self.first, self.last = services.first, services.last

    def alike(self, ones: Ints, others: Ints) -> Iterator[tuple[int, int]]:
        shared = np.minimum.outer(self.last[ones], self.last[others]) + 1
        shared -= np.maximum.outer(self.first[ones], self.first[others])
        length = self.last - self.first + 1
        alike = (
            (self.organization[ones][:, None] != self.organization[others])
            & (self.level[ones][:, None] == self.level[others])
            & (self.fields[ones] @ self.fields[others].T > 0)
            & (self.groups[ones] @ self.groups[others].T > 0)
            & (2 * shared > np.minimum.outer(length[ones], length[others]))
        )
        for i, j in np.argwhere(alike):
            yield int(ones[i]), int(others[j])


def _judge(index: Index, node: int, one: int, other: int, leaves: dict[int, Ints]) -> Duplication | None:
    for service in (one, other):
        if service not in leaves:
            leaves[service] = _leaves_served(index, node, service)
    common = np.intersect1d(leaves[one], leaves[other], assume_unique=True)
    if 2 * len(common) <= min(len(leaves[one]), len(leaves[other])):
        return None
    services = index.services
    phases = services.in_phase[one] & services.in_phase[other]
    fields = services.in_field[one] & services.in_field[other]
    cells = np.flatnonzero(np.outer(phases, fields))
    needs = index.frame.need[np.ix_(common, cells)]
    known = needs[~np.isnan(needs)]
    places, need = float(services.places[one] + services.places[other]), float(known.sum())
    if not known.size or places <= need * (1 + TOLERANCE):
        return None
    return Duplication((services.rows[one].id, services.rows[other].id), places, need)


def _leaves_served(index: Index, node: int, service: int) -> Ints:
    tree, table = index.frame.tree, index.services
    below = tree.leaves_below(node)
    begin, stop = np.searchsorted(table.area_service, [service, service + 1])
    served = np.zeros(len(below), dtype=np.bool_)
    for named in table.area_node[begin:stop]:
        served |= tree.lies_in(below, named)
    return below[served]
