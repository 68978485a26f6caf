# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What every page of the guide carries: its language and the others, the place, whom to call in danger."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide.emergency import standby_for
from lueckenlos.guide.language import GuideLanguage, guide_languages, speak
from lueckenlos.guide.places import Place, Places, places_of
from lueckenlos.guide.regions import open_region
from lueckenlos.guide.sending import sent
from lueckenlos.shared.middleware import POLICY

POLICY_OF_GUIDE = POLICY + "; worker-src 'self'"
View = Callable[..., HttpResponse]


def guide_page(view: View) -> View:
    """For everyone, in the language of the address; the view is given the region."""

    @login_not_required
    @wraps(view)
    def public(request: HttpRequest, region: str, language: str, **more: Any) -> HttpResponse:
        found = open_region(region)
        if language not in guide_languages():
            raise Http404
        speak(language)
        response = view(request, found, **more)
        response.headers.setdefault("Content-Language", language)
        response.headers.setdefault("Content-Security-Policy", POLICY_OF_GUIDE)
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=()")
        return sent(request, response)

    return public


def place_of(request: HttpRequest, places: Places) -> Place | None:
    return places.find(request.GET.get("ort", ""))


def context_of(request: HttpRequest, region: Region, **more: Any) -> dict[str, Any]:
    """For templates that extend guide/base.html."""
    match = request.resolver_match
    assert match is not None  # noqa: S101 - views are called through an address
    language: GuideLanguage = guide_languages()[match.kwargs["language"]]
    places = more.pop("places", None) or places_of(region)
    place = more.pop("place", None) or place_of(request, places)
    now = timezone.localtime()
    return {
        "region": region,
        "where": places.whole.name,
        "language": language,
        "languages": [(one, _same_page(request, one)) for one in guide_languages().values()],
        "place": place,
        "places": places,
        "standby": standby_for(region, place, now) if place else None,
        "here": request.get_full_path(),
        **more,
    }


def _same_page(request: HttpRequest, language: GuideLanguage) -> str:
    match = request.resolver_match
    assert match is not None  # noqa: S101 - views are called through an address
    address = reverse(match.view_name, kwargs={**match.kwargs, "language": language.code})
    sent = request.META.get("QUERY_STRING", "")
    return f"{address}?{sent}" if sent and request.method == "GET" else address
