# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The first page, and the way to it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from lueckenlos.frame.models import Region
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.language import preferred
from lueckenlos.guide.life_phases import phases_of
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.regions import open_region
from lueckenlos.guide.results import spoken_languages
from lueckenlos.guide.situations import situations


@login_not_required
def choose_language(request: HttpRequest, region: str) -> HttpResponse:
    """To the guide in the language that the browser asks for."""
    found = open_region(region)
    language = preferred(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(reverse("guide:landing", args=[found.slug, language]))
    response.headers["Vary"] = "Accept-Language"
    return response


@guide_page
def landing(request: HttpRequest, region: Region) -> HttpResponse:
    context = context_of(
        request,
        region,
        situations=situations().values(),
        phases=phases_of(region),
        spoken_languages=spoken_languages(catalogue_of(region)),
    )
    return render(request, "guide/landing.html", context)
