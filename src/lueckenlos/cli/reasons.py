# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a gap is a gap: the figures, the services that count, the office that is responsible."""

from collections.abc import Iterator

from lueckenlos.cli.names import Names
from lueckenlos.cli.words import cell_word, transition_word
from lueckenlos.core.chain import Index
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.datapackage import Package
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_number, write_share


def reasons(chain: Chain, package: Package, index: Index, names: Names) -> Iterator[str]:
    for transition in chain.gaps_in_transitions:
        yield _transition_reason(transition, names)
    for cell in chain.gaps_in_cells:
        yield _cell_reason(cell, _responsible(chain.area, cell.field, package, index, names), names)


def _transition_reason(transition: Transition, names: Names) -> str:
    return _("{before} → {after}: {status}; asked is {asked}.").format(
        before=names.phase(transition.from_phase),
        after=names.phase(transition.to_phase),
        status=transition_word(transition.status),
        asked=transition_word(transition.minimum_binding),
    )


def _cell_reason(cell: Cell, responsible: list[str], names: Names) -> str:
    parts = [
        _("{phase}, {field}: {status}.").format(
            phase=names.phase(cell.phase), field=names.field(cell.field), status=cell_word(cell.status)
        )
    ]
    if cell.need is None:
        parts.append(_("How much is needed is not known."))
    elif cell.status == "missing":
        parts.append(_("Needed are {need} places a year; there is no service.").format(need=write_number(cell.need)))
    else:
        parts.append(
            _("Needed are {need} places a year, there are {supply} ({coverage}); asked is {minimum}.").format(
                need=write_number(cell.need),
                supply=write_number(cell.supply, 1),
                coverage=write_share(cell.coverage),
                minimum=write_share(cell.minimum_coverage),
            )
        )
    if cell.services:
        parts.append(_("Services: {services}.").format(services="; ".join(map(names.service, cell.services))))
    if responsible:
        parts.append(_("Responsible: {offices}.").format(offices="; ".join(responsible)))
    return " ".join(parts)


def _responsible(area: str, field: str, package: Package, index: Index, names: Names) -> list[str]:
    """Offices whose responsibility for the field names the area or one above it."""
    table = package.tables.get("responsibilities")
    if table is None:
        return []
    path = {index.frame.tree.codes[node] for node in index.frame.tree.path(index.frame.tree.node(area))}
    rows = zip(table.values("organization"), table.values("field"), table.values("areas"))
    return [names.organization(office) for office, of_field, areas in rows if of_field == field and path & set(areas)]
