# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What ends when, and the day on which each chain breaks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.chain.board import notes
from lueckenlos.core.chain import chains as found
from lueckenlos.core.chain import endings
from lueckenlos.core.results import Chain
from lueckenlos.reports.tables import Sheet
from lueckenlos.reports.words import ending_word
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_date


@dataclass(frozen=True)
class Line:
    """Something that ends; `breaks` are the areas whose chain breaks the day after."""

    last_day: date
    kind: str
    id: str
    word: str
    name: str
    url: str
    areas: str
    breaks: str
    plan_url: str


def lines_of(request: HttpRequest, asked: Asked, chains: tuple[Chain, ...]) -> list[Line]:
    names, slug = asked.data.names, asked.region.slug
    services = {s.id: s for s in asked.data.tables.services}
    handovers = {h.id: h for h in asked.data.tables.handovers}
    lines = []
    for ending in endings(asked.data.snapshot(asked.question), asked.area.code, asked.question.on):
        after = ending.last_day + timedelta(days=1)
        if ending.kind == "handover":
            handover = handovers[ending.id]
            name = f"{names.service(handover.from_service)} → {names.service(handover.to_service)}"
            url, areas = reverse("directory:handover", args=[slug, ending.id]), ""
        else:
            name, url = names.service(ending.id), reverse("directory:service", args=[slug, ending.id])
            areas = ", ".join(map(names.area, services[ending.id].areas))
        lines.append(
            Line(
                ending.last_day,
                ending.kind,
                ending.id,
                ending_word(ending.kind),
                name,
                url,
                areas,
                ", ".join(map(names.area, _breaking(asked, chains, ending.id, after))),
                address(request, "chain:plan", slug, asked.area.code, datum=after),
            )
        )
    return lines


def _breaking(asked: Asked, chains: tuple[Chain, ...], service: str, after: date) -> list[str]:
    """Areas whose chain breaks on that day, and would break without this service alone. What only several endings
    together bring about is told for none of them; the table of areas has the day."""
    there = tuple(chain.area for chain in chains if chain.breaks_on == after)
    if not there or service not in {s.id for s in asked.data.tables.services}:
        return []
    key = ("breaking", there, service, asked.question)
    without = asked.data.remember(
        key,
        lambda: tuple(
            found(asked.data.index, areas=there, with_duplications=False, without=[service], **vars(asked.question))
        ),
    )
    return [chain.area for chain in without if not chain.unbroken]


def sentence_of(asked: Asked, chains: tuple[Chain, ...], lines: list[Line]) -> str:
    breaking = [c for c in chains if c.breaks_on]
    if breaking:
        first = min(c.breaks_on for c in breaking if c.breaks_on)
        there = [asked.data.names.area(c.area) for c in breaking if c.breaks_on == first]
        return ngettext(
            "On {day} the chain breaks in {n} neighbourhood: {areas}.",
            "On {day} the chain breaks in {n} neighbourhoods: {areas}.",
            len(there),
        ).format(day=write_date(first), n=len(there), areas=", ".join(there))
    if lines:
        return _("Something ends, but no chain that holds today breaks because of it.")
    return _("Nothing that is entered ends after this day.")


def without_end(asked: Asked) -> tuple[int, int]:
    """Services active today without a known end, of all active ones that serve a part of the area."""
    chain = asked.data.chain(asked.area.code, asked.question)
    here = {id_ for cell in chain.cells for id_ in cell.services}
    active = [s for s in asked.data.tables.services if s.id in here]
    return sum(s.ends_on is None and s.funding_ends_on is None for s in active), len(active)


WIDTH, LEFT, RIGHT, ROW = 1000, 20, 20, 30


def picture_of(asked: Asked, lines: list[Line]) -> dict[str, Any]:
    """An axis of time; one row for each ending, with its day."""
    days = [line.last_day for line in lines]
    start = asked.question.on
    span = max((max(days, default=start) - start).days + 60, 365)

    def x(day: date) -> int:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / span)

    years = [date(year, 1, 1) for year in range(start.year + 1, min(start.year + span // 365 + 2, date.max.year) + 1)]
    rows = []
    for number, line in enumerate(lines):
        at = x(line.last_day)
        words = line.name if len(line.name) <= 60 else line.name[:59] + "…"
        rows.append(
            {
                "x": at,
                "y": 44 + number * ROW,
                "line": line,
                "word": f"{write_date(line.last_day)} {words}",
                "is_left": at > WIDTH * 0.5,
                "text_x": at - 16 if at > WIDTH * 0.5 else at + 16,
                "text_y": 49 + number * ROW,
            }
        )
    return {
        "width": WIDTH,
        "height": 54 + len(lines) * ROW,
        "start": {"x": LEFT, "word": write_date(start)},
        "years": [{"x": x(day), "word": day.year} for day in years if x(day) <= WIDTH - RIGHT],
        "rows": rows,
    }


def endings_sheet(asked: Asked, lines: list[Line]) -> Sheet:
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-endet-{asked.question.on}",
        ("last_day", "kind", "id", "name", "areas", "chains_that_break_the_day_after"),
        [(x.last_day, x.kind, x.id, x.name, x.areas, x.breaks) for x in lines],
        notes(asked),
    )
