# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain as a picture: services as bars over their phases, handovers as lines, and what would be without one."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.chain.board import notes
from lueckenlos.core.chain import chains
from lueckenlos.core.results import Chain
from lueckenlos.reports.labels import binding_label
from lueckenlos.reports.tables import Sheet
from lueckenlos.reports.words import cell_word
from lueckenlos.shared.language import _

COLUMN, ROW, TOP, BAR = 200, 46, 40, 34


@dataclass(frozen=True)
class Bar:
    id: str
    name: str
    short: str
    url: str
    without_url: str
    x: int
    y: int
    width: int
    css: str
    onward: list[str]


@dataclass(frozen=True)
class Line:
    path: str
    css: str
    title: str


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    phases: list[dict[str, Any]]
    bars: list[Bar]
    lines: list[Line]
    break_x: int | None
    hidden: int
    rows: list[tuple[str, str, str, str]]


def picture_of(request: HttpRequest, asked: Asked, chain: Chain, without: list[str], show_all: bool) -> Picture:
    names, phases = asked.data.names, asked.data.index.frame.phases
    spans = _spans(asked, chain, without)
    handovers = [
        h
        for h in asked.data.tables.handovers
        if h.from_service in spans and h.to_service in spans and _holds(h, asked.question.on)
    ]
    linked = {h.from_service for h in handovers} | {h.to_service for h in handovers}
    shown = spans if show_all else {id_: span for id_, span in spans.items() if id_ in linked}
    rows = _rows(shown)
    bars = [_bar(request, asked, chain, without, id_, shown[id_], row, handovers) for id_, row in rows.items()]
    at = {bar.id: bar for bar in bars}
    broken = chain.first_break if isinstance(chain.first_break, tuple) else None
    number = next((i for i, p in enumerate(phases) if broken and p.code == broken[0]), None)
    return Picture(
        COLUMN * len(phases),
        TOP + ROW * (max(rows.values(), default=0) + 1) + 10,
        [{"name": names.phase(p.code), "x": COLUMN * i, "mid": COLUMN * i + COLUMN // 2} for i, p in enumerate(phases)],
        bars,
        [_line(at[h.from_service], at[h.to_service], h) for h in handovers],
        None if number is None else COLUMN * (number + 1),
        len(spans) - len(shown),
        [
            (
                names.phase(phases[shown[b.id][0]].code),
                names.phase(phases[shown[b.id][1]].code),
                b.name,
                "; ".join(b.onward),
            )
            for b in bars
        ],
    )


def _spans(asked: Asked, chain: Chain, without: list[str]) -> dict[str, tuple[int, int]]:
    """First and last phase of each active service that serves the whole area, the earliest and longest first."""
    snapshot = asked.data.snapshot(asked.question)
    _graph, vertices = snapshot.graph(snapshot.index.frame.tree.node(chain.area))
    table = snapshot.index.services
    found = [
        (str(table.ids[v]), int(table.first[v]), int(table.last[v]))
        for v in vertices.tolist()
        if snapshot.active[v] and 0 <= table.first[v] <= table.last[v] and str(table.ids[v]) not in without
    ]
    return {id_: (first, last) for id_, first, last in sorted(found, key=lambda r: (r[1], -r[2], r[0]))}


def _bar(
    request: HttpRequest,
    asked: Asked,
    chain: Chain,
    without: list[str],
    id_: str,
    span: tuple[int, int],
    row: int,
    handovers: list[Any],
) -> Bar:
    first, last = span
    names, width = asked.data.names, COLUMN * (last - first + 1) - 40
    name, is_weak = names.service(id_), id_ in chain.weakest_links
    onward = [h for h in handovers if h.from_service == id_]
    return Bar(
        id_,
        name,
        _short(name, max(8, int(width / 7.4)), is_weak),
        reverse("directory:service", args=[asked.region.slug, id_]),
        _without_url(request, asked, [*without, id_]),
        COLUMN * first + 20,
        TOP + ROW * row,
        width,
        "chain-bar--weak" if is_weak else "",
        [f"{names.service(h.to_service)} ({binding_label(h.binding)})" for h in onward],
    )


def _short(name: str, most: int, is_weak: bool) -> str:
    """What fits into the bar; a diamond marks a service on which the chain hangs."""
    text = f"◆ {name}" if is_weak else name
    return text if len(text) <= most else text[: most - 1] + "…"


def _holds(handover: Any, on: Any) -> bool:
    return not (
        (handover.valid_from and handover.valid_from > on) or (handover.valid_until and handover.valid_until < on)
    )


def _rows(spans: dict[str, tuple[int, int]]) -> dict[str, int]:
    """The first row in which a bar touches no other."""
    taken: list[int] = []
    rows: dict[str, int] = {}
    for id_, (first, last) in spans.items():
        row = next((i for i, end in enumerate(taken) if end < first), len(taken))
        if row == len(taken):
            taken.append(last)
        taken[row] = last
        rows[id_] = row
    return rows


def _line(source: Bar, target: Bar, handover: Any) -> Line:
    x1, y1 = source.x + source.width, source.y + BAR // 2
    x2, y2 = target.x, target.y + BAR // 2
    if x2 <= x1:
        x2, y2 = max(target.x, min(x1, target.x + target.width)), target.y + (BAR if target.y < source.y else 0)
    bend = max(30, abs(x2 - x1) // 2)
    css = {"binding": "chain-line--binding", "agreed": "chain-line--agreed"}.get(
        handover.binding or "", "chain-line--informal"
    )
    title = f"{source.name} → {target.name}: {binding_label(handover.binding)}"
    return Line(f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", css, title)


def _without_url(request: HttpRequest, asked: Asked, ids: list[str]) -> str:
    base = address(request, "chain:picture", asked.region.slug, asked.area.code)
    query = urlencode([("ohne", id_) for id_ in dict.fromkeys(ids)])
    return f"{base}{'&' if '?' in base else '?'}{query}" if query else base


def taken_out(request: HttpRequest, asked: Asked, here: set[str]) -> list[str]:
    """Services of the area that the address leaves out; of others it is said that they are not known."""
    found = []
    for id_ in dict.fromkeys(request.GET.getlist("ohne")):
        if not id_:
            continue
        if id_ in here:
            found.append(id_)
        else:
            asked.problems.append(
                _("“{value}” is no service of this area; nothing was taken out for it.").format(value=id_[:60])
            )
    return found


def chain_without(asked: Asked, ids: list[str]) -> Chain:
    if not ids:
        return asked.data.chain(asked.area.code, asked.question)
    key = ("without", asked.area.code, asked.question, tuple(ids))
    return asked.data.remember(
        key, lambda: next(chains(asked.data.index, areas=[asked.area.code], without=ids, **vars(asked.question)))
    )


def lost(asked: Asked, before: Chain, after: Chain, without: list[str]) -> list[str]:
    """Cells that get worse, and leaves whose chain breaks, in words."""
    names = asked.data.names
    found = [
        _("{phase}, {field}: {before} → {after}").format(
            phase=names.phase(b.phase),
            field=names.field(b.field),
            before=cell_word(b.status),
            after=cell_word(a.status),
        )
        for b, a in zip(before.cells, after.cells)
        if a.status != b.status
    ]
    if before.robustness != after.robustness:
        found.insert(
            0, _("Separate paths: {before} → {after}").format(before=before.robustness, after=after.robustness)
        )
    if before.leaves > 1 and before.leaves_unbroken != after.leaves_unbroken:
        leaves = asked.data.leaves_below(before.area)
        then = chains(asked.data.index, areas=leaves, with_duplications=False, without=without, **vars(asked.question))
        now = asked.data.chains_of(leaves, asked.question)
        torn = [names.area(a.area) for a, b in zip(now, then) if a.unbroken and not b.unbroken]
        found.insert(0, _("The chain then breaks in: {areas}").format(areas=", ".join(torn)))
    return found


def picture_sheet(asked: Asked, picture: Picture, without: list[str]) -> Sheet:
    names = ", ".join(map(asked.data.names.service, without))
    return Sheet(
        f"{asked.region.slug}-{asked.area.code}-kette{'-ohne' if without else ''}-{asked.question.on}",
        ("first_phase", "last_phase", "service", "hands_over_to"),
        picture.rows,
        [*notes(asked), *([_("What if: without {services}").format(services=names)] if without else [])],
    )
