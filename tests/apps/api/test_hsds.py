# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every answer over the whole example county, by the schemas of the standard and by our own description."""

import json
from pathlib import Path

import jsonschema
import pytest

pytestmark = pytest.mark.django_db
PAGE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


def everything(reader, path, **query):
    """All entries of a listing, page by page."""
    found, page = [], 1
    while True:
        answer = reader(path, page=page, per_page=500, **query)
        assert set(answer) == PAGE
        assert answer["size"] == len(answer["contents"])
        assert answer["empty"] == (not answer["contents"])
        assert answer["page_number"] == page
        assert answer["first_page"] == (page == 1)
        found += answer["contents"]
        if answer["last_page"]:
            assert len(found) == answer["total_items"]
            return found
        page += 1


@pytest.mark.parametrize(
    ("path", "query", "schemas"),
    [
        ("/services", {}, ["service_list", "service"]),
        ("/services", {"full": "true"}, ["service", "service_list"]),
        ("/service_at_locations", {}, ["service_at_location_list"]),
        ("/service_at_locations", {"full": "true"}, ["service_at_location", "service"]),
        ("/organizations", {}, ["organization"]),
        ("/organizations", {"full": "true"}, ["organization"]),
    ],
)
def test_listings_are_what_the_standard_says(reader, standard, path, query, schemas):
    found = everything(reader, path, **query)
    assert found
    assert len({entry["id"] for entry in found}) == len(found)
    for schema in schemas:
        assert [wrong for entry in found for wrong in standard(schema, entry)] == []


@pytest.mark.parametrize(
    ("path", "schemas"),
    [
        ("/services", ["service"]),
        ("/service_at_locations", ["service_at_location", "service"]),
        ("/organizations", ["organization"]),
    ],
)
def test_single_entries_are_what_the_standard_says(reader, standard, path, schemas):
    listed = everything(reader, path)
    for entry in listed[:: max(1, len(listed) // 60)]:
        answer = reader(f"{path}/{entry['id']}")
        assert answer["id"] == entry["id"]
        for schema in schemas:
            assert standard(schema, answer) == []


def test_organizations_can_bring_their_services_whole(reader, standard):
    listed = everything(reader, "/organizations")
    answer = reader(f"/organizations/{listed[0]['id']}", full_service="true")
    assert answer["services"]
    assert all("organization" in service for service in answer["services"])
    assert standard("organization", answer) == []


def test_taxonomies_and_their_terms(reader):
    taxonomies = everything(reader, "/taxonomies")
    terms = everything(reader, "/taxonomy_terms")
    assert {term["taxonomy_id"] for term in terms} <= {taxonomy["id"] for taxonomy in taxonomies}
    for taxonomy in taxonomies:
        whole = reader(f"/taxonomies/{taxonomy['id']}")
        inside = everything(reader, "/taxonomy_terms", taxonomy_id=taxonomy["id"])
        assert whole["taxonomy_terms"] == inside
    assert reader(f"/taxonomy_terms/{terms[0]['id']}") == terms[0]


def test_every_answer_is_what_our_description_says(reader):
    document = reader("/openapi.json")
    text = str(document)
    assert "http://dcat" not in text
    assert "raw.githubusercontent" not in text
    listed = {path: reader(path) for path in document["paths"] if "{" not in path}
    for path, described in document["paths"].items():
        schema = described["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        kind = jsonschema.Draft202012Validator
        check = kind({**schema, "components": document["components"]}, format_checker=kind.FORMAT_CHECKER)
        if "{" in path:
            listing = path.removesuffix("/{id}")
            answers = [reader(f"{listing}/{entry['id']}") for entry in listed[listing]["contents"][:20]]
        else:
            answers = [listed[path]]
        assert [error.message for answer in answers for error in check.iter_errors(answer)] == [], path


def test_the_document_has_all_paths_and_parameters_of_the_standard(reader):
    path = Path(__file__).parents[4] / "shared/standards/oruk/openapi.json"
    if not path.is_file():
        pytest.skip(f"The standard's interface is not there: {path}")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours = reader("/openapi.json")

    def names(described):
        return {entry["$ref"].rpartition("/")[2] for entry in described["get"].get("parameters", ())}

    for path, described in theirs["paths"].items():
        assert names(described) <= names(ours["paths"][path]), path
    assert set(theirs["components"]["parameters"]) == set(ours["components"]["parameters"])


def test_identifiers_stay_when_everything_is_loaded_again(reader, open_county, county_package):
    from lueckenlos.frame.actions import load_region

    before = [entry["id"] for entry in everything(reader, "/services")]
    load_region(slug="kreis-unna", package=county_package)
    open_county.refresh_from_db()
    open_county.metadata = {**open_county.metadata, "guide": {"open": True}}
    open_county.save()
    assert [entry["id"] for entry in everything(reader, "/services")] == before


def test_pages_after_the_last_are_empty(reader):
    answer = reader("/services", page=1_000_000)
    assert answer["empty"]
    assert answer["contents"] == []
    assert answer["last_page"]
    assert not answer["first_page"]
