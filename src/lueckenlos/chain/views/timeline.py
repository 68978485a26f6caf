# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What ends when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lueckenlos.chain import timeline_page as pages
from lueckenlos.chain.addresses import downloads
from lueckenlos.chain.area_choice import area_crumb, area_options
from lueckenlos.chain.asked import asked_of
from lueckenlos.chain.board import part_lines, parts_sheet
from lueckenlos.reports.tables import download


def timeline(request: HttpRequest, region: str, area: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    chains = asked.data.chains_of(asked.data.leaves_below(asked.area.code), asked.question)
    lines = pages.lines_of(request, asked, chains)
    parts = part_lines(request, asked)
    sheet = parts_sheet(asked, parts) if request.GET.get("tabelle") == "teile" else pages.endings_sheet(asked, lines)
    answer = download(request, sheet)
    if answer is not None:
        return answer
    open_ended, active = pages.without_end(asked)
    context = {
        **asked.context,
        "section": "timeline",
        "crumb": area_crumb(request, asked, last_is_link=True),
        "options": area_options(request, asked),
        "sentence": pages.sentence_of(asked, chains, lines),
        "lines": lines,
        "picture": pages.picture_of(asked, lines),
        "parts": sorted(parts, key=lambda p: (p.breaks_on is None, p.breaks_on, p.unbroken, p.name)),
        "open_ended": open_ended,
        "active": active,
        "endings_downloads": downloads(request, "endet"),
        "parts_downloads": downloads(request, "teile"),
    }
    return render(request, "chain/timeline.html", context)
