# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What makes a telephone keep the guide: described as an app, a worker that keeps pages, a page without a network."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from lueckenlos.frame.models import Region
from lueckenlos.guide.emergency import numbers
from lueckenlos.guide.language import guide_languages, say, spoken
from lueckenlos.guide.page import POLICY_OF_GUIDE, context_of, guide_page
from lueckenlos.guide.places import places_of
from lueckenlos.guide.regions import open_region
from lueckenlos.guide.sending import sent

ICON_SIZES = (192, 512)
FILES = (
    *("guide/guide.css", "guide/map.css", "guide/saved.js", "guide/page.js", "guide/near.js", "guide/offline.js"),
    *("ui/vendor/fira-sans/fira-sans-400.woff2", "ui/vendor/fira-sans/fira-sans-600.woff2", "ui/icon.svg"),
)
"""What pages of the guide need to look as they do."""


@guide_page
def manifest(request: HttpRequest, region: Region) -> HttpResponse:
    place = places_of(region).whole.name
    scope, language = reverse("guide:choose-language", args=[region.slug]), spoken()
    home = reverse("guide:landing", args=[region.slug, language])
    icons = [{"src": static(f"guide/icon-{n}.png"), "sizes": f"{n}x{n}", "type": "image/png"} for n in ICON_SIZES]
    shortcuts = ((say("Help in danger"), "emergency"), (say("My list"), "saved"))
    about = say("Help for children and families in {region}, from pregnancy to the start of work", region=place)
    described = {
        "id": scope,
        "name": say("Families in {region}", region=place),
        "short_name": place,
        "description": about,
        "lang": language,
        "dir": guide_languages()[language].direction,
        "start_url": home,
        "scope": scope,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#a3123a",
        "icons": [{**icon, "purpose": purpose} for purpose in ("any", "maskable") for icon in icons],
        "shortcuts": [
            {"name": name, "url": reverse(f"guide:{page}", args=[region.slug, language])} for name, page in shortcuts
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@login_not_required
def worker(request: HttpRequest, region: str) -> HttpResponse:
    """The script that browsers ask before the network, for all pages of this region's guide and no others."""
    scope = reverse("guide:choose-language", args=[open_region(region).slug])
    files = [static(name) for name in FILES]
    version = hashlib.sha256("\n".join((_worker(), *files)).encode()).hexdigest()[:12]
    settled = {"scope": scope, "files": files, "version": version, "folder": static("").split("?")[0]}
    response = HttpResponse(f"const guide = {json.dumps(settled)};\n{_worker()}", content_type="text/javascript")
    response.headers["Service-Worker-Allowed"] = scope
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = POLICY_OF_GUIDE
    return sent(request, response)


@guide_page
def offline(request: HttpRequest, region: Region) -> HttpResponse:
    """Kept on the device, and shown where a page is asked for that is not kept."""
    return render(request, "guide/offline.html", context_of(request, region, numbers=numbers()))


@cache
def _worker() -> str:
    return Path(__file__).parent.parent.joinpath("worker.js").read_text(encoding="utf-8")
