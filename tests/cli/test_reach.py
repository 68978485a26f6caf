# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos reach` on good files and on broken ones."""

import csv
import json

import pytest

from docs.tracked import ROOT

CHICAGO = ROOT.parent / "shared/data/access-chicago/tracts.csv"
SUPPLY = "id,x_m,y_m,places\nk1,0,0,30\nk2,3000,0,10\n"
DEMAND = "id,x_m,y_m,persons\nb,1000,0,50\na,0,0,100\nc,9000,0,5\n"


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def files(file):
    return ["--supply", file("supply.csv", SUPPLY), "--demand", file("demand.csv", DEMAND)]


@pytest.fixture
def faults(run):
    """What is reported of broken input: file, row, column, value."""

    def run_broken(*words):
        result = run("reach", *words, "--json")
        assert result.exit_code == 1
        errors = json.loads(result.stdout)["errors"]
        assert all(error["problem"] and error["action"] for error in errors)
        return [(error["file"], error["row"], error["column"], error["value"]) for error in errors]

    return run_broken


def values(found):
    return {area["id"]: area["places_per_person"] for area in found["areas"]}


def test_the_shape_is_the_one_promised(answer, files):
    assert answer("reach", *files, "--max-km", "2") == {
        "areas": [
            {"id": "a", "places_per_person": 0.2},
            {"id": "b", "places_per_person": 0.4},
            {"id": "c", "places_per_person": 0.0},
        ],
        "supply_reached": 40.0,
    }


@pytest.mark.parametrize(
    ("decay", "a", "b"),
    [
        ("linear", 30 / 125, 30 / 125 * 0.5),
        ("zones:0.5=1,2=0.5", 30 / 125, 30 / 125 * 0.5 + 10 / 50),
        ("gaussian:1e6", 30 / 150, 30 / 150 + 10 / 50),
    ],
)
def test_what_is_further_away_counts_less(answer, files, decay, a, b):
    """Linear: the second service lies at the limit, where nothing is left of it."""
    found = values(answer("reach", *files, "--max-km", "2", "--decay", decay))
    assert [found["a"], found["b"]] == pytest.approx([a, b])


@pytest.mark.parametrize("decay", ["none", "linear", "gaussian"])
def test_a_limit_beyond_the_earth_reaches_all(answer, files, decay):
    for limit in ("1e300", "1.7e308"):
        found = values(answer("reach", *files, "--max-km", limit, "--decay", decay))
        assert list(found.values()) == pytest.approx([40 / 155] * 3)


def test_in_degrees(answer, file):
    supply = file("supply.csv", "id,lat,lon,places\nk,51.6,7.5,9\n")
    demand = file("demand.csv", "id,lat,lon,persons\nnear,51.61,7.5,90\nfar,51.62,7.5,90\n")
    found = answer("reach", "--supply", supply, "--demand", demand, "--max-km", "1.2")
    assert values(found) == {"near": 0.1, "far": 0.0}


def test_a_matrix_decides_instead_of_straight_lines(answer, file):
    supply, demand = file("supply.csv", "id,places\nk,9\n"), file("demand.csv", "id,persons\na,90\nb,10\n")
    matrix = file("matrix.csv", "demand,supply,minutes\na,k,14.5\nb,k,16\n")
    words = ["reach", "--supply", supply, "--demand", demand, "--matrix", matrix]
    assert values(answer(*words, "--max-minutes", "15")) == {"a": 0.1, "b": 0.0}
    assert values(answer(*words, "--max-minutes", "16")) == {"a": 0.09, "b": 0.09}


def test_the_table_can_be_read(run, files):
    shown = run("reach", *files, "--max-km", "2").stdout
    assert "40 von 40 bekannten Plätzen sind für jemanden erreichbar." in shown
    assert "Personen mit einem Angebot im Umkreis von 2 km: 96 % von 155." in shown
    assert "6 km" in shown


def test_unknown_is_null_and_told_apart(run, file):
    supply = file("supply.csv", "id,x_m,y_m,places\nk1,0,0,\nk2,9000,0,0\nk3,20000,0,4\n")
    demand = file("demand.csv", "id,x_m,y_m,persons\na,0,0,10\nb,9000,0,\nc,20000,0,0\n")
    result = run("reach", "--supply", supply, "--demand", demand, "--max-km", "2", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert values(found) == {"a": None, "b": 0.0, "c": None}
    assert found["supply_reached"] == 0
    for told in ("nicht in der Summe: k1.", "Personen nicht bekannt: b.", "1 Gebiet hängt", "wohnt niemand"):
        assert told in result.stderr
    shown = run("reach", "--supply", supply, "--demand", demand, "--max-km", "2").stdout
    assert "Niemand wohnt in der Nähe von: k3." in shown
    assert "9 km" in shown  # k2 has no places, and is not the nearest of b


def test_all_faults_are_reported_with_their_place(faults, file):
    supply = file("supply.csv", "id,x_m,y_m,places\nk1,zwei,0,30\nk1,0,0,-1\n,0,0,1\n")
    demand = file("demand.csv", "id,x_m,y_m,persons\na,,0,1\nb,0,0,viele\nc,0\n")
    assert faults("--supply", supply, "--demand", demand, "--max-km", "2") == [
        ("supply.csv", 2, "x_m", "zwei"),
        ("supply.csv", 3, "places", "-1"),
        ("supply.csv", 3, "id", "k1"),
        ("supply.csv", 4, "id", ""),
        ("demand.csv", 2, "x_m", ""),
        ("demand.csv", 3, "persons", "viele"),
        ("demand.csv", 4, None, "c"),
    ]


def test_missing_columns_and_files(faults, file, tmp_path):
    good = file("supply.csv", SUPPLY)
    assert faults("--supply", good, "--demand", tmp_path / "none.csv", "--max-km", "2") == [
        ("none.csv", None, None, None)
    ]
    bare = file("demand.csv", "id,x_m,einwohner\na,0,1\n")
    assert faults("--supply", good, "--demand", bare, "--max-km", "2") == [("demand.csv", 1, "persons", None)]
    nowhere = file("nowhere.csv", "id,persons\na,1\n")
    assert faults("--supply", good, "--demand", nowhere, "--max-km", "2") == [("nowhere.csv", 1, None, None)]
    degrees = file("degrees.csv", "id,lat,lon,persons\na,51,7,1\n")
    assert faults("--supply", good, "--demand", degrees, "--max-km", "2") == [("degrees.csv", 1, None, None)]
    assert faults("--supply", tmp_path, "--demand", file("empty.csv", ""), "--max-km", "2") == [
        (tmp_path.name, None, None, None),
        ("empty.csv", None, None, None),
    ]


def test_faults_of_a_matrix(faults, files, file):
    matrix = file("matrix.csv", "demand,supply,km\na,k1,1\na,k1,2\nz,k1,1\nb,k9,\n")
    assert faults(*files, "--max-km", "2", "--matrix", matrix) == [
        ("matrix.csv", 3, "demand, supply", "a, k1"),
        ("matrix.csv", 4, "demand", "z"),
        ("matrix.csv", 5, "km", ""),
        ("matrix.csv", 5, "supply", "k9"),
    ]
    assert faults(*files, "--max-minutes", "2", "--matrix", matrix)[0] == ("matrix.csv", 1, "minutes", None)


def test_tables_without_rows(answer, file):
    supply, demand = file("supply.csv", "id,lat,lon,places\n"), file("demand.csv", "id,lat,lon,persons\na,51,7,1\n")
    found = answer("reach", "--supply", supply, "--demand", demand, "--max-km", "2")
    assert found == {"areas": [{"id": "a", "places_per_person": 0.0}], "supply_reached": 0.0}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--max-km", "0"],
        ["--max-km", "nan"],
        ["--max-km", "weit"],
        ["--max-minutes", "15"],
        ["--max-km", "2", "--max-minutes", "15"],
        *(
            ["--max-km", "2", "--decay", decay]
            for decay in (
                *("steil", "none:1", "linear:2", "gaussian:0", "gaussian:x", "gaussian:1e-9", "zones", "zones:"),
                *("zones:1=2", "zones:2=1,1=0.5", "zones:1=0.5=1", "zones:1=nan", "zones:0=1"),
            )
        ),
    ],
)
def test_wrong_usage(run, files, words):
    assert run("reach", *files, *words).exit_code == 2


@pytest.mark.skipif(not CHICAGO.exists(), reason="the example of PySAL access is not here")
def test_all_doctors_of_chicago_are_reached(answer, file):
    """That the numbers are those of PySAL access is shown in tests/core/reach; here, that none is lost on the way."""
    with CHICAGO.open(encoding="utf-8") as text:
        tracts = list(csv.DictReader(text))
    rows = [f"{tract['geoid']},{tract['x_m']},{tract['y_m']},{{}}\n" for tract in tracts]
    written = []
    for column, kept in (("doctors", "places"), ("population", "persons")):
        lines = "".join(row.format(tract[column]) for row, tract in zip(rows, tracts))
        written.append(file(f"{kept}.csv", f"id,x_m,y_m,{kept}\n{lines}"))
    found = answer("reach", "--supply", written[0], "--demand", written[1], "--max-km", "2")
    assert found["supply_reached"] == 7254.0
    by_id = values(found)
    given_out = sum(by_id[tract["geoid"]] * float(tract["population"]) for tract in tracts)
    assert given_out == pytest.approx(7254, abs=1e-9)
    with (ROOT / "tests/core/reach/chicago_pysal.csv").open(encoding="utf-8") as text:
        assert all(abs(by_id[row["geoid"]] - float(row["plain_2km"])) < 1e-12 for row in csv.DictReader(text))
