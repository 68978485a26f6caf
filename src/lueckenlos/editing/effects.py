# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a change does to the boards, before it is saved: "closes 2 gaps in Selm"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lueckenlos.chain.analysis import Question, RegionData, data_of, day_of
from lueckenlos.core.results import Chain
from lueckenlos.datapackage import Package, Table
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.rows import key_of
from lueckenlos.editing.writing import Change
from lueckenlos.frame.models import Region
from lueckenlos.shared.language import _, ngettext


@dataclass(frozen=True)
class Effect:
    """For one neighbourhood. `opened` and `closed` count cells and transitions together."""

    area: str
    name: str
    closed: int
    opened: int
    was_unbroken: bool
    is_unbroken: bool
    moved: int = 0

    @property
    def sentence(self) -> str:
        parts = []
        if self.closed:
            parts.append(
                ngettext("closes {n} gap in {area}", "closes {n} gaps in {area}", self.closed).format(
                    n=self.closed, area=self.name
                )
            )
        if self.opened:
            parts.append(
                ngettext("opens {n} gap in {area}", "opens {n} gaps in {area}", self.opened).format(
                    n=self.opened, area=self.name
                )
            )
        if self.was_unbroken and not self.is_unbroken:
            parts.append(_("the chain in {area} breaks").format(area=self.name))
        if self.is_unbroken and not self.was_unbroken:
            parts.append(_("the chain in {area} holds").format(area=self.name))
        if self.moved and not self.closed and not self.opened:
            parts.append(
                ngettext(
                    "the status of {n} cell in {area} changes", "the status of {n} cells in {area} changes",
                    self.moved,
                ).format(n=self.moved, area=self.name)
            )  # fmt: skip
        return ", ".join(parts)


def effects_of(region: Region, changes: Sequence[Change]) -> list[Effect]:
    """Of all neighbourhoods whose board would be another; empty when none would."""
    before = data_of(region)
    after = RegionData("preview", _with(before.package, changes))
    question = Question(on=day_of(region))
    leaves = _leaves(before) & _leaves(after)
    old = {chain.area: chain for chain in before.chains_of(tuple(sorted(leaves)), question)}
    effects = []
    for new in after.chains_of(tuple(sorted(leaves)), question):
        effect = _compare(before, old[new.area], new)
        if effect.sentence:
            effects.append(effect)
    return effects


def _compare(data: RegionData, old: Chain, new: Chain) -> Effect:
    had, has = _gaps(old), _gaps(new)
    was = {(cell.phase, cell.field): cell.status for cell in old.cells}
    moved = sum(was.get((cell.phase, cell.field), cell.status) != cell.status for cell in new.cells)
    name = data.names.area(new.area)
    return Effect(new.area, name, len(had - has), len(has - had), old.unbroken, new.unbroken, moved)


def _gaps(chain: Chain) -> set[tuple[str, str, str]]:
    cells = {("cell", cell.phase, cell.field) for cell in chain.gaps_in_cells}
    return cells | {("transition", t.from_phase, t.to_phase) for t in chain.gaps_in_transitions}


def _with(package: Package, changes: Sequence[Change]) -> Package:
    tables = dict(package.tables)
    for name in {change.table for change in changes}:
        columns = TABLES[name].columns
        table = tables.get(name)
        rows: dict[str, dict[str, Any]] = {}
        if table is not None:
            for values in zip(*(table.values(column) for column in columns)):
                row = dict(zip(columns, values))
                rows[key_of(name, row)] = row
        for change in changes:
            if change.table == name:
                rows.pop(change.code, None)
                if change.after is not None:
                    rows[key_of(name, change.after)] = change.after
        tables[name] = Table(
            name, {c: [row.get(c) for row in rows.values()] for c in columns}, list(range(2, len(rows) + 2))
        )
    return Package(package.metadata, tables, package.boundaries, package.reference_date)


def _leaves(data: RegionData) -> set[str]:
    tree = data.index.frame.tree
    return {code for code, is_leaf in zip(tree.codes, tree.is_leaf) if is_leaf}
