# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What search engines may read: the pages of open guides, each in all its languages."""

from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lueckenlos.api.index import index_of
from lueckenlos.api.sitemaps import URLS_OF_A_PART, parts_of, sitemap_index, sitemap_lines
from lueckenlos.guide.language import guide_languages
from lueckenlos.guide.regions import open_region, open_regions

SECONDS_KEPT = 3600
_Answer = TypeVar("_Answer", HttpResponse, StreamingHttpResponse)


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    for region in open_regions():
        lines += [f"Allow: /{region.slug}/hilfe/", f"Allow: /{region.slug}/offen/"]
    lines += ["Allow: /static/", "Disallow: /", f"Sitemap: {request.build_absolute_uri(reverse('api:sitemaps'))}"]
    return _kept(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
@login_not_required
def sitemaps(request: HttpRequest) -> HttpResponse:
    found = []
    for region in open_regions():
        parts = parts_of(index_of(region).catalogue.size)
        for language in guide_languages():
            found += [reverse("api:sitemap", args=[region.slug, language, part]) for part in range(1, parts + 1)]
    content = sitemap_index([request.build_absolute_uri(address) for address in found])
    return _kept(HttpResponse(content, content_type="application/xml"))


@require_safe
@login_not_required
def sitemap(request: HttpRequest, region: str, language: str, part: int) -> HttpResponse | StreamingHttpResponse:
    found = open_region(region)
    codes = index_of(found).catalogue.codes
    if language not in guide_languages() or not 1 <= part <= parts_of(len(codes)):
        raise Http404
    own = codes[(part - 1) * URLS_OF_A_PART : part * URLS_OF_A_PART]
    root = request.build_absolute_uri("/").rstrip("/")
    lines = sitemap_lines(root, found.slug, language, own, has_landing=part == 1)
    return _kept(StreamingHttpResponse(lines, content_type="application/xml"))


def _kept(response: _Answer) -> _Answer:
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    return response
