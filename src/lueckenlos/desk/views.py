# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The start page, the overview of a region, and what every page links to."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from lueckenlos.accounts.people import FIRST, PEOPLE, describe
from lueckenlos.chain.addresses import downloads
from lueckenlos.chain.area_choice import area_options
from lueckenlos.chain.asked import asked_of
from lueckenlos.chain.board import part_lines, parts_sheet
from lueckenlos.desk import legal_pages
from lueckenlos.desk import overview as overviews
from lueckenlos.desk.today import first_page, lines_for
from lueckenlos.editing.rights import kind_label
from lueckenlos.frame.models import Region
from lueckenlos.guide.places import places_of
from lueckenlos.guide.regions import open_regions
from lueckenlos.office.legal import area_for, text_for
from lueckenlos.office.pages import user_of
from lueckenlos.reports.tables import download
from lueckenlos.shared.language import current_language


@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Who is signed in goes on to their region; who sees several chooses."""
    if not request.user.is_authenticated:
        people = [(person, describe(person)) for person in PEOPLE] if settings.DEMO else []
        guides = [(places_of(one).whole.name, one.slug) for one in open_regions()]
        context = {"people": people[:FIRST], "more_people": people[FIRST:], "guides": guides}
        return render(request, "desk/start.html", context)
    regions = list(Region.objects.visible_to(request.user).order_by("name"))
    user = user_of(request)
    if len(regions) == 1:
        return redirect(first_page(user, regions[0]), regions[0].slug)
    return render(request, "desk/regions.html", {"regions": [(one, first_page(user, one)) for one in regions]})


def today(request: HttpRequest, region: str) -> HttpResponse:
    """What needs the person today, each line with the way to where it is done."""
    asked = asked_of(request, region)
    user = user_of(request)
    context = {
        **asked.context,
        "section": "today",
        "groups": lines_for(user, asked),
        "roles": [(kind_label(role.kind), role.organization or role.area) for role in user.held_roles],
    }
    return render(request, "desk/today.html", context)


def overview(request: HttpRequest, region: str) -> HttpResponse:
    asked = asked_of(request, region)
    chains = asked.data.chains_of(asked.data.leaves_below(asked.area.code), asked.question)
    parts = part_lines(request, asked)
    answer = download(request, parts_sheet(asked, parts))
    if answer is not None:
        return answer
    context = {
        **asked.context,
        "section": "overview",
        "headline": overviews.headline(asked, chains),
        "answers": [
            overviews.where_it_breaks(request, asked, chains),
            overviews.on_whom_it_hangs(request, asked, chains),
            overviews.what_closes_most(request, asked),
        ],
        "parts": parts,
        "parts_downloads": downloads(request, "teile"),
        "options": area_options(request, asked),
        "about": overviews.about_the_data(asked),
    }
    return render(request, "desk/overview.html", context)


@login_not_required
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/method.html")


@login_not_required
def legal(request: HttpRequest, page: str, region: str | None = None) -> HttpResponse:
    """The text of the area one is in, else the county's, else the operator's, else ours, which says what is missing."""
    found = get_object_or_404(Region, slug=region) if region is not None else None
    area = area_for(found, request.GET.get("gebiet", ""), request.user) if found is not None else None
    of_area = text_for(area, page, current_language())
    own = legal_pages.own_text(page, current_language()) if of_area is None else None
    template = "desk/area_page.html" if of_area else "desk/own_page.html" if own else f"desk/{page}.html"
    context = {"own": own, "text": of_area, "kind": page, "legal_region": found, "legal_area": area}
    return render(request, template, context)
