# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What every open answer goes through: an open region, a readable request, a mark by which it can be kept."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib.metadata import version
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from lueckenlos.api.errors import Refused, error_answer, not_found, refusal_for
from lueckenlos.api.index import Index, index_of
from lueckenlos.api.json_answers import as_json
from lueckenlos.api.middleware import METHODS
from lueckenlos.api.modified import last_change_of
from lueckenlos.datapackage.hsds.vocabulary import LANGUAGE
from lueckenlos.guide.regions import open_region
from lueckenlos.shared.language import _, current_language, use_language

SECONDS_KEPT = 300
JSON = "application/json"
LINES = "application/x-ndjson"
VERSION = version("lueckenlos")
View = Callable[..., HttpResponseBase]


@contextmanager
def in_german() -> Iterator[None]:
    """Entries are written in the language of the data, whatever the reader's is."""
    before = current_language()
    use_language(LANGUAGE)
    try:
        yield
    finally:
        use_language(before)


def open_data(*media: str) -> Callable[[View], View]:
    """For anybody, of regions whose guide is open; the view is given an index. `media`: what it can answer with."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @login_not_required
        @wraps(view)
        def answer(request: HttpRequest, region: str, **more: Any) -> HttpResponseBase:
            try:
                return _answer(view, request, region, media or (JSON,), more)
            except Refused as refused:
                return _allowing(error_answer(refused))

        return answer

    return decorate


def _answer(
    view: View, request: HttpRequest, region: str, media: tuple[str, ...], more: dict[str, Any]
) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        raise refusal_for(405)
    try:
        found = open_region(region)
    except Http404 as error:
        raise not_found(_("There is no open guide of this name."), _("Check the name of the region.")) from error
    if not any(request.accepts(one) for one in media):
        action = _("Ask for {media}, or leave the header Accept out.").format(media=", ".join(media))
        raise Refused(406, _("This answer is not there in the form that was asked for."), action)
    index = index_of(found)
    etag = _mark(request, index)
    kept = get_conditional_response(request, etag=etag)
    if kept is not None:
        response: HttpResponseBase = kept
    else:
        response = view(request, index, **more)
        if request.method == "HEAD" and isinstance(response, StreamingHttpResponse):
            response.streaming_content = ()  # nobody reads it, and making it takes long
    if response.status_code < 400:
        _describe(response, etag, index)
    return response


def _allowing(response: HttpResponse) -> HttpResponse:
    if response.status_code == 405:
        response.headers["Allow"] = METHODS
    return response


def _mark(request: HttpRequest, index: Index) -> str:
    """Weak: the same state, day, program and question give answers of the same meaning."""
    catalogue = index.catalogue
    asked = (request.get_host(), request.get_full_path(), request.headers.get("Accept", ""))
    parts = (VERSION, catalogue.state, str(catalogue.day), index.about, *asked)
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return f'W/"{digest[:32]}"'


def _describe(response: HttpResponseBase, etag: str, index: Index) -> None:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    response.headers.setdefault("Content-Language", LANGUAGE)
    changed = last_change_of(index.region) if response.status_code == 200 else None
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())


def json_answer(content: Any) -> HttpResponse:
    return HttpResponse(as_json(content), content_type=JSON)
