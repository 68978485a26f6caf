# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The example county with an open guide, and the schemas of the standard."""

import json
from pathlib import Path

import pytest
from django.test import Client

STANDARD = Path(__file__).parents[4] / "shared/standards/oruk"
ROOT = "/kreis-unna/offen/hsds/3.0"


@pytest.fixture
def open_county(county):
    county.metadata = {**county.metadata, "guide": {**(county.metadata.get("guide") or {}), "open": True}}
    county.save()
    return county


@pytest.fixture
def reader(open_county):
    """Reads JSON, as a portal does."""
    client = Client()

    def read(path, status=200, **query):
        response = client.get(f"{ROOT}{path}", query)
        assert response.status_code == status, response.content[:500]
        return response.json()

    return read


@pytest.fixture(scope="session")
def standard():
    """What is wrong with an answer by one of the standard's own schemas."""
    jsonschema = pytest.importorskip("jsonschema")
    if not STANDARD.is_dir():
        pytest.skip(f"The schemas of Open Referral UK are not there: {STANDARD}")
    kind = jsonschema.Draft202012Validator
    schemas = {
        path.stem.removeprefix("schema-"): kind(json.loads(path.read_text()), format_checker=kind.FORMAT_CHECKER)
        for path in STANDARD.glob("schema-*.json")
    }

    def wrong(name, answer):
        return [f"{error.json_path}: {error.message[:200]}" for error in schemas[name].iter_errors(answer)]

    return wrong
