# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The board: phases across, fields down, the transitions between the columns."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lueckenlos.chain import board as boards
from lueckenlos.chain import details
from lueckenlos.chain.addresses import address, downloads
from lueckenlos.chain.area_choice import area_crumb, area_options, areas_named
from lueckenlos.chain.asked import Asked, asked_of
from lueckenlos.guide.missed import missed_below
from lueckenlos.reports.sentences import verdict_parts
from lueckenlos.reports.tables import Sheet, download


def chosen(request: HttpRequest, region: str) -> HttpResponse:
    """The form that chooses an area leads here: by code, or by a name that was typed."""
    asked = asked_of(request, region)
    wanted = request.GET.get("gebiet", "").strip()
    found = areas_named(request, asked, wanted)
    if len(found) == 1:
        return redirect(address(request, "chain:board", asked.region.slug, found[0].code))
    options = [
        (asked.data.names.area(a.code), address(request, "chain:board", asked.region.slug, a.code)) for a in found
    ]
    return render(
        request,
        "chain/chosen.html",
        {
            **asked.context,
            "wanted": wanted,
            "found": options,
            "options": area_options(request, asked),
            "section": "chain",
        },
    )


def board(request: HttpRequest, region: str, area: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    shown = boards.board_of(request, asked)
    parts = boards.part_lines(request, asked) if shown.chain.leaves > 1 else []
    sheet = {
        "bausteine": lambda: boards.cells_sheet(asked, shown.chain),
        "uebergaenge": lambda: boards.transitions_sheet(asked, shown.chain),
        "teile": lambda: boards.parts_sheet(asked, parts),
    }.get(request.GET.get("tabelle", "bausteine"))
    answer = download(request, sheet()) if sheet else None
    if answer is not None:
        return answer
    strong, text = verdict_parts(shown.chain, asked.data.names)
    return render(
        request,
        "chain/board.html",
        {
            **asked.context,
            "section": "chain",
            "board": shown,
            "strong": strong,
            "text": text,
            "facts": boards.facts(asked, shown.chain),
            "parts": parts,
            "missed": missed_below(asked.region, asked.area),
            "narrow": boards.narrow(shown),
            "kept_names": [(name, request.GET.get(name, "")) for name in ("datum", "zielgruppe", "ebene")],
            "crumb": area_crumb(request, asked),
            "options": area_options(request, asked),
            "detail": details.most_important(request, asked, shown.chain),
            "plan_url": address(request, "chain:plan", asked.region.slug, asked.area.code),
            "picture_url": address(request, "chain:picture", asked.region.slug, asked.area.code),
            "cells_downloads": downloads(request, "bausteine"),
            "links_downloads": downloads(request, "uebergaenge"),
            "parts_downloads": downloads(request, "teile"),
        },
    )


def cell(request: HttpRequest, region: str, area: str, phase: str, field: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    chain = asked.data.chain(asked.area.code, asked.question)
    found = next((c for c in chain.cells if (c.phase, c.field) == (phase, field)), None)
    if found is None:
        raise Http404
    detail = details.cell_detail(request, asked, chain, found)
    return _detail(request, asked, detail)


def transition(request: HttpRequest, region: str, area: str, before: str, after: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    chain = asked.data.chain(asked.area.code, asked.question)
    found = next((t for t in chain.transitions if (t.from_phase, t.to_phase) == (before, after)), None)
    if found is None:
        raise Http404
    return _detail(request, asked, details.transition_detail(request, asked, chain, found))


def _detail(request: HttpRequest, asked: Asked, detail: details.Detail) -> HttpResponse:
    answer = download(request, details.detail_sheet(asked, detail))
    if answer is not None:
        return answer
    context = {
        **asked.context,
        "section": "chain",
        "detail": detail,
        "crumb": area_crumb(request, asked, last_is_link=True),
        "downloads": downloads(request, "angebote"),
        "board_url": address(request, "chain:board", asked.region.slug, asked.area.code),
    }
    return render(request, "chain/detail.html", context)


def matrix(request: HttpRequest, region: str, area: str, phase: str) -> HttpResponse:
    asked = asked_of(request, region, area)
    if phase not in {p.code for p in asked.data.index.frame.phases}:
        raise Http404
    shown = details.matrix_of(request, asked, phase)
    rows = [(c.from_field, c.to_field, c.status, "|".join(c.handovers)) for c in shown.crossings]
    name = f"{asked.region.slug}-{asked.area.code}-schnittstellen-{phase}-{asked.question.on}"
    answer = download(
        request, Sheet(name, ("from_field", "to_field", "status", "handovers"), rows, boards.notes(asked))
    )
    if answer is not None:
        return answer
    context = {
        **asked.context,
        "section": "chain",
        "matrix": shown,
        "crumb": area_crumb(request, asked, last_is_link=True),
        "downloads": downloads(request, "schnittstellen"),
    }
    return render(request, "chain/matrix.html", context)
