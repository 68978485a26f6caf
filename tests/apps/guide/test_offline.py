# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What makes a device keep the guide; in the browser: tests/browser/test_guide_device.py."""

import json

import pytest

from apps.guide.conftest import HOME
from lueckenlos.guide.language import guide_languages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", list(guide_languages()))
def test_described_as_an_app_in_every_language(visitor, code):
    home = HOME.replace("/de/", f"/{code}/")
    answer = visitor.get(f"{home}manifest.json")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    described = answer.json()
    assert (described["lang"], described["start_url"], described["scope"]) == (code, home, "/kreis-unna/hilfe/")
    assert f'<link rel="manifest" href="{home}manifest.json">' in visitor.get(home).content.decode()
    for shortcut in described["shortcuts"]:
        assert visitor.get(shortcut["url"]).status_code == 200


def test_the_worker_sees_the_guide_of_its_region_only(visitor):
    answer = visitor.get("/kreis-unna/hilfe/dienst.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/kreis-unna/hilfe/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    first = answer.content.decode().partition(";\n")[0].removeprefix("const guide = ")
    settled = json.loads(first)
    assert settled["scope"] == "/kreis-unna/hilfe/"
    assert all(path.startswith(settled["folder"]) for path in settled["files"])


def test_its_version_changes_with_what_it_keeps(visitor, monkeypatch):
    from lueckenlos.guide.views import offline

    before = visitor.get("/kreis-unna/hilfe/dienst.js").content
    monkeypatch.setattr(offline, "FILES", offline.FILES[1:])
    assert visitor.get("/kreis-unna/hilfe/dienst.js").content.split(b'"version"')[1] != before.split(b'"version"')[1]


def test_no_worker_where_the_guide_is_closed(county):
    from django.test import Client

    county.metadata = {key: value for key, value in county.metadata.items() if key != "guide"}
    county.save()
    assert Client().get("/kreis-unna/hilfe/dienst.js").status_code == 404
