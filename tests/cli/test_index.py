# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos index`: the published classes of Berlin, the agreed shape, and every fault in words."""

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter

BERLIN = Path(__file__).parents[3] / "shared/data/berlin-mss"
EXCLUDED = {"2013": "10010203", "2015": "10010203", "2017": "04020314,10010203"}
DYNAMIC = {"+": 1, "+/-": 2, "-": 3}

RECIPE = """
title_de: Zwei Quoten
title_en: Two rates
valid_from: 2020-01-01
source: erfunden
columns: {area: Gebiet, name: Name, population: Menschen}
minimum_population: 100
exclude: ["09"]
status:
  indicators:
    - {column: Quote, direction: higher_is_worse}
    - {column: Besuch, direction: higher_is_better, weight: 0.5}
  classes:
    - {name_de: gut, name_en: good, up_to: 0}
    - {name_de: schlecht, name_en: bad}
"""
VALUES = (
    "Gebiet;Name;Menschen;Quote;Besuch;Anderes\n"
    "03;Cheim;900;30,5;60;x\n"
    "01;Aheim;400;10,5;90;\n"
    "02;Bdorf;500;20,5;80;y\n"
    "04;Ddorf;99;99;1;\n"
    "05;Estadt;700;;70;\n"
    "09;Ihof;700;50;50;\n"
)


@pytest.fixture
def files(tmp_path):
    def write(values=VALUES, recipe=RECIPE):
        (tmp_path / "werte.csv").write_text(values, encoding="utf-8")
        (tmp_path / "rezept.yaml").write_text(recipe, encoding="utf-8")
        return tmp_path / "werte.csv", "--recipe", tmp_path / "rezept.yaml"

    return write


@pytest.mark.skipif(not BERLIN.is_dir(), reason="the files of Berlin are not part of the project")
@pytest.mark.parametrize("edition", sorted(EXCLUDED))
def test_the_published_classes_of_berlin_come_out_without_one_difference(answer, edition):
    rates = BERLIN / f"mss-{edition}-rates.csv"
    areas = answer("index", rates, "--recipe", "mss-2013", "--exclude", EXCLUDED[edition])["areas"]
    with (BERLIN / f"mss-{edition}-classes.csv").open(encoding="utf-8") as file:
        published = {
            row["id"]: (int(float(row["status_index"])), DYNAMIC[row["dynamik_index"]]) for row in csv.DictReader(file)
        }
    computed = {
        area["code"]: (area["status_class"], area["dynamic_class"]) for area in areas if area["excluded"] is None
    }
    assert len(areas) == 447
    assert computed == published


@pytest.mark.skipif(not BERLIN.is_dir(), reason="the files of Berlin are not part of the project")
def test_the_recipe_of_2019_leaves_out_long_term_unemployment(answer, tmp_path):
    """Three indicators are enough for it, and the same come out where the fourth is gone from the file."""
    given = (BERLIN / "mss-2017-rates.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(given.splitlines()))
    kept = [at for at, name in enumerate(rows[0]) if "long_term" not in name]
    three = tmp_path / "three.csv"
    three.write_text("".join(",".join(f'"{row[at]}"' for at in kept) + "\n" for row in rows), encoding="utf-8")
    options = ("--recipe", "mss-2019", "--exclude", EXCLUDED["2017"])
    found = answer("index", three, *options)
    assert found == answer("index", BERLIN / "mss-2017-rates.csv", *options)
    assert {area["status_class"] for area in found["areas"]} == {None, 1, 2, 3, 4}


def test_json_has_the_agreed_shape(answer, files):
    """Quote 10.5, 20.5, 30.5 has z -1.22, 0, 1.22; Besuch 90, 80, 60 counts half, the other way round."""
    none = {"status_index": None, "status_class": None, "dynamic_index": None, "dynamic_class": None}
    known = {"excluded": None, "dynamic_index": None, "dynamic_class": None}
    assert answer("index", *files()) == {
        "areas": [
            {"code": "01", **known, "status_index": -1.1776, "status_class": 1},
            {"code": "02", **known, "status_index": -0.0894, "status_class": 1},
            {"code": "03", **known, "status_index": 1.267, "status_class": 2},
            {"code": "04", "excluded": "population_below_minimum", **none},
            {"code": "05", "excluded": "value_missing", **none},
            {"code": "09", "excluded": "named", **none},
        ]
    }


def test_excluded_areas_may_be_listed_or_repeated(answer, files):
    rows = VALUES + "06;F;700;44;44;\n07;G;700;45;43;\n"
    listed = answer("index", *files(rows), "--exclude", "02, 03")
    assert listed == answer("index", *files(rows), "--exclude", "02", "--exclude", "03")
    assert [area["code"] for area in listed["areas"] if area["excluded"] == "named"] == ["02", "03", "09"]


def test_the_table_names_classes_and_reasons(run, files):
    shown = run("index", *files()).stdout
    for words in (
        "Zwei Quoten", "3 Gebiete verglichen, 3 ausgelassen", "-1,178", "1 gut", "2 schlecht",
        "ausgelassen: zu wenige Einwohner", "ausgelassen: Wert fehlt (quote)", "ausgelassen: namentlich ausgenommen",
        "Quelle des Rezepts: erfunden",
    ):  # fmt: skip
        assert words in shown, words
    assert "Dynamik" not in shown
    assert "2 bad" in run("index", *files(), lang="en").stdout


def test_sensitivity_is_told_when_asked_for(run, answer, files):
    found = answer("index", *files(), "--sensitivity", "50")["sensitivity"]
    assert (found["percent"], found["areas"], found["dynamic"]) == (50.0, 3, None)
    assert [each["column"] for each in found["status"]["single"]] == ["quote", "besuch"]
    assert "Alle Gewichte zugleich, jedes um bis zu 50 %" in run("index", *files(), "--sensitivity", "50").stdout


def test_a_workbook_of_one_sheet_is_read_too(answer, files, tmp_path):
    from_csv = answer("index", *files())
    for sheets in (1, 2):
        book = xlsxwriter.Workbook(tmp_path / f"{sheets}.xlsx")
        for _number in range(sheets):
            sheet = book.add_worksheet()
            for at, line in enumerate(VALUES.splitlines()):
                for column, cell in enumerate(line.split(";")):
                    number = cell.replace(",", ".")
                    if at and column > 1 and number.replace(".", "").isdigit():
                        sheet.write_number(at, column, float(number))
                    else:
                        sheet.write_string(at, column, cell)
        book.close()
    assert answer("index", tmp_path / "1.xlsx", *files()[1:]) == from_csv


def test_a_workbook_of_several_sheets_is_ambiguous(run, files, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "x.xlsx")
    book.add_worksheet()
    book.add_worksheet()
    book.close()
    result = run("index", tmp_path / "x.xlsx", *files()[1:])
    assert (result.exit_code, "2 Blätter" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("30,5", "viel", ("werte.csv, Zeile 2, Spalte quote, Wert „viel“", "keine Zahl")),
        ("30,5", "1e13", ("Zeile 2, Spalte quote", "1e+12")),
        ("02;", "01;", ("Zeile 4, Spalte gebiet, Wert „01“", "schon in Zeile 3")),
        ("02;", ";", ("Zeile 4, Spalte gebiet", "leer")),
        ("Quote", "Rate", ("Spalte quote", "fehlt")),
        ("Menschen", "Leute", ("Spalte menschen", "fehlt")),
        ("400", "-400", ("Zeile 3, Spalte menschen, Wert „-400“",)),
        ("400", "4.000", ("Zeile 3, Spalte menschen", "mehrdeutig")),
        ("60;x", "60", ("Zeile 2", "5 Zellen")),
        (";Cheim", ';"Cheim', ("Zeile 2",)),
        ("02;Bdorf;500;20,5", "02;Bdorf;500;#DIV/0!", ("Zeile 4, Spalte quote",)),
    ],
)
def test_faults_of_the_values_are_told_with_their_place(run, files, old, new, parts):
    result = run("index", *files(VALUES.replace(old, new, 1)), "--json")
    assert result.exit_code == 1, result.stdout
    assert json.loads(result.stdout)["errors"]
    for part in parts:
        assert part in result.stderr, result.stderr


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ("", "leer"),
        ("Gebiet;Name;Menschen;Quote;Besuch\n", "Vergleichbare Gebiete: 0"),
        ("Gebiet;Name;Menschen;Quote;Besuch\n01;A;500;1;2\n02;B;5;1;2\n", "zu wenige Einwohner: 1"),
        ("Gebiet;Name;Menschen;Quote;Besuch\n01;A;500;7;2\n02;B;500;7;3\n", "Spalte quote"),
    ],
)
def test_values_that_give_no_index(run, files, values, part):
    result = run("index", *files(values))
    assert (result.exit_code, part in result.stderr) == (1, True), result.stderr


def test_indicators_that_cancel_each_other_out(run, files):
    values = "Gebiet;Name;Menschen;Quote;Besuch\n01;A;500;1;2\n02;B;500;2;4\n"
    result = run("index", *files(values, RECIPE.replace("weight: 0.5", "weight: 1")))
    assert (result.exit_code, "heben sich" in result.stderr) == (1, True)


def test_an_unknown_excluded_area_is_an_error_and_one_of_the_recipe_a_remark(run, files):
    result = run("index", *files(), "--exclude", "02,2,zz")
    assert result.exit_code == 1
    assert "02" in result.stderr
    assert "Wert „zz“" in result.stderr
    assert "2 Fehler" in result.stderr
    other_year = run("index", *files(recipe=RECIPE.replace('"09"', '"88"')))
    assert (other_year.exit_code, "lässt 88 weg" in other_year.stderr) == (0, True)


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("higher_is_worse", "up", ("rezept.yaml, Zeile 11, Spalte status.indicators.1.direction, Wert „up“",)),
        ("weight: 0.5", "weight: 0", ("Zeile 12", "über 0")),
        ("weight: 0.5", "weight: viel", ("Zeile 12", "keine Zahl")),
        ("up_to: 0", "up_to: .nan", ("Zeile 14", "keine Zahl")),
        ("up_to: 0}", "up_to: 0, below: 1}", ("Zeile 14", "zwei Grenzen")),
        ("name_en: bad", "name_en: bad, up_to: -1", ("status.classes", "steigen nicht")),
        ("column: Besuch", "column: quote", ("zweimal",)),
        ("area: Gebiet", "area: Quote", ("columns", "zwei Dinge")),
        (", population: Menschen", "", ("Zeile 6", "Mindesteinwohnerzahl")),
        ("minimum_population: 100", "minimum_popolation: 100", ("Zeile 7", "minimum_population")),
        ("source: erfunden", "source: erfunden\nsource: auch", ("Zeile 6", "zweimal")),
        ("2020-01-01", "2020-02-31", ("Zeile 4", "gibt es nicht")),
        ("2020-01-01", "bald", ("Zeile 4", "kein Datum")),
        ("2020-01-01", "2020-01-01\nvalid_until: 2019-01-01", ("Zeile 5", "vor dem ersten")),
        ("source: erfunden", "", ("source",)),
        ("  indicators:", "  indikatoren:", ("indicators",)),
        ('["09"]', "09", ("Zeile 8", "Liste")),
        ("columns: {", "columns: [", ("gültiges YAML",)),
    ],
)
def test_faults_of_the_recipe_are_told_with_line_and_key(run, files, old, new, parts):
    assert old in RECIPE
    result = run("index", *files(recipe=RECIPE.replace(old, new, 1)))
    assert result.exit_code == 1
    for part in parts:
        assert part in result.stderr, result.stderr


@pytest.mark.parametrize(
    "recipe",
    [
        "", "x", "[]", "a: &a [*a]", "!!python/object/apply:os.system [exit]", "[" * 20_000, "\0", "a: 1\n---\nb: 2",
        "status: {indicators: {}, classes: 3}", "columns: x\nstatus: []", "#" * 200_000, "? [a]\n: 1",
    ],
    ids=range(12),
)  # fmt: skip
def test_a_file_that_is_no_recipe(run, files, recipe):
    assert run("index", *files(recipe=recipe)).exit_code == 1


def test_files_that_are_not_there(run, files, tmp_path):
    values, *recipe = files()
    assert run("index", tmp_path / "none.csv", *recipe).exit_code == 1
    assert run("index", tmp_path, *recipe).exit_code == 1
    assert run("index", tmp_path / "none.xlsx", *recipe).exit_code == 1
    assert run("index", values, "--recipe", tmp_path).exit_code == 1


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--recipe"],
        ["--recipe", "mss-1999"],
        ["--recipe", "mss-2013", "--sensitivity", "100"],
        ["--recipe", "mss-2013", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run, files, options):
    assert run("index", files()[0], *options).exit_code == 2
