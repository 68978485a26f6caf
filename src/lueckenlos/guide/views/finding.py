# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of hits, as a list and as a map."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from lueckenlos.frame.models import Region
from lueckenlos.guide.counting import count_results
from lueckenlos.guide.map_page import map_of
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.places import places_of
from lueckenlos.guide.results import results_of


@guide_page
def places(request: HttpRequest, region: Region) -> HttpResponse:
    """Name, latitude and longitude of all places: the device finds the nearest by itself."""
    answer = JsonResponse([[one.value, one.lat, one.lon] for one in places_of(region).on_map], safe=False)
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


@guide_page
def search(request: HttpRequest, region: Region) -> HttpResponse:
    results = results_of(request.GET, region)
    if results.asked.text and results.asked.page == 1:
        count_results(request, results)
    context = context_of(request, region, places=results.places, place=results.asked.place, results=results)
    if results.asked.as_map:
        return render(request, "guide/map.html", context | {"map": map_of(region, results)})
    return render(request, "guide/search.html", context)
