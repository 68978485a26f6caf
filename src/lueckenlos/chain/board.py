# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the board shows: rows of cells, links between the phases, the next steps, the parts of the area."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.reports.reasons import (
    cell_reason,
    offices_sentence,
    responsible_for_transition,
    responsible_offices,
    transition_reason,
)
from lueckenlos.reports.sentences import break_words
from lueckenlos.reports.summary import covered, gaps, required, unknown
from lueckenlos.reports.tables import Sheet
from lueckenlos.reports.words import transition_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_number, write_share


@dataclass(frozen=True)
class Column:
    code: str
    name: str
    from_month: int | None
    to_month: int | None
    matrix_url: str


@dataclass(frozen=True)
class ShownCell:
    """`total` is the number of leaves, None for a leaf: there is nothing to count then."""

    cell: Cell
    label: str
    url: str
    total: int | None


@dataclass(frozen=True)
class ShownLink:
    transition: Transition
    before: str
    after: str
    word: str
    url: str


@dataclass(frozen=True)
class NextStep:
    """What is wrong, in one sentence, and what there is to say about it."""

    title: str
    reason: str
    url: str


@dataclass(frozen=True)
class PartLine:
    """One leaf below the area, in figures."""

    code: str
    name: str
    verdict: str
    unbroken: bool
    gaps: int
    covered: int
    required: int
    unknown: int
    paths: int
    hangs_on: str
    breaks_on: Any
    url: str


@dataclass(frozen=True)
class Board:
    chain: Chain
    columns: list[Column]
    links: list[ShownLink]
    rows: list[tuple[str, list[ShownCell]]]
    steps: list[NextStep]
    duplications: list[str]


def board_of(request: HttpRequest, asked: Asked) -> Board:
    chain = asked.data.chain(asked.area.code, asked.question)
    names, here = asked.data.names, (asked.region.slug, asked.area.code)
    phases = {phase.code: phase for phase in asked.data.index.frame.phases}
    columns = [
        Column(code, names.phase(code), p.from_month, p.to_month, address(request, "chain:matrix", *here, code))
        for code, p in phases.items()
    ]
    links = [_link(request, asked, transition) for transition in chain.transitions]
    by_field: dict[str, list[ShownCell]] = {}
    for cell in chain.cells:
        label = f"{names.phase(cell.phase)}, {names.field(cell.field)}"
        url = address(request, "chain:cell", *here, cell.phase, cell.field)
        by_field.setdefault(cell.field, []).append(
            ShownCell(cell, label, url, cell.leaves if chain.leaves > 1 else None)
        )
    rows = [(names.field(field), cells) for field, cells in by_field.items()]
    return Board(chain, columns, links, rows, next_steps(request, asked, chain), duplication_words(asked, chain))


def _link(request: HttpRequest, asked: Asked, transition: Transition) -> ShownLink:
    names = asked.data.names
    word = ""
    if not transition.meets and transition.required and transition.status != "none":
        word = _("{status}; asked is {asked}").format(
            status=transition_word(transition.status), asked=transition_word(transition.minimum_binding)
        )
    url = address(
        request,
        "chain:transition",
        asked.region.slug,
        asked.area.code,
        transition.from_phase,
        transition.to_phase,
    )
    return ShownLink(transition, names.phase(transition.from_phase), names.phase(transition.to_phase), word, url)


def next_steps(request: HttpRequest, asked: Asked, chain: Chain) -> list[NextStep]:
    """Every gap with its reason and who is responsible; the first break comes first."""
    names, package, index = asked.data.names, asked.data.package, asked.data.index
    here = (asked.region.slug, asked.area.code)
    steps = []
    broken = chain.first_break if isinstance(chain.first_break, tuple) else None
    transitions = sorted(chain.gaps_in_transitions, key=lambda t: (t.from_phase, t.to_phase) != broken)
    for t in transitions:
        offices = responsible_for_transition(chain, t, package, index)
        url = address(request, "chain:transition", *here, t.from_phase, t.to_phase)
        rest = offices_sentence(offices, names) if offices else ""
        steps.append(NextStep(transition_reason(t, names), rest, url))
    for cell in chain.gaps_in_cells:
        offices = responsible_offices(chain.area, cell.field, package, index)
        url = address(request, "chain:cell", *here, cell.phase, cell.field)
        title, _point, rest = cell_reason(cell, offices, names).partition(". ")
        steps.append(NextStep(f"{title}.", rest, url))
    return steps


def duplication_words(asked: Asked, chain: Chain) -> list[str]:
    return [
        _("“{one}” and “{other}” offer {places} places together for a need of {need}.").format(
            one=asked.data.names.service(pair.services[0]),
            other=asked.data.names.service(pair.services[1]),
            places=write_number(pair.places),
            need=write_number(pair.need),
        )
        for pair in chain.duplications
    ]


def part_lines(request: HttpRequest, asked: Asked) -> list[PartLine]:
    """The leaves below the area, those with broken chains and most gaps first."""
    names = asked.data.names
    leaves = asked.data.leaves_below(asked.area.code)
    chains = asked.data.chains_of(leaves, asked.question)
    lines = [
        PartLine(
            code=chain.area,
            name=names.area(chain.area),
            verdict=break_words(chain, names),
            unbroken=chain.unbroken,
            gaps=gaps(chain),
            covered=covered(chain),
            required=required(chain),
            unknown=unknown(chain),
            paths=chain.robustness,
            hangs_on=", ".join(map(names.service, chain.weakest_links)) if chain.robustness == 1 else "",
            breaks_on=chain.breaks_on,
            url=address(request, "chain:board", asked.region.slug, chain.area),
        )
        for chain in chains
    ]
    return sorted(lines, key=lambda line: (line.unbroken, -line.gaps, line.name))


def parts_sheet(asked: Asked, lines: list[PartLine]) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-gebiete-{asked.question.on}",
        (
            "code",
            "name",
            "verdict",
            "gaps",
            "cells_covered",
            "cells_required",
            "cells_unknown",
            "paths",
            "hangs_on",
            "breaks_on",
        ),
        [
            (x.code, x.name, x.verdict, x.gaps, x.covered, x.required, x.unknown, x.paths, x.hangs_on, x.breaks_on)
            for x in lines
        ],
        notes(asked),
    )


def cells_sheet(asked: Asked, chain: Chain) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-bausteine-{asked.question.on}",
        (
            "phase",
            "field",
            "required",
            "minimum_coverage",
            "status",
            "known_leaves",
            "leaves",
            "need",
            "supply",
            "coverage",
            "services",
        ),
        [
            (
                c.phase,
                c.field,
                int(c.required),
                c.minimum_coverage,
                c.status,
                c.known_leaves,
                c.leaves,
                _rounded(c.need),
                _rounded(c.supply),
                _rounded(c.coverage),
                "|".join(c.services),
            )
            for c in chain.cells
        ],
        notes(asked),
    )


def transitions_sheet(asked: Asked, chain: Chain) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-uebergaenge-{asked.question.on}",
        ("from", "to", "status", "minimum_binding", "meets", "expiring", "handovers"),
        [
            (
                t.from_phase,
                t.to_phase,
                t.status,
                t.minimum_binding,
                int(t.meets),
                int(t.expiring),
                "|".join(t.handovers),
            )
            for t in chain.transitions
        ],
        notes(asked),
    )


def notes(asked: Asked) -> list[str]:
    """What a table that is taken along must say of itself."""
    found = [
        _("{area}, as of {day}").format(area=asked.data.names.area(asked.area.code), day=write_date(asked.question.on)),
        str(asked.data.package.metadata.get("title") or asked.region.name),
    ]
    if asked.question.target_group:
        found.append(_("Only services for: {group}").format(group=asked.question.target_group))
    if asked.question.level:
        found.append(_("Only services of the level: {level}").format(level=asked.question.level))
    found.append(_("Empty means unknown, never zero."))
    return found


def facts(asked: Asked, chain: Chain) -> list[dict[str, str]]:
    verified = [
        s.verified_on for s in asked.data.tables.services if s.id in {i for c in chain.cells for i in c.services}
    ]
    on = asked.question.on
    fresh = sum(day is not None and 0 <= (on - day).days <= 365 for day in verified)
    met = sum(t.meets for t in chain.transitions if t.required)
    asked_for = sum(t.required for t in chain.transitions)
    return [
        {"value": _("{n} of {all}").format(n=covered(chain), all=required(chain)), "text": _("required cells covered")},
        {"value": _("{n} of {all}").format(n=met, all=asked_for), "text": _("transitions meet the standard")},
        {"value": str(chain.robustness), "text": _("separate paths from pregnancy to work")},
        {
            "value": write_date(chain.breaks_on) if chain.breaks_on else "–",
            "text": _("the chain breaks, because something ends")
            if chain.breaks_on
            else _("no known day on which it breaks")
            if chain.unbroken
            else _("it is broken already"),
        },
        {
            "value": write_share(fresh / len(verified)) if verified else "–",
            "text": _("of the services confirmed within a year"),
        },
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def narrow(board: Board) -> list[dict[str, Any]]:
    """The same board phase by phase, for a phone: its cells, then the link to the next phase."""
    links: list[ShownLink | None] = [*board.links, None]
    return [
        {"name": column.name, "cells": [(name, cells[i]) for name, cells in board.rows], "link": links[i]}
        for i, column in enumerate(board.columns)
    ]
