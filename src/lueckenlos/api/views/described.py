# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page that explains the interface, and the description that data portals read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from lueckenlos.api.answering import open_data
from lueckenlos.api.index import Index, index_of
from lueckenlos.api.licences import licence_of
from lueckenlos.api.modified import last_change_of
from lueckenlos.guide.regions import open_region

TURTLE, LINKED = "text/turtle", "application/ld+json"


@require_safe
@login_not_required
def open_page(request: HttpRequest, region: str) -> HttpResponse:
    found = open_region(region)
    index = index_of(found)
    root = request.build_absolute_uri(reverse("api:about", args=[found.slug]))
    context = {
        "open_region": found,
        "legal_region": found,
        "licence": licence_of(found),
        "changed": last_change_of(found),
        "services": index.catalogue.size,
        "organizations": len(index.organizations),
        "root": root,
        "example": f"{root}services?search=Hebamme&per_page=5",
        "guide": guide_address(found.slug, "de"),
    }
    return render(request, "api/open.html", context)


def guide_address(region: str, language: str) -> str:
    try:
        return reverse("guide:landing", args=[region, language])
    except NoReverseMatch:
        return ""


@open_data(TURTLE)
def turtle(request: HttpRequest, index: Index) -> HttpResponseBase:
    return _described(request, index, "turtle", TURTLE)


@open_data(LINKED, "application/json")
def jsonld(request: HttpRequest, index: Index) -> HttpResponseBase:
    return _described(request, index, "json-ld", LINKED)


def _described(request: HttpRequest, index: Index, form: str, media: str) -> HttpResponse:
    from lueckenlos.api.dcat import OpenData, graph_of  # rdflib takes long to load, and few ask for this

    def address(name: str) -> str:
        return request.build_absolute_uri(reverse(name, args=[index.region.slug]))

    own = index.region.metadata.get("guide")
    data = OpenData(
        name=index.region.name,
        page=address("api:open"),
        interface=address("api:about"),
        document=address("api:openapi"),
        feed=address("api:feed"),
        feed_lines=address("api:feed-lines"),
        package=address("api:package"),
        imprint=address("desk:region-imprint"),
        licence=licence_of(index.region),
        roots=index.roots,
        changed=last_change_of(index.region),
        own=own if isinstance(own, dict) else {},
    )
    graph = graph_of(data)
    content = graph.serialize(None, form, encoding="utf-8", auto_compact=True)
    return HttpResponse(content, content_type=media)
