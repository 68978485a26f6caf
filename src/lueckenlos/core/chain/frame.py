# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The grid that everything hangs in: areas, phases, fields, needs and the standard, as arrays.

Cells are numbered phase by phase, field by field: cell = phase x number of fields + field.
"""

from dataclasses import dataclass

import numpy as np

from lueckenlos.core.chain.tree import AreaTree, Bools, Floats, Ints, area_tree
from lueckenlos.core.results import TransitionStatus
from lueckenlos.core.rows import ChainTables, Phase

BINDINGS: tuple[TransitionStatus, ...] = ("none", "informal", "agreed", "binding", "carried")
RANK: dict[str, int] = {name: rank for rank, name in enumerate(BINDINGS)}


@dataclass(frozen=True)
class Frame:
    """Attributes:
    tree: The areas.
    phases: Life phases by age.
    fields: Field codes.
    need: Places per year, areas x cells; NaN is unknown. Rows of areas with parts hold the sum of the
        known needs of their leaves (0 where none is known).
    need_is_known: Areas x cells; for areas with parts: known in every leaf.
    required, minimum: The standard per cell; minimum coverage as a share.
    transition_required, asked: The standard per transition; asked is the rank of the binding.
    """

    tree: AreaTree
    phases: tuple[Phase, ...]
    fields: tuple[str, ...]
    need: Floats
    need_is_known: Bools
    required: Bools
    minimum: Floats
    transition_required: Bools
    asked: Ints

    @property
    def cells(self) -> int:
        return len(self.phases) * len(self.fields)

    @property
    def transitions(self) -> int:
        return max(len(self.phases) - 1, 0)


def chain_frame(tables: ChainTables) -> Frame:
    tree = area_tree(tables.areas)
    phases = _phases_by_age(tables.phases)
    fields = tuple(dict.fromkeys(tables.fields))
    cell_of = {
        (phase.code, field): p * len(fields) + f for p, phase in enumerate(phases) for f, field in enumerate(fields)
    }
    need, known = _needs(tables, tree, cell_of)
    required, minimum = _standard_cells(tables, cell_of)
    transition_required, asked = _standard_transitions(tables, phases)
    return Frame(tree, phases, fields, need, known, required, minimum, transition_required, asked)


def _phases_by_age(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    unique = {phase.code: phase for phase in reversed(phases)}
    in_order = [unique[code] for code in dict.fromkeys(phase.code for phase in phases)]
    return tuple(sorted(in_order, key=lambda p: (p.from_month is None, p.from_month or 0)))


def _needs(tables: ChainTables, tree: AreaTree, cell_of: dict[tuple[str, str], int]) -> tuple[Floats, Bools]:
    of_leaves = np.full((len(tree.codes), len(cell_of)), np.nan)
    for row in reversed(tables.needs):
        node, cell = tree.node_of.get(row.area), cell_of.get((row.phase, row.field))
        if node is not None and cell is not None and tree.is_leaf[node] and row.places_per_year is not None:
            of_leaves[node, cell] = row.places_per_year
    is_leaf = tree.is_leaf[:, None]
    unknown = tree.sum_up(np.where(np.isnan(of_leaves), 1, 0))
    total = tree.sum_up(np.nan_to_num(of_leaves))
    return np.where(is_leaf, of_leaves, total), unknown == 0


def _standard_cells(tables: ChainTables, cell_of: dict[tuple[str, str], int]) -> tuple[Bools, Floats]:
    required = np.zeros(len(cell_of), dtype=np.bool_)
    minimum = np.zeros(len(cell_of))
    for row in reversed(tables.standard_cells):
        cell = cell_of.get((row.phase, row.field))
        if cell is not None:
            required[cell] = bool(row.required)
            minimum[cell] = row.minimum_coverage or 0.0
    return required, minimum


def _standard_transitions(tables: ChainTables, phases: tuple[Phase, ...]) -> tuple[Bools, Ints]:
    pairs = {(a.code, b.code): i for i, (a, b) in enumerate(zip(phases, phases[1:]))}
    required = np.zeros(len(pairs), dtype=np.bool_)
    asked = np.full(len(pairs), RANK["agreed"], dtype=np.int64)
    for row in reversed(tables.standard_transitions):
        i = pairs.get((row.from_phase, row.to_phase))
        if i is not None:
            required[i] = True
            asked[i] = RANK[row.minimum_binding or "agreed"]
    return required, asked
