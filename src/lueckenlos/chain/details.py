# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a cell or a transition has its status, who is responsible, and what would change it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.chain.board import notes
from lueckenlos.core.chain import Crossing, carriers, cell_parts, handovers_inside_phase
from lueckenlos.core.plan import effect_of_each
from lueckenlos.core.results import Cell, Chain, Transition
from lueckenlos.reports.labels import binding_label
from lueckenlos.reports.reasons import responsible_for_transition, responsible_offices
from lueckenlos.reports.tables import Sheet
from lueckenlos.reports.words import basis_word, cell_word, transition_word
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date, write_money, write_number, write_share


@dataclass(frozen=True)
class Row:
    """A service of a cell, or a handover of a transition."""

    id: str
    name: str
    url: str
    figures: tuple[Any, ...]
    words: str


@dataclass(frozen=True)
class Detail:
    title: str
    status: str
    is_cell: bool
    sentence: str
    reasons: list[str]
    rows: list[Row]
    offices: list[dict[str, str]]
    remedies: list[dict[str, str]]
    advice: list[str]
    url: str
    plan_url: str
    matrix_url: str = ""
    columns: tuple[str, ...] = field(default=())


def most_important(request: HttpRequest, asked: Asked, chain: Chain) -> Detail | None:
    """The first break, else the first transition or cell that is a gap."""
    broken = chain.first_break if isinstance(chain.first_break, tuple) else None
    transitions = [t for t in chain.transitions if (t.from_phase, t.to_phase) == broken] or list(
        chain.gaps_in_transitions
    )
    if transitions:
        return transition_detail(request, asked, chain, transitions[0])
    if chain.gaps_in_cells:
        return cell_detail(request, asked, chain, chain.gaps_in_cells[0])
    return None


def cell_detail(request: HttpRequest, asked: Asked, chain: Chain, cell: Cell) -> Detail:
    names, here = asked.data.names, (asked.region.slug, asked.area.code)
    parts = cell_parts(asked.data.snapshot(asked.question), chain.area, cell.phase, cell.field)
    offices = responsible_offices(chain.area, cell.field, asked.data.package, asked.data.index)
    return Detail(
        title=f"{names.phase(cell.phase)}, {names.field(cell.field)}",
        status=cell.status,
        is_cell=True,
        sentence=_cell_sentence(cell),
        reasons=_cell_reasons(asked, cell),
        rows=[
            Row(
                p.service,
                names.service(p.service),
                _service(asked, p.service),
                (p.places, p.share),
                basis_word(p.basis),
            )
            for p in parts
        ],
        offices=_offices(asked, offices),
        remedies=_remedies(asked, cell),
        advice=_cell_advice(asked, cell),
        url=address(request, "chain:cell", *here, cell.phase, cell.field),
        plan_url=address(request, "chain:plan", *here),
        matrix_url=address(request, "chain:matrix", *here, cell.phase),
        columns=("id", "name", "places_per_year", "share"),
    )


def _cell_sentence(cell: Cell) -> str:
    match cell.status:
        case "missing":
            if cell.need is None:
                return _("There is no service here, and how much would be needed is not known.")
            return _("There is no service here; {need} places a year are needed.").format(need=write_number(cell.need))
        case "unknown":
            return _("Whether it is enough is not known.")
        case "open":
            return _("The partners do not ask for anything here.")
    if not cell.need:
        return _("Nothing is needed here, and there is a service.")
    return _(
        "Needed are {need} places a year; the services offer {supply}. That is {coverage}; asked is at least {minimum}."
    ).format(
        need=write_number(cell.need),
        supply=write_number(cell.supply, 1),
        coverage=write_share(cell.coverage),
        minimum=write_share(cell.minimum_coverage),
    )


def _cell_reasons(asked: Asked, cell: Cell) -> list[str]:
    found = [
        {
            "open": _("Not required by the standard, or nothing is needed, and no service is there."),
            "missing": _("Required by the standard, but no service is active on this day."),
            "unknown": _("The need, or the places of a service, are not known, and what is known is not enough."),
            "thin": _("The known places cover less than the standard asks for."),
            "unsecured": _("It is enough today, but no longer in {days} days, because something ends.").format(
                days=asked.question.horizon_days
            ),
            "stale": _("It is enough, but nobody has confirmed any of the services within a year."),
            "covered": _("It is enough, it lasts, and it was confirmed within a year."),
        }[cell.status]
    ]
    if cell.leaves > 1:
        found.append(
            _("Figures of the {known} of {all} neighbourhoods of which enough is known.").format(
                known=cell.known_leaves, all=cell.leaves
            )
        )
    source = _need_source(asked, cell)
    if source:
        found.append(_("Where the need comes from: {source}").format(source=source))
    return found


def _need_source(asked: Asked, cell: Cell) -> str | None:
    table = asked.data.package.tables.get("needs")
    if table is None or cell.leaves > 1:
        return None
    keys = zip(table.values("area"), table.values("phase"), table.values("field"), table.values("source"))
    return next((s for a, p, f, s in keys if (a, p, f) == (asked.area.code, cell.phase, cell.field)), None)


def _cell_advice(asked: Asked, cell: Cell) -> list[str]:
    names = asked.data.names
    services = {s.id: s for s in asked.data.tables.services}
    match cell.status:
        case "missing" if cell.need:
            least = write_number(cell.need * cell.minimum_coverage, 1)
            return [_("A service with at least {n} places a year here.").format(n=least)]
        case "missing":
            return [_("A service here; and an estimate of the need, so that it can be judged.")]
        case "thin" if cell.need is not None:
            more = cell.need * cell.minimum_coverage - (cell.supply or 0.0)
            return [_("{n} more places a year meet the standard.").format(n=write_number(max(more, 0.0), 1))]
        case "unknown":
            silent = [
                i for i in cell.services if services[i].places_per_year is None and services[i].sufficiency is None
            ]
            found = (
                [_("Ask for the places: {services}.").format(services="; ".join(map(names.service, silent)))]
                if silent
                else []
            )
            return found if cell.need is not None else [*found, _("Estimate the need.")]
        case "unsecured":
            ends = [
                (min(filter(None, (s.ends_on, s.funding_ends_on))), s.id)
                for s in map(services.__getitem__, cell.services)
                if s.ends_on or s.funding_ends_on
            ]
            return [
                _("Extend in time: {service}, ends on {day}.").format(service=names.service(i), day=write_date(d))
                for d, i in sorted(ends)
            ]
        case "stale":
            return [_("Have it confirmed: {services}.").format(services="; ".join(map(names.service, cell.services)))]
    return []


def transition_detail(request: HttpRequest, asked: Asked, chain: Chain, transition: Transition) -> Detail:
    names, here = asked.data.names, (asked.region.slug, asked.area.code)
    before, after = transition.from_phase, transition.to_phase
    handovers = {h.id: h for h in asked.data.tables.handovers}
    rows = [
        Row(
            id_,
            f"{names.service(handovers[id_].from_service)} → {names.service(handovers[id_].to_service)}",
            reverse("directory:handover", args=[asked.region.slug, id_]),
            (handovers[id_].binding, handovers[id_].valid_until),
            binding_label(handovers[id_].binding),
        )
        for id_ in transition.handovers
    ]
    throughout = carriers(asked.data.snapshot(asked.question), chain.area, before, after)
    rows += [
        Row(id_, names.service(id_), _service(asked, id_), ("carried", None), _("one service throughout"))
        for id_ in throughout
    ]
    reasons = [
        _("Asked is at least: {asked}.").format(asked=transition_word(transition.minimum_binding))
        if transition.required
        else _("The standard says nothing about it; “agreed” is taken as the measure.")
    ]
    if chain.first_break == (before, after):
        reasons.append(_("This is where the chain breaks first: no agreed path leads on from the services before it."))
    if chain.leaves > 1:
        reasons.append(_("Only services for the whole area count here; the neighbourhoods have their own."))
    return Detail(
        title=f"{names.phase(before)} → {names.phase(after)}",
        status=transition.status,
        is_cell=False,
        sentence=_transition_sentence(transition),
        reasons=reasons,
        rows=rows,
        offices=_offices(asked, responsible_for_transition(chain, transition, asked.data.package, asked.data.index)),
        remedies=_remedies(asked, transition),
        advice=_transition_advice(asked, chain, transition),
        url=address(request, "chain:transition", *here, before, after),
        plan_url=address(request, "chain:plan", *here),
        columns=("id", "name", "binding", "valid_until"),
    )


def _transition_sentence(transition: Transition) -> str:
    status = transition_word(transition.status)
    if transition.meets and transition.expiring:
        return _("How families get on: {status}. That is enough today, but not in a year.").format(status=status)
    if transition.meets:
        return _("How families get on: {status}. That is enough.").format(status=status)
    return _("How families get on: {status}. That is not enough.").format(status=status)


def _transition_advice(asked: Asked, chain: Chain, transition: Transition) -> list[str]:
    if transition.meets and not transition.expiring:
        return []
    names = asked.data.names
    path = set(asked.area.path.split("/"))
    whole = {s.id for s in asked.data.tables.services if path & set(s.areas)}
    on_both = {
        phase: sorted({i for c in chain.cells if c.phase == phase for i in c.services if i in whole})
        for phase in (transition.from_phase, transition.to_phase)
    }
    first, last = on_both.values()
    if transition.handovers:
        return [
            _(
                "Make one of the handovers above firmer: agree on it in writing, with contacts, a time limit "
                "and what happens when nobody answers."
            )
        ]
    if first and last:
        return [
            _("Agree on a handover from one of: {first}; to one of: {last}.").format(
                first="; ".join(map(names.service, first[:3])), last="; ".join(map(names.service, last[:3]))
            )
        ]
    return [_("First a service is needed on both sides.")]


def _remedies(asked: Asked, thing: Cell | Transition) -> list[dict[str, str]]:
    question = asked.question
    effects = asked.data.remember(
        ("effects", asked.area.code, question),
        lambda: effect_of_each(asked.data.index, area=asked.area.code, **vars(question)),
    )
    found = []
    for effect in effects:
        if isinstance(thing, Cell):
            changes = [
                (
                    cell_word(c.status_before),
                    cell_word(c.status_after),
                    write_share(c.coverage_after) if c.coverage_after is not None else "",
                )
                for c in effect.cells
                if (c.phase, c.field) == (thing.phase, thing.field)
            ]
        else:
            changes = [
                (transition_word(t.status_before), transition_word(t.status_after), "")
                for t in effect.transitions
                if (t.from_phase, t.to_phase) == (thing.from_phase, thing.to_phase)
            ]
        for before, after, share in changes:
            found.append(
                {
                    "title": asked.data.names.intervention(effect.intervention),
                    "cost": write_money(effect.cost_cents),
                    "effect": f"{before} → {after} {share}".strip(),
                }
            )
    return found


def _offices(asked: Asked, offices: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {
            "word": asked.data.names.organization(id_),
            "url": reverse("directory:organization", args=[asked.region.slug, id_]),
        }
        for id_ in offices
    ]


def _service(asked: Asked, id_: str) -> str:
    return reverse("directory:service", args=[asked.region.slug, id_])


def detail_sheet(asked: Asked, detail: Detail) -> Sheet:
    rows = [(row.id, row.name, *row.figures) for row in detail.rows]
    return Sheet(f"{asked.region.slug}-{asked.area.code}-{asked.question.on}", detail.columns, rows, notes(asked))


@dataclass(frozen=True)
class Matrix:
    phase: str
    fields: list[str]
    rows: list[tuple[str, list[tuple[Crossing | None, str]]]]
    crossings: tuple[Crossing, ...]
    tabs: list[dict[str, Any]]
    handovers: list[dict[str, str]]


def matrix_of(request: HttpRequest, asked: Asked, phase: str) -> Matrix:
    names = asked.data.names
    crossings = handovers_inside_phase(asked.data.snapshot(asked.question), asked.area.code, phase)
    by_pair = {(c.from_field, c.to_field): c for c in crossings}
    fields = asked.data.index.frame.fields
    here = (asked.region.slug, asked.area.code)
    tabs = [
        {
            "word": names.phase(p.code),
            "url": address(request, "chain:matrix", *here, p.code),
            "is_current": p.code == phase,
        }
        for p in asked.data.index.frame.phases
    ]
    counting = sorted({id_ for c in crossings for id_ in c.handovers})
    known = {h.id: h for h in asked.data.tables.handovers}
    return Matrix(
        names.phase(phase),
        [names.field(f) for f in fields],
        [(names.field(a), [(by_pair.get((a, b)), names.field(b)) for b in fields]) for a in fields],
        crossings,
        tabs,
        [
            {
                "name": f"{names.service(known[i].from_service)} → {names.service(known[i].to_service)}",
                "binding": binding_label(known[i].binding),
                "url": reverse("directory:handover", args=[asked.region.slug, i]),
            }
            for i in counting
        ],
    )
