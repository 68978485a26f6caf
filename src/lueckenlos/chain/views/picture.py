# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The chain as a picture, and what would be without one service."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lueckenlos.chain import picture_page as pages
from lueckenlos.chain.addresses import address, downloads
from lueckenlos.chain.area_choice import area_crumb
from lueckenlos.chain.asked import asked_of
from lueckenlos.reports.sentences import verdict_parts
from lueckenlos.reports.tables import download


def picture(request: HttpRequest, region: str, area: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    before = asked.data.chain(asked.area.code, asked.question)
    here = sorted({id_ for cell in before.cells for id_ in cell.services}, key=asked.data.names.service)
    without = pages.taken_out(request, asked, set(here))
    after = pages.chain_without(asked, without)
    show_all = request.GET.get("alle") == "1"
    shown = pages.picture_of(request, asked, after, without, show_all)
    answer = download(request, pages.picture_sheet(asked, shown, without))
    if answer is not None:
        return answer
    names = asked.data.names
    strong, text = verdict_parts(after, names)
    context = {
        **asked.context,
        "section": "picture",
        "crumb": area_crumb(request, asked, last_is_link=True),
        "chain": after,
        "strong": strong,
        "text": text,
        "before_strong": verdict_parts(before, names)[0],
        "picture": shown,
        "rows_with_bars": list(zip(shown.bars, shown.rows)),
        "without": [names.service(id_) for id_ in without],
        "lost": pages.lost(asked, before, after, without) if without else [],
        "services": [(id_, names.service(id_)) for id_ in here if id_ not in without],
        "kept": [("ohne", id_) for id_ in without]
        + [(name, request.GET[name]) for name in ("datum", "zielgruppe", "ebene", "alle") if request.GET.get(name)],
        "show_all": show_all,
        "all_url": f"?{urlencode([*request.GET.items(), ('alle', 1)])}",
        "back_url": address(request, "chain:picture", asked.region.slug, asked.area.code),
        "board_url": address(request, "chain:board", asked.region.slug, asked.area.code),
        "picture_downloads": downloads(request, "kette"),
    }
    return render(request, "chain/picture.html", context)
