# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a gap is a gap: the figures, the services that count, the office that is responsible."""

from collections.abc import Iterable, Iterator

from lueckenlos.core.chain import Index
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.datapackage import Package
from lueckenlos.reports.names import Names
from lueckenlos.reports.words import cell_word, transition_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_number, write_share


def reasons(chain: Chain, package: Package, index: Index, names: Names) -> Iterator[str]:
    for transition in chain.gaps_in_transitions:
        yield transition_reason(transition, names)
    for cell in chain.gaps_in_cells:
        yield cell_reason(cell, responsible_offices(chain.area, cell.field, package, index), names)


def transition_reason(transition: Transition, names: Names) -> str:
    return _("{before} → {after}: {status}; asked is {asked}.").format(
        before=names.phase(transition.from_phase),
        after=names.phase(transition.to_phase),
        status=transition_word(transition.status),
        asked=transition_word(transition.minimum_binding),
    )


def cell_reason(cell: Cell, offices: Iterable[str], names: Names) -> str:
    """offices: ids of the organizations that are responsible."""
    parts = [
        _("{phase}, {field}: {status}.").format(
            phase=names.phase(cell.phase), field=names.field(cell.field), status=cell_word(cell.status)
        )
    ]
    if cell.status == "unknown":
        parts.append(_("It cannot be judged: the need, or the places of a service, are not known."))
    elif cell.need is None:
        parts.append(_("How much is needed is not known."))
    elif not cell.services:
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
    offices = tuple(offices)
    if offices:
        parts.append(offices_sentence(offices, names))
    return " ".join(parts)


def offices_sentence(offices: Iterable[str], names: Names) -> str:
    return _("Responsible: {offices}.").format(offices="; ".join(map(names.organization, offices)))


def responsible_for_transition(chain: Chain, transition: Transition, package: Package, index: Index) -> tuple[str, ...]:
    """Ids of the offices of the fields that have services in one of the two phases; of all fields, if none has."""
    around = [cell for cell in chain.cells if cell.phase in (transition.from_phase, transition.to_phase)]
    fields = dict.fromkeys(cell.field for cell in around if cell.services) or dict.fromkeys(c.field for c in around)
    found = (office for field in fields for office in responsible_offices(chain.area, field, package, index))
    return tuple(dict.fromkeys(found))


def responsible_offices(area: str, field: str, package: Package, index: Index) -> tuple[str, ...]:
    """Ids of the offices whose responsibility for the field names the area or one above it, as the table has them.

    Raises:
        UnknownArea: no area has this code.
    """
    table = package.tables.get("responsibilities")
    if table is None:
        return ()
    path = {index.frame.tree.codes[node] for node in index.frame.tree.path(index.frame.tree.node(area))}
    rows = zip(table.values("organization"), table.values("field"), table.values("areas"))
    found = (office for office, of_field, areas in rows if office and of_field == field and path & set(areas))
    return tuple(dict.fromkeys(found))
