# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What all open answers have in common: any page may read them, they set no cookies, and errors are JSON."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from lueckenlos.api.errors import error_answer, refusal_for
from lueckenlos.shared.language import use_language

_OPEN = re.compile("/[-a-zA-Z0-9_]+/offen/.")
"""Everything below the page that explains the interface."""
METHODS = "GET, HEAD, OPTIONS"
KEPT = (
    *("Allow", "X-Request-Id", "Content-Security-Policy", "Permissions-Policy", "X-Frame-Options", "Referrer-Policy"),
    *("X-Content-Type-Options", "Cross-Origin-Opener-Policy", "Strict-Transport-Security"),
)
"""What protects a page stays on the answer that takes its place."""


def open_answers(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not _OPEN.match(request.path_info):
            return answer(request)
        response = _preflight() if request.method == "OPTIONS" else answer(request)
        if response.status_code >= 400 and not response.headers.get("Content-Type", "").startswith("application/json"):
            use_language("en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "de")
            response = _with_allow(error_answer(refusal_for(response.status_code)), response)
        _open_to_all(response)
        return response

    return middleware


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response.headers["Allow"] = METHODS
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    del response.headers["Content-Type"]
    return response


def _with_allow(error: HttpResponse, first: HttpResponseBase) -> HttpResponse:
    for name in KEPT:
        if name in first.headers:
            error.headers[name] = first.headers[name]
    return error


def _open_to_all(response: HttpResponseBase) -> None:
    response.cookies.clear()
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.status_code < 400:
        response.headers["Vary"] = "Accept"
