# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The interface's own description: complete, and about nothing but this region."""

from collections.abc import Mapping
from typing import Any

from lueckenlos.api.listing import FILTERS
from lueckenlos.api.openapi_schemas import ID, SCHEMAS, Schema, many, reference
from lueckenlos.api.parameters import PARAMETERS

PAGES = ("page", "per_page")
LINES = "application/x-ndjson"
DESCRIPTION = (
    "Services for families, as Open Referral UK 3.0 (HSDS). Paths, filters and pages are those of the standard; "
    "/organizations is there besides. What is not known is left out. Identifiers stay the same from one day to the "
    "next. Read as often as you like with If-None-Match: an answer that you have is not sent again."
)


def document(root: str, name: str, examples: Mapping[str, str]) -> dict[str, Any]:
    """`root`: address of the interface, without a slash at its end. `examples`: identifiers of entries, by path."""
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Open Referral UK 3.0: {name}", "version": "3.0", "description": DESCRIPTION},
        "servers": [{"url": root}],
        "paths": _with_examples(_paths(), examples),
        "components": {
            "schemas": SCHEMAS,
            "parameters": {
                parameter.name: {
                    "name": parameter.name,
                    "in": "query",
                    "required": False,
                    "description": parameter.description,
                    "schema": dict(parameter.schema),
                }
                for parameter in PARAMETERS.values()
            },
        },
    }


def _paths() -> dict[str, Any]:
    return {
        "/": _get("getAPIMetaInformation", "About this interface.", reference("About")),
        "/services": _get(
            "getPaginatedListOfServices", "Services, by name or the best hits first.",
            _page("ServiceInList", "Service"), FILTERS, has_lines=True,
        ),
        "/services/{id}": _single("getFullyNestedServiceById", "A service with all that belongs to it.", "Service"),
        "/service_at_locations": _get(
            "getPaginatedListOfServiceAtLocation", "Services that have a location, at it.",
            _page("ServiceAtLocationInList", "ServiceAtLocation"), FILTERS, has_lines=True,
        ),
        "/service_at_locations/{id}": _single(
            "getServiceAtLocationWithNestedDataById", "A service at its location.", "ServiceAtLocation"
        ),
        "/organizations": _get(
            "getPaginatedListOfOrganizations", "Organizations that offer one of the services, by name.",
            _page("OrganizationInList", "Organization"), (*PAGES, "search", "full", "full_service"),
        ),
        "/organizations/{id}": _single(
            "getOrganizationById", "An organization with its services.", "Organization", ("full_service",)
        ),
        "/taxonomies": _get(
            "getPaginatedListOfTaxonomies", "Taxonomies.", _page("TaxonomyInList"), PAGES
        ),
        "/taxonomies/{id}": _single("getTaxonomyById", "A taxonomy with its terms.", "Taxonomy"),
        "/taxonomy_terms": _get(
            "getPaginatedListOfTaxonomyTerms", "Terms of all taxonomies, or of one.", _page("TaxonomyTerm"),
            (*PAGES, "taxonomy_id"),
        ),
        "/taxonomy_terms/{id}": _single("getTaxonomyTermById", "A term.", "TaxonomyTerm"),
    }  # fmt: skip


def _with_examples(paths: dict[str, Any], examples: Mapping[str, str]) -> dict[str, Any]:
    for path, example in examples.items():
        paths[f"{path}/{{id}}"]["parameters"][0]["example"] = example
    return paths


def _page(*names: str) -> Schema:
    kinds = [reference(name) for name in names]
    items = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return {
        "allOf": [
            reference("Page"),
            {"type": "object", "properties": {"contents": {"type": "array", "items": items}}},
        ]
    }


def _get(
    operation: str,
    summary: str,
    schema: Schema,
    parameters: tuple[str, ...] = (),
    *,
    has_lines: bool = False,
) -> dict[str, Any]:
    if "minimal" in parameters:
        schema = {"anyOf": [schema, many("Minimal")]}
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if has_lines:
        content[LINES] = {"schema": {"type": "string"}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in parameters],
            "responses": {"200": {"description": summary, "content": content}, **_errors()},
        }
    }


def _single(operation: str, summary: str, name: str, parameters: tuple[str, ...] = ()) -> dict[str, Any]:
    described = _get(operation, summary, reference(name), parameters)
    described["parameters"] = [
        {"name": "id", "in": "path", "required": True, "description": "Identifier of the entry.", "schema": ID}
    ]
    return described


def _errors() -> dict[str, Any]:
    words = {
        "400": "A parameter makes no sense: the answer says which, and what to do.",
        "404": "There is nothing of this identifier, or no such region.",
        "405": "Only reading is possible.",
        "406": "The answer is not there in the form that was asked for.",
    }
    content = {"application/json": {"schema": reference("Error")}}
    answers: dict[str, Any] = {code: {"description": text, "content": content} for code, text in words.items()}
    return answers | {"304": {"description": "What you have is still right."}}
