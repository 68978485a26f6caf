# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Ten minutes' reading: where it breaks, on whom it hangs, what closes most."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.core.results import Chain
from lueckenlos.reports.sentences import plan_sentence
from lueckenlos.reports.summary import gaps
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_date

FIRST_BUDGET_CENTS = 2_000_000


@dataclass(frozen=True)
class Answer:
    """One of the three questions, with the way to more."""

    question: str
    sentence: str
    lines: list[dict[str, str]]
    url: str
    word: str


def headline(asked: Asked, chains: tuple[Chain, ...]) -> str:
    held, n = sum(chain.unbroken for chain in chains), len(chains)
    area = asked.data.names.area(asked.area.code)
    if n == 1:
        return (
            _("{area}: the chain holds.").format(area=area)
            if held
            else _("{area}: the chain is broken.").format(area=area)
        )
    return ngettext(
        "{area}: the chain holds in {held} of {n} neighbourhood.",
        "{area}: the chain holds in {held} of {n} neighbourhoods.",
        n,
    ).format(area=area, held=held, n=n)


def where_it_breaks(request: HttpRequest, asked: Asked, chains: tuple[Chain, ...]) -> Answer:
    names = asked.data.names
    broken = [chain for chain in chains if not chain.unbroken]
    if not broken:
        return Answer(_("Where does it break first?"), _("Nowhere: the chain holds everywhere."), [], "", "")
    order = {phase.code: number for number, phase in enumerate(asked.data.index.frame.phases)}
    places = Counter(chain.first_break for chain in broken)
    earliest = min(places, key=lambda p: -1 if not isinstance(p, tuple) else order[p[0]])
    worst = max(broken, key=gaps)
    parts = []
    for place, n in sorted(
        places.items(), key=lambda item: -1 if not isinstance(item[0], tuple) else order[item[0][0]]
    ):
        where = (
            f"{names.phase(place[0])} – {names.phase(place[1])}" if isinstance(place, tuple) else _("before it begins")
        )
        there = sorted((c for c in broken if c.first_break == place), key=gaps, reverse=True)
        parts.append(
            {
                "word": ngettext("{where}: in {n} neighbourhood", "{where}: in {n} neighbourhoods", n).format(
                    where=where, n=n
                ),
                "text": ", ".join(names.area(c.area) for c in there[:4]) + (" …" if len(there) > 4 else ""),
                "url": "",
            }
        )
    first = (
        _("at the transition {before} – {after}").format(
            before=names.phase(earliest[0]), after=names.phase(earliest[1])
        )
        if isinstance(earliest, tuple)
        else _("before it begins")
    )
    return Answer(
        _("Where does it break first?"),
        _("Earliest in life it breaks {place}. Most gaps has {area}: {n}.").format(
            place=first, area=names.area(worst.area), n=gaps(worst)
        ),
        parts,
        address(request, "chain:board", asked.region.slug, worst.area),
        _("The board of {area}").format(area=names.area(worst.area)),
    )


def on_whom_it_hangs(request: HttpRequest, asked: Asked, chains: tuple[Chain, ...]) -> Answer:
    names = asked.data.names
    hanging: dict[str, list[Chain]] = {}
    for chain in chains:
        if chain.robustness == 1:
            for service in chain.weakest_links:
                hanging.setdefault(service, []).append(chain)
    question = _("On whom does it hang?")
    if not hanging:
        return Answer(
            question, _("On no single service: where the chain holds, it holds on several paths."), [], "", ""
        )
    lines = []
    for service, there in sorted(hanging.items(), key=lambda item: -len(item[1])):
        ends = sorted({chain.breaks_on for chain in there if chain.breaks_on})
        text = ", ".join(names.area(chain.area) for chain in there)
        if ends:
            text += "; " + _("breaks on {day}").format(day=write_date(ends[0]))
        lines.append(
            {
                "word": names.service(service),
                "text": text,
                "url": reverse("directory:service", args=[asked.region.slug, service]),
            }
        )
    most = max(hanging, key=lambda s: len(hanging[s]))
    n = len(hanging[most])
    sentence = ngettext(
        "Without “{service}” the chain breaks in {n} neighbourhood.",
        "Without “{service}” the chain breaks in {n} neighbourhoods.",
        n,
    ).format(service=names.service(most), n=n)
    where = address(request, "chain:picture", asked.region.slug, hanging[most][0].area, ohne=most)
    return Answer(question, sentence, lines, where, _("What if it were not there?"))


def what_closes_most(request: HttpRequest, asked: Asked) -> Answer:
    plan = asked.data.plan(asked.area.code, FIRST_BUDGET_CENTS, asked.question.on)
    names = asked.data.names
    lines = [{"word": names.intervention(id_), "text": "", "url": ""} for id_ in plan.chosen]
    return Answer(
        _("What closes most for 20,000 € a year?"),
        plan_sentence(plan, names.area(asked.area.code), asked.question.on),
        lines,
        address(request, "chain:plan", asked.region.slug, asked.area.code, budget=FIRST_BUDGET_CENTS // 100),
        _("Choose another budget"),
    )


def about_the_data(asked: Asked) -> dict[str, Any]:
    metadata = asked.data.package.metadata
    return {"title": metadata.get("title") or asked.region.name, "description": metadata.get("description") or ""}
