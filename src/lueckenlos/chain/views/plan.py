# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What closes most for the money."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lueckenlos.chain import plan_page as pages
from lueckenlos.chain.addresses import downloads
from lueckenlos.chain.area_choice import area_crumb
from lueckenlos.chain.asked import asked_of
from lueckenlos.reports.sentences import plan_sentence
from lueckenlos.reports.tables import download


def plan(request: HttpRequest, region: str, area: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    budget = pages.budget_of(request, asked.problems)
    found = asked.data.plan(asked.area.code, budget * 100, asked.question.on)
    open_lines = pages.what_stays_open(request, asked, found)
    sheet = (
        pages.open_sheet(asked, open_lines)
        if request.GET.get("tabelle") == "offen"
        else pages.curve_sheet(asked, found)
    )
    answer = download(request, sheet)
    if answer is not None:
        return answer
    context = {
        **asked.context,
        "section": "plan",
        "crumb": area_crumb(request, asked, last_is_link=True),
        "plan": found,
        "budget": budget,
        "most_euro": pages.MOST_EURO,
        "slider_most": max(100_000, budget),
        "step_euro": pages.STEP_EURO,
        "sentence": plan_sentence(found, asked.data.names.area(asked.area.code), asked.question.on),
        "steps": pages.steps_of(asked, found),
        "chosen": pages.chosen_of(asked, found),
        "curve": pages.curve_picture(found),
        "open_lines": open_lines,
        "unbroken_now": sum(line.unbroken[0] for line in open_lines),
        "unbroken_then": sum(line.unbroken[1] for line in open_lines),
        "other_days": pages.other_days(request, asked, budget),
        "budgets": [5_000, 10_000, 20_000, 50_000, 100_000],
        "curve_downloads": downloads(request, "kurve"),
        "open_downloads": downloads(request, "offen"),
    }
    return render(request, "chain/plan.html", context)
