# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The area tree as arrays, so that sums over all areas at once cost one pass per level."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.core.errors import AreaCycle, UnknownArea
from lueckenlos.core.rows import Area

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class AreaTree:
    """Areas in depth-first order, siblings by code: a subtree is the run of nodes [i, end[i]).

    Attributes:
        codes: Area codes, one per node.
        parent: Node of the parent; -1 for a root.
        end: The node after the last one of the subtree.
        depth: 0 for a root.
    """

    codes: tuple[str, ...]
    parent: Ints
    end: Ints
    depth: Ints

    @cached_property
    def node_of(self) -> dict[str, int]:
        return {code: node for node, code in enumerate(self.codes)}

    @cached_property
    def is_leaf(self) -> Bools:
        return np.asarray(self.end == np.arange(len(self.codes)) + 1)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        return tuple(code for code, parent in zip(self.codes, self.parent) if parent < 0)

    @cached_property
    def _levels(self) -> list[Ints]:
        return [np.flatnonzero(self.depth == d) for d in range(int(self.depth.max(initial=-1)) + 1)]

    def node(self, code: str) -> int:
        """Raises UnknownArea when no area has this code."""
        if code not in self.node_of:
            raise UnknownArea(f"There is no area {code!r}. Choose a code from the table of areas.")
        return self.node_of[code]

    def path(self, node: int) -> list[int]:
        """The node and the nodes above it, upwards."""
        nodes = []
        while node >= 0:
            nodes.append(node)
            node = int(self.parent[node])
        return nodes

    def leaves_below(self, node: int) -> Ints:
        return np.flatnonzero(self.is_leaf[node : self.end[node]]) + node

    def lies_in(self, inner: npt.ArrayLike, outer: npt.ArrayLike) -> Any:
        """Whether inner is outer or lies below it, elementwise."""
        inner, outer = np.asarray(inner), np.asarray(outer)
        return (outer <= inner) & (inner < self.end[outer])

    def sum_up(self, of_leaves: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Sum the leaves' rows into every area above them; rows of areas with parts are not read."""
        total = np.where(self.is_leaf.reshape(-1, *[1] * (of_leaves.ndim - 1)), of_leaves, 0)
        for level in reversed(self._levels[1:]):
            np.add.at(total, self.parent[level], total[level])
        return total

    def add_down(self, of_nodes: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Add to every area what stands at the areas above it."""
        total = of_nodes.copy()
        for level in self._levels[1:]:
            total[level] += total[self.parent[level]]
        return total

    def max_down(self, of_nodes: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Give every area the largest value that stands at it or at the areas above it."""
        largest = of_nodes.copy()
        for level in self._levels[1:]:
            largest[level] = np.maximum(largest[level], largest[self.parent[level]])
        return largest


def area_tree(areas: Iterable[Area]) -> AreaTree:
    """Put the areas in depth-first order.

    A parent that is not in the table counts as none; of two areas with one code the first one counts.

    Raises:
        AreaCycle: an area lies in itself.

    Examples:
        >>> area_tree([Area("b", "a"), Area("a"), Area("c", "a")]).codes
        ('a', 'b', 'c')
    """
    parent_of: dict[str, str | None] = {}
    for area in areas:
        parent_of.setdefault(area.code, area.parent)
    children: dict[str | None, list[str]] = {}
    for code in sorted(parent_of, reverse=True):
        above = parent_of[code]
        children.setdefault(above if above in parent_of else None, []).append(code)

    codes: list[str] = []
    node_of: dict[str, int] = {}
    waiting = list(children.get(None, []))
    while waiting:
        code = waiting.pop()
        node_of[code] = len(codes)
        codes.append(code)
        waiting.extend(children.get(code, []))
    if len(codes) < len(parent_of):
        ring = sorted(set(parent_of) - set(codes))
        raise AreaCycle(
            f"These areas lie in each other in a ring: {', '.join(ring)}. "
            "Correct their parents, so that one of them has none."
        )

    parent = np.array([node_of.get(parent_of[code] or "", -1) for code in codes], dtype=np.int64)
    depth = np.zeros(len(codes), dtype=np.int64)
    end = np.arange(1, len(codes) + 1, dtype=np.int64)
    for node in range(len(codes)):
        depth[node] = depth[parent[node]] + 1 if parent[node] >= 0 else 0
    for node in range(len(codes) - 1, -1, -1):
        if parent[node] >= 0:
            end[parent[node]] = max(end[parent[node]], end[node])
    return AreaTree(tuple(codes), parent, end, depth)
