# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for a yes, and who has to be asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.editing import review
from lueckenlos.editing.effects import effects_of
from lueckenlos.editing.models import Proposal, ReviewRule
from lueckenlos.editing.rights import COORDINATORS, Rights
from lueckenlos.editing.tables import table_named
from lueckenlos.editing.views.common import entry_name, names_of, page_context, region_for
from lueckenlos.editing.words import differences
from lueckenlos.editing.writing import Change, Conflict, Refused
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _

SHOWN = 50


def reviews(request: HttpRequest, region: str) -> HttpResponse:
    found = region_for(request, region)
    mine, others = [], []
    for proposal in _seen(request, found).filter(status="waiting").select_related("by", "region")[:SHOWN]:
        line = _line(request, found, proposal)
        if proposal.by_id == request.user.pk:
            mine.append(line)
        elif line["may_decide"]:
            others.append(line)
    decided = Proposal.objects.in_region(found).filter(by=request.user).exclude(status="waiting").order_by("-pk")[:10]
    context = page_context(
        request, found, mine=mine, others=others,
        decided=[{"proposal": p, "name": entry_name(found, p.table, p.after or p.before, p.code)} for p in decided],
        rules=_rules(request, found),
    )  # fmt: skip
    return render(request, "editing/reviews.html", context)


def _seen(request: HttpRequest, region: Region) -> Any:
    """Those of the person's areas, and their own."""
    seen = Proposal.objects.visible_to(request.user).filter(region=region)
    return seen | Proposal.objects.in_region(region).filter(by=request.user)


def _line(request: HttpRequest, region: Region, proposal: Proposal) -> dict[str, Any]:
    before, after = review.rows_of(proposal)
    answer = review.may_decide(request.user, proposal)
    return {
        "proposal": proposal,
        "may_decide": bool(answer),
        "kind": _(table_named(proposal.table).one),
        "name": entry_name(region, proposal.table, after or before, proposal.code),
        "is_new": before is None,
        "is_removal": after is None,
        "changes": differences(names_of(region), proposal.table, before, after) if after else [],
        "effects": effects_of(region, [Change(proposal.table, proposal.code if before else "", after)]),
    }


def _proposal(request: HttpRequest, region: Region, number: int) -> Proposal:
    if number > 2**62:
        raise Http404
    proposal: Proposal | None = _seen(request, region).filter(pk=number).first()
    if proposal is None:
        raise Http404
    return proposal


@require_POST
def decide(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = region_for(request, region)
    proposal = _proposal(request, found, number)
    note, do = request.POST.get("note", "").strip()[:2000], request.POST.get("do")
    try:
        if do == "withdraw":
            review.withdraw(proposal=proposal, by=request.user)
            messages.success(request, _("Withdrawn."))
        elif do == "approve":
            review.approve(proposal=proposal, by=request.user, note=note)
            messages.success(request, _("Approved. The board counts it from now on."))
        elif do == "reject" and not note:
            messages.error(request, _("Please say why; the organization reads it."))
        elif do == "reject":
            review.reject(proposal=proposal, by=request.user, note=note)
            messages.success(request, _("Not approved. The organization is told why."))
    except review.NotAllowed as error:
        messages.error(request, error.answer.reason)
    except Conflict:
        messages.error(
            request,
            _("The entry was changed since this was handed in. Please reject it with a note, or edit it yourself."),
        )
    except Refused as error:
        messages.error(request, f"{error.problems[0].problem} {error.problems[0].action}")
    return redirect("editing:reviews", found.slug)


def _rules(request: HttpRequest, region: Region) -> list[dict[str, Any]]:
    """Areas whose rule the person sets: those they coordinate."""
    rights = Rights(request.user, region)  # type: ignore[arg-type]
    paths = [role.area.path for role in rights.roles if role.kind in COORDINATORS]
    rules = {r.area_id: r.organizations_need_review for r in ReviewRule.objects.filter(area__region=region)}
    areas = Area.objects.visible_to(request.user).filter(region=region).exclude(level="neighbourhood").order_by("path")
    return [{"area": area, "rule": rules.get(area.pk)} for area in areas if any(area.path.startswith(p) for p in paths)]


@require_POST
def set_rule(request: HttpRequest, region: str) -> HttpResponse:
    found = region_for(request, region)
    code = request.POST.get("area", "")
    area = next((line["area"] for line in _rules(request, found) if line["area"].code == code), None)
    if area is None:
        raise Http404
    review.set_rule(area=area, organizations_need_review=request.POST.get("rule") == "review", by=request.user)
    messages.success(request, _("The rule holds from now on."))
    return redirect("editing:reviews", found.slug)
