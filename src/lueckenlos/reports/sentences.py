# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One true sentence on a chain or a plan, before all figures."""

from datetime import date

from lueckenlos.core.results import Chain, Plan
from lueckenlos.reports.names import Names
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_date, write_money, write_number


def verdict_sentence(chain: Chain, names: Names) -> str:
    """Where the chain breaks, or on whom it hangs and until when."""
    area = names.area(chain.area)
    if chain.leaves > 1:
        held = _("In {area} the chain holds in {held} of {leaves} neighbourhoods.").format(
            area=area, held=chain.leaves_unbroken, leaves=chain.leaves
        )
        whole = _("Counting only services for all of {area}: {verdict}").format(
            area=area, verdict=_own_verdict(chain, names)
        )
        return f"{held} {whole}"
    return _("{area}: {verdict}").format(area=area, verdict=_own_verdict(chain, names))


def verdict_parts(chain: Chain, names: Names) -> tuple[str, str]:
    """The sentence that counts, and what else is to be said."""
    own = _own_verdict(chain, names)
    strong, _point, rest = own.partition(". ")
    strong = strong[:1].upper() + strong[1:] + ("." if rest else "")
    if chain.leaves > 1:
        held = _("The chain holds in {held} of {leaves} neighbourhoods.").format(
            held=chain.leaves_unbroken, leaves=chain.leaves
        )
        return held, _("Counting only services for all of {area}: {verdict}").format(
            area=names.area(chain.area), verdict=own
        )
    return strong, rest


def _own_verdict(chain: Chain, names: Names) -> str:
    if chain.first_break == "start":
        return _("the chain does not even begin: no service takes families in at the first life phase.")
    if chain.first_break is not None:
        before, after = map(names.phase, chain.first_break)
        return _("the chain breaks at the transition {before} – {after}.").format(before=before, after=after)
    n = chain.robustness
    sentences = [
        ngettext("the chain holds, on a single path.", "the chain holds, on {n} separate paths.", n).format(n=n)
    ]
    if n == 1:
        links = ", ".join(names.service(id_) for id_ in chain.weakest_links)
        sentences.append(_("It hangs on: {services}.").format(services=links))
    if chain.breaks_on:
        sentences.append(_("It breaks on {day}.").format(day=write_date(chain.breaks_on)))
    return " ".join(sentences)


def break_words(chain: Chain, names: Names) -> str:
    """Short, for a table."""
    if chain.first_break is None:
        return _("holds")
    if chain.first_break == "start":
        return _("does not begin")
    return _("breaks: {before} – {after}").format(
        before=names.phase(chain.first_break[0]), after=names.phase(chain.first_break[1])
    )


def plan_sentence(plan: Plan, area: str, on: date) -> str:
    if not plan.chosen and not plan.optimal:
        return _("{area}, {day}: no plan was found within the time limit.").format(area=area, day=write_date(on))
    if not plan.chosen:
        return _("{area}, {day}: for up to {budget} a year, none of the interventions closes a gap.").format(
            area=area, day=write_date(on), budget=write_money(plan.budget_cents)
        )
    closed = []
    if plan.transitions_closed:
        n = plan.transitions_closed
        closed.append(ngettext("close {n} transition", "close {n} transitions", n).format(n=write_number(n)))
    if plan.need_closed:
        closed.append(_("meet a need of {n} more places a year").format(n=write_number(plan.need_closed, 1)))
    return _("{area}, {day}: {cost} a year {closed}.").format(
        area=area, day=write_date(on), cost=write_money(plan.cost_cents), closed=_(" and ").join(closed)
    )
