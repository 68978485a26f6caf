# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Open Referral UK 3.0: services, services at locations, organizations, taxonomies and terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from lueckenlos.api import entries
from lueckenlos.api.answering import JSON, LINES, in_german, json_answer, open_data
from lueckenlos.api.errors import not_found
from lueckenlos.api.index import Index
from lueckenlos.api.listing import FILTERS, positions_of
from lueckenlos.api.openapi import document
from lueckenlos.api.pages_of_results import page_of
from lueckenlos.api.parameters import read_parameters
from lueckenlos.datapackage.hsds import Term, write_taxonomies, write_term
from lueckenlos.shared.language import _

PROFILE = "https://docs.openreferraluk.org/"
PAGES = ("page", "per_page")


@open_data()
def about(request: HttpRequest, index: Index) -> HttpResponseBase:
    address = request.build_absolute_uri(reverse("api:openapi", args=[index.region.slug]))
    return json_answer({"version": "3.0", "profile": PROFILE, "openapi_url": address})


@open_data()
def openapi(request: HttpRequest, index: Index) -> HttpResponseBase:
    root = request.build_absolute_uri(reverse("api:about", args=[index.region.slug]))
    return json_answer(document(root.rstrip("/"), index.region.name, index.examples))


@open_data(JSON, LINES)
def services(request: HttpRequest, index: Index) -> HttpResponseBase:
    return _listing(request, index, entries.write_services)


@open_data(JSON, LINES)
def at_locations(request: HttpRequest, index: Index) -> HttpResponseBase:
    return _listing(request, index, entries.write_at_locations, at_locations=True)


def _listing(
    request: HttpRequest, index: Index, write: entries.Write, *, at_locations: bool = False
) -> HttpResponseBase:
    asked = read_parameters(request.GET, FILTERS)
    found = positions_of(index, asked, at_locations=at_locations).tolist()
    is_full = asked.get("full", False)
    if asked.get("minimal"):
        return json_answer(entries.write_minimal(index, found, at_locations))
    if asked.get("format") == "ndjson" or not request.accepts(JSON):
        return StreamingHttpResponse(entries.lines(index, found, write, is_full), content_type=LINES)
    return json_answer(page_of(found, asked, lambda positions: write(index, positions, is_full)))


@open_data()
def service(request: HttpRequest, index: Index, key: str) -> HttpResponseBase:
    return _single(index, index.positions, key, entries.write_services)


@open_data()
def at_location(request: HttpRequest, index: Index, key: str) -> HttpResponseBase:
    return _single(index, index.at_locations, key, entries.write_at_locations)


def _single(index: Index, known: Mapping[str, int], key: str, write: entries.Write) -> HttpResponseBase:
    position = known.get(key.lower())
    found = write(index, [position], True) if position is not None else []
    if not found:
        raise _unknown()
    return json_answer(found[0])


def _unknown() -> Exception:
    return not_found(
        _("There is no entry with this id."), _("Look for it in the listing: what has ended is no longer there.")
    )


@open_data()
def organizations(request: HttpRequest, index: Index) -> HttpResponseBase:
    asked = read_parameters(request.GET, (*PAGES, "search", "full", "full_service"))
    words = asked.get("search", "").casefold().split()
    codes = list(index.organizations)
    if words:
        codes = [code for code in codes if all(word in index.organization_names[code] for word in words)]
    is_full, full_services = asked.get("full", False), asked.get("full_service", False)

    def write(part: Sequence[str]) -> list[dict[str, Any]]:
        return entries.write_organizations(index, part, is_full, full_services=full_services)

    return json_answer(page_of(codes, asked, write))


@open_data()
def organization(request: HttpRequest, index: Index, key: str) -> HttpResponseBase:
    asked = read_parameters(request.GET, ("full_service",))
    code = index.organization_codes.get(key.lower())
    full_services = asked.get("full_service", False)
    found = entries.write_organizations(index, [code] if code else [], True, full_services=full_services)
    if not found:
        raise _unknown()
    return json_answer(found[0])


@open_data()
def taxonomies(request: HttpRequest, index: Index) -> HttpResponseBase:
    asked = read_parameters(request.GET, PAGES)
    return json_answer(page_of(write_taxonomies(index.frame), asked, list))


@open_data()
def taxonomy(request: HttpRequest, index: Index, key: str) -> HttpResponseBase:
    with in_german():
        found = [one for one in write_taxonomies(index.frame, index.terms) if one["id"] == key.lower()]
    if not found:
        raise _unknown()
    return json_answer(found[0])


@open_data()
def terms(request: HttpRequest, index: Index) -> HttpResponseBase:
    asked = read_parameters(request.GET, (*PAGES, "taxonomy_id"))
    found = list(index.terms)
    if "taxonomy_id" in asked:
        wanted = index.taxonomy_ids.get(asked["taxonomy_id"])
        found = [term for term in found if term.taxonomy == wanted]

    def write(part: Sequence[Term]) -> list[dict[str, Any]]:
        with in_german():
            return [write_term(index.frame, term) for term in part]

    return json_answer(page_of(found, asked, write))


@open_data()
def term(request: HttpRequest, index: Index, key: str) -> HttpResponseBase:
    found = index.term_ids.get(key.lower())
    if found is None:
        raise _unknown()
    with in_german():
        return json_answer(write_term(index.frame, found))
