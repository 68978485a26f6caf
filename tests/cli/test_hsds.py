# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from lueckenlos.datapackage import read_package

FEED = [
    {"id": "s1", "name": "Krabbelgruppe", "status": "active", "maximum_age": 2},
    {"name": "ohne Kennung", "status": "active"},
]


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(FEED[:1]), encoding="utf-8")
    return path


def test_a_feed_becomes_a_package(run, feed, tmp_path):
    out = tmp_path / "aus.zip"
    result = run("hsds", feed, out, "--date", "2026-01-01")
    assert result.exit_code == 0, result.stderr
    assert "services" in result.stdout
    package, report = read_package(out)
    assert report.errors == ()
    assert package.metadata["name"] == "aus"
    assert str(package.reference_date) == "2026-01-01"
    assert package.tables["services"].values("to_month") == [36]


def test_entries_that_are_left_out_end_with_1_and_the_rest_is_written(run, tmp_path):
    (tmp_path / "feed.json").write_text(json.dumps(FEED), encoding="utf-8")
    result = run("hsds", tmp_path / "feed.json", tmp_path / "aus", "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["tables"] == {"services": 1}
    assert [(error["file"], error["row"], error["column"]) for error in answer["errors"]] == [("feed.json", 2, "/1/id")]
    assert (tmp_path / "aus/services.csv").is_file()
    told = run("hsds", tmp_path / "feed.json", tmp_path / "aus2")
    assert "feed.json, Zeile 2, Spalte /1/id" in told.stderr


def test_no_feed_at_all(run, tmp_path):
    (tmp_path / "feed.json").write_text("[]", encoding="utf-8")
    for name in ("feed.json", "fehlt.json"):
        result = run("hsds", tmp_path / name, tmp_path / "aus")
        assert result.exit_code == 1
        assert name in result.stderr
        assert not (tmp_path / "aus").exists()


def test_nothing_is_replaced_unasked(run, feed, tmp_path):
    assert run("hsds", feed, tmp_path / "aus").exit_code == 0
    refused = run("hsds", feed, tmp_path / "aus")
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert run("hsds", feed, tmp_path / "aus", "--force").exit_code == 0


@pytest.mark.parametrize("name", ["feed.json", "feed.ndjson"])
def test_a_package_becomes_a_feed(run, mini, tmp_path, name):
    out = tmp_path / name
    result = run("hsds", "--export", mini, out, "--json")
    assert result.exit_code == 0, result.stderr
    text = out.read_text(encoding="utf-8")
    entries = json.loads(text)["contents"] if name == "feed.json" else [json.loads(line) for line in text.splitlines()]
    assert json.loads(result.stdout) == {"written": name, "services": len(entries)}
    assert [entry["name"] for entry in entries] == ["Hebammen", "Besuchsdienst", "Kita A", "Kita B"]
    back = run("hsds", out, tmp_path / "zurueck", "--json")
    assert back.exit_code == 0
    assert json.loads(back.stdout)["tables"]["services"] == 4


def test_identifiers_come_from_the_name(run, mini, tmp_path):
    def ids(*words):
        assert run("hsds", "--export", mini, tmp_path / "f.json", "--force", *words).exit_code == 0
        return [entry["id"] for entry in json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["contents"]]

    assert ids() == ids("--name", "mini")
    assert ids() != ids("--name", "andere")


@pytest.mark.parametrize("out", ["feed.txt", "nicht/da/feed.json"])
def test_places_that_cannot_be_written(run, mini, tmp_path, out):
    result = run("hsds", "--export", mini, tmp_path / out)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
