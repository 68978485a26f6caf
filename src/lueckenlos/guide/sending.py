# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How pages of the guide travel: compressed, kept for a minute by who asked, sent again only where they changed.

Pages with a token (forms that are posted) are neither kept nor compressed: from the length of a compressed page a
token could be guessed (BREACH). Whether "open now" is true, may be wrong for a minute, and no longer.
"""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, set_response_etag

KEPT_SECONDS = 60
COMPRESSED = ("text/", "application/json", "application/manifest+json")


def sent(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
        response.headers["Cache-Control"] = "no-store"
        return response
    if request.method not in ("GET", "HEAD") or not response.headers.get("Content-Type", "").startswith(COMPRESSED):
        return response
    if response.status_code == 200:
        response.headers.setdefault("Cache-Control", f"max-age={KEPT_SECONDS}")
        set_response_etag(response)
    answer: Any = get_conditional_response(request, etag=response.get("ETag"), response=response)
    return cast(HttpResponse, GZipMiddleware(lambda _: response).process_response(request, answer or response))
