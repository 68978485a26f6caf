# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be printed: the brochure of a place, a leaflet for one service, the list that a device keeps."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.frame.models import Region
from lueckenlos.guide.brochure import Choice, brochure_of, leaflet_of, list_of, read_choice
from lueckenlos.guide.brochure.forecast import choices_of, forecast_of
from lueckenlos.guide.brochure.kept import Failed, NotYet, kept, key_of, set_and_keep, set_at_once
from lueckenlos.guide.language import spoken
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.public import day_of, public_keys, public_service
from lueckenlos.guide.views.service import MOST_SAVED
from lueckenlos.reports.pdf import fingerprint

ASK_AGAIN_SECONDS = 4
Collect = Callable[[], dict[str, Any]]


@require_safe
@guide_page
def choose_brochure(request: HttpRequest, region: Region) -> HttpResponse:
    choice = read_choice(request.GET, region)
    return _choice_page(request, region, choice, status=404 if choice.unknown else 200)


@require_safe
@guide_page
def brochure(request: HttpRequest, region: Region) -> HttpResponse:
    choice = read_choice(request.GET, region)
    if choice.unknown:
        return _choice_page(request, region, choice, status=404)
    home = request.build_absolute_uri(reverse("guide:landing", args=[region.slug, spoken()]))
    key = key_of(region.pk, region.state, day_of(region), spoken(), choice.query, home, fingerprint())
    name = f"hilfe-{choice.place.area or region.slug}-{spoken()}.pdf"

    def make() -> bytes:
        found = kept(key)
        return found or set_and_keep(
            key,
            "brochure",
            lambda: brochure_of(region, choice, timezone.localtime(), _address_of(request, region), home),
        )

    return _pdf(request, region, make, name)


@require_safe
@guide_page
def leaflet(request: HttpRequest, region: Region, code: str) -> HttpResponse:
    key, address_of = public_service(region, code).pk, _address_of(request, region)
    return _pdf(
        request,
        region,
        lambda: set_at_once("leaflet", lambda: leaflet_of(region, key, timezone.localtime(), address_of)),
        f"blatt-{spoken()}.pdf",
    )


@require_safe
@guide_page
def saved_list(request: HttpRequest, region: Region) -> HttpResponse:
    keys, address_of = public_keys(region, request.GET.getlist("a")[:MOST_SAVED]), _address_of(request, region)
    if not keys:
        return HttpResponseRedirect(reverse("guide:saved", args=[region.slug, spoken()]))
    return _pdf(
        request,
        region,
        lambda: set_at_once("list", lambda: list_of(region, keys, timezone.localtime(), address_of)),
        f"merkliste-{spoken()}.pdf",
    )


def _address_of(request: HttpRequest, region: Region) -> Callable[[str], str]:
    home = request.build_absolute_uri(reverse("guide:landing", args=[region.slug, spoken()]))
    pattern = request.build_absolute_uri(reverse("guide:service", args=[region.slug, spoken(), "CODE"]))
    before, _code, behind = pattern.rpartition("CODE")
    return lambda code: f"{before}{code}{behind}" if code else home


def _pdf(request: HttpRequest, region: Region, make: Callable[[], bytes], name: str) -> HttpResponse:
    """The document; while it is being set, a page that asks again by itself."""
    response = HttpResponse(content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    if request.method == "HEAD":
        return response
    try:
        response.content = make()
    except NotYet:
        waiting = render(request, "guide/brochure_waiting.html", context_of(request, region), status=503)
        waiting.headers["Retry-After"] = waiting.headers["Refresh"] = str(ASK_AGAIN_SECONDS)
        return waiting
    except Failed:
        return render(request, "guide/brochure_failed.html", context_of(request, region), status=503)
    return response


def _choice_page(request: HttpRequest, region: Region, choice: Choice, status: int) -> HttpResponse:
    forecast = forecast_of(region, choice, timezone.localtime())
    context = context_of(request, region, choice=choice, forecast=forecast, **choices_of(region, choice))
    return render(request, "guide/brochure.html", context, status=status)
