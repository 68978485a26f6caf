# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What every answer carries."""

import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language

from lueckenlos.shared.language import use_language

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
Answer = Callable[[HttpRequest], HttpResponse]


def content_security_policy(answer: Answer) -> Answer:
    """Pages load from this host alone, and run no script that stands in them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
        return response

    return middleware


def reader_language(answer: Answer) -> Answer:
    """Sentences made outside of templates speak the language of the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        use_language((get_language() or "de")[:2])
        return answer(request)

    return middleware


def request_number(answer: Answer) -> Answer:
    """A number for each request, which error pages show and the log repeats; one line in the log for each answer."""
    log = logging.getLogger("lueckenlos.requests")

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META["lueckenlos.number"] = number = uuid.uuid4().hex[:10]
        begin = time.perf_counter()
        response = answer(request)
        response.headers["X-Request-Id"] = number
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "number": number,
                "method": request.method,
                "route": match.view_name if match else None,
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - begin) * 1000),
            },
        )
        return response

    return middleware


class NoNulls:
    """Databases cannot keep the character NUL, and nobody types it: such a request is refused before any page."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        sent = [request.path_info, *_words(request.GET)]
        if request.method == "POST":
            sent += _words(request.POST)
        if any("\0" in text for text in sent):
            raise BadRequest("NUL")


def _words(sent: QueryDict) -> list[str]:
    return [text for name, values in sent.lists() for text in (name, *values)]


def number_of(request: HttpRequest) -> str:
    return str(request.META.get("lueckenlos.number", ""))
