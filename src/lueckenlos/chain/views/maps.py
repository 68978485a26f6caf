# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The county as a map, with the list beside it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lueckenlos.chain import map_page as pages
from lueckenlos.chain.addresses import address, downloads
from lueckenlos.chain.area_choice import visible_areas
from lueckenlos.chain.asked import asked_of
from lueckenlos.chain.board import part_lines, parts_sheet
from lueckenlos.reports.tables import download
from lueckenlos.shared.language import _

ORDERS = {
    "luecken": lambda line: (-line.gaps, line.name),
    "gedeckt": lambda line: (line.covered, line.name),
    "wege": lambda line: (line.paths, line.name),
    "name": lambda line: line.name,
}


def county_map(request: HttpRequest, region: str) -> HttpResponse:
    asked = asked_of(request, region)
    measure = request.GET.get("mass", "gedeckt")
    measure = measure if measure in pages.MEASURES else "gedeckt"
    order = request.GET.get("sortierung", "luecken")
    lines = sorted(part_lines(request, asked), key=ORDERS.get(order, ORDERS["luecken"]))
    answer = download(request, parts_sheet(asked, lines))
    if answer is not None:
        return answer
    seen = {area.code for area in visible_areas(request, asked)}
    here = asked.region.slug
    words = {"gedeckt": _("Share of required cells covered"), "wege": _("Number of separate paths")}
    sortings = {"luecken": _("most gaps"), "gedeckt": _("least covered"), "wege": _("fewest paths"), "name": _("name")}
    context = {
        **asked.context,
        "section": "map",
        "measure": words[measure],
        "tabs": [
            {"word": word, "url": address(request, "chain:map", here, mass=name), "is_current": name == measure}
            for name, word in words.items()
        ],
        "sortings": [
            {
                "word": word,
                "url": address(request, "chain:map", here, mass=measure, sortierung=name),
                "is_current": name == order,
            }
            for name, word in sortings.items()
        ],
        "picture": pages.picture_of(request, asked, lines, measure, seen),
        "legend": pages.legend(measure),
        "parts": lines,
        "worst": min(lines, key=ORDERS["luecken"]),
        "broken": sum(not line.unbroken for line in lines),
        "parts_downloads": downloads(request, "teile"),
    }
    return render(request, "chain/map.html", context)
