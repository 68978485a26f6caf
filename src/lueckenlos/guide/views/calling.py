# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""In danger: whom to call, by day and by night, without a search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide.emergency import all_standbys, numbers, standby_for
from lueckenlos.guide.page import context_of, guide_page, place_of
from lueckenlos.guide.places import places_of


@guide_page
def emergency(request: HttpRequest, region: Region) -> HttpResponse:
    places, now = places_of(region), timezone.localtime()
    place, street = place_of(request, places), request.GET.get("strasse", "")[:100]
    typed = request.GET.get("ort", "")[:100]
    responsible = standby_for(region, place, now, street) if place else None
    context = context_of(request, region, places=places, place=place) | {
        "numbers": numbers(),
        "responsible": responsible,
        "street": street,
        "unknown_place": typed if typed and place is None else "",
        "offices": all_standbys(region, now),
    }
    return render(request, "guide/emergency.html", context)
