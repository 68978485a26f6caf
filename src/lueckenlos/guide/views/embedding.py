# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The guide within a town's own pages: a frame without scripts and cookies, and how editors of that page get it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt

from lueckenlos.frame.models import Region
from lueckenlos.guide.emergency import numbers
from lueckenlos.guide.language import guide_languages, say, speak, spoken
from lueckenlos.guide.page import POLICY_OF_GUIDE, context_of, guide_page, place_of
from lueckenlos.guide.places import Place, places_of
from lueckenlos.guide.situations import situations

POLICY_OF_FRAME = POLICY_OF_GUIDE.replace("frame-ancestors 'none'", "frame-ancestors *")
"""Any page may show the frame, and only the frame: nothing in it writes, and nobody is signed in there."""
SANDBOX = "allow-forms allow-popups allow-popups-to-escape-sandbox"
BUTTON = (
    ' style="display:inline-block;padding:0.6em 1.1em;border-radius:0.75em;'
    'background:#1f4e9e;color:#fff;font-weight:600;text-decoration:none"'
)
"""For pages of others; where their policy forbids it, a plain link is left."""
EDITORS_READ = ("de", "en")
HEIGHTS = {"ganz": 660, "kurz": 330}
LINKS = {"verweis": "", "knopf": BUTTON}


@dataclass(frozen=True)
class Snippet:
    """What an editor chose. `kind`: ganz (field and situations), kurz (field), knopf or verweis (a link)."""

    kind: str
    language: str
    place: Place | None

    def address(self, request: HttpRequest, region: Region, page: str) -> str:
        asked = {"ort": self.place.value} if self.place else {}
        if page == "embed" and self.kind == "kurz":
            asked["art"] = "kurz"
        address = request.build_absolute_uri(reverse(f"guide:{page}", args=[region.slug, self.language]))
        return f"{address}?{urlencode(asked)}" if asked else address


@xframe_options_exempt
@guide_page
def embed(request: HttpRequest, region: Region) -> HttpResponse:
    places = places_of(region)
    context = context_of(request, region, places=places, place=place_of(request, places)) | {
        "situations": () if request.GET.get("art") == "kurz" else situations().values(),
        "numbers": numbers()[:2],
    }
    response = render(request, "guide/embed.html", context)
    response.headers["Content-Security-Policy"] = POLICY_OF_FRAME
    return response


@guide_page
def explain(request: HttpRequest, region: Region) -> HttpResponse:
    """For editors, in German and English."""
    if spoken() not in EDITORS_READ:
        code = "de" if spoken().startswith("de") else "en"
        return HttpResponseRedirect(reverse("guide:embedding", args=[region.slug, code]))
    places = places_of(region)
    language, kind = request.GET.get("sprache", ""), request.GET.get("art", "")
    chosen = Snippet(
        kind if kind in HEIGHTS | LINKS else "ganz",
        language if language in guide_languages() else spoken(),
        place_of(request, places),
    )
    context = context_of(request, region, places=places, place=chosen.place) | {
        "chosen": chosen,
        "unknown_place": "" if chosen.place else request.GET.get("ort", "")[:100],
        "snippet": _snippet(request, region, chosen),
        "frame": "" if chosen.kind in LINKS else chosen.address(request, region, "embed"),
        "height": HEIGHTS.get(chosen.kind, 0),
        "sandbox": SANDBOX,
    }
    with override(spoken()):
        response = render(request, "guide/embedding.html", context)
    response.headers["Content-Security-Policy"] = f"{POLICY_OF_GUIDE}; frame-src 'self'"
    return response


def _snippet(request: HttpRequest, region: Region, chosen: Snippet) -> str:
    where = chosen.place.name if chosen.place else places_of(region).whole.name
    own = spoken()
    speak(chosen.language)
    title = say("Help for families in {place}", place=where)
    speak(own)
    if chosen.kind in LINKS:
        address = chosen.address(request, region, "landing")
        return f'<a href="{escape(address)}" lang="{chosen.language}"{LINKS[chosen.kind]}>{escape(title)}</a>'
    address, height = chosen.address(request, region, "embed"), HEIGHTS[chosen.kind]
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}"\n'
        f'  loading="lazy" referrerpolicy="no-referrer" sandbox="{SANDBOX}"></iframe>'
    )
