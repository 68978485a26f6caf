# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
import json


def test_json_has_the_agreed_shape(answer, mini):
    found = answer("chain", mini, "--area", "b")
    assert list(found) == [
        "area",
        "date",
        "leaves",
        "leaves_unbroken",
        "cells",
        "transitions",
        "unbroken",
        "first_break",
        "robustness",
        "weakest_links",
        "breaks_on",
        "duplications",
    ]
    assert (found["area"], found["date"], found["leaves"], found["leaves_unbroken"]) == ("b", "2012-06-01", 1, 0)
    assert found["first_break"] == {"from": "v", "to": "w"}
    assert found["cells"][0] == {
        "phase": "u",
        "field": "h",
        "required": True,
        "minimum_coverage": 0.8,
        "status": "thin",
        "known_leaves": 1,
        "leaves": 1,
        "need": 60.0,
        "supply": 25.0,
        "coverage": 0.4167,
        "services": ["s1"],
    }
    assert found["transitions"] == [
        {"from": "u", "to": "v", "status": "carried", "meets": True, "expiring": False, "handovers": []},
        {"from": "v", "to": "w", "status": "informal", "meets": False, "expiring": False, "handovers": ["h3"]},
    ]


def test_cells_are_complete_by_phase_then_field(answer, mini):
    cells = answer("chain", mini)["cells"]
    assert [(c["phase"], c["field"]) for c in cells] == [(p, f) for p in "uvw" for f in "hy"]


def test_area_defaults_to_the_root_and_the_day_to_the_reference_date(answer, mini):
    found = answer("chain", mini)
    assert (found["area"], found["date"]) == ("k", "2012-06-01")


def test_the_chain_of_the_other_town_hangs_on_one_service_and_breaks(answer, mini):
    found = answer("chain", mini, "--area", "a")
    assert (found["unbroken"], found["robustness"], found["weakest_links"]) == (True, 1, ["s1"])
    assert (found["first_break"], found["breaks_on"]) == (None, "2013-01-01")


def test_date_horizon_target_group_and_level_are_heard(answer, mini):
    assert not answer("chain", mini, "--area", "a", "--date", "2013-01-01")["unbroken"]
    assert not answer("chain", mini, "--area", "a", "--date", "01.01.2013")["unbroken"]
    unsecured = answer("chain", mini, "--area", "a", "--horizon", "365")["cells"][3]
    secured = answer("chain", mini, "--area", "a", "--horizon", "10")["cells"][3]
    assert (unsecured["status"], secured["status"]) == ("unsecured", "covered")
    text = (mini / "services.csv").read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    rows = [row + (",young,selective" if row.startswith("s2") else ",,") for row in rest.splitlines()]
    (mini / "services.csv").write_text("\n".join([header + ",target_groups,level", *rows]), encoding="utf-8")
    assert answer("chain", mini, "--area", "a", "--target-group", "young")["unbroken"]
    assert not answer("chain", mini, "--area", "a", "--target-group", "single")["unbroken"]
    assert not answer("chain", mini, "--area", "a", "--level", "universal")["unbroken"]


def test_the_board_says_in_words_what_the_json_says(run, mini):
    shown = run("chain", mini, "--area", "b")
    assert shown.exit_code == 0
    assert "Bdorf: Die Kette reißt beim Übergang Erstes Jahr – Kita." in shown.stdout
    for words in ("zu wenig 41 %", "fehlt", "unbekannt", "nicht verlangt", "nur informell (verlangt: vereinbart)"):
        assert words in shown.stdout
    assert (
        "Bdorf: the chain breaks at the transition First year – Kindergarten."
        in run("chain", mini, "--area", "b", lang="en").stdout
    )


def test_an_unknown_area_is_an_input_error(run, mini):
    result = run("chain", mini, "--area", "zz", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["errors"][0]["value"] == "zz"
    assert "zz" in result.stderr


def test_several_roots_need_an_area(run, answer, mini):
    (mini / "areas.csv").write_text("code,name\na,Aheim\nb,Bdorf\nk,Kreis\n", encoding="utf-8")
    assert run("chain", mini).exit_code == 1
    assert "--area" in run("chain", mini).stderr
    assert answer("chain", mini, "--area", "a")["leaves"] == 1


def test_all_errors_of_a_broken_package_are_told_at_once(run, mini):
    (mini / "needs.csv").write_text("area,phase,field,places_per_year\na,u,h,-1\nzz,u,h,3\n", encoding="utf-8")
    result = run("chain", mini, "--json")
    assert result.exit_code == 1
    errors = json.loads(result.stdout)["errors"]
    assert [(e["file"], e["row"], e["column"], e["value"]) for e in errors] == [
        ("needs.csv", 2, "places_per_year", "-1"),
        ("needs.csv", 3, "area", "zz"),
    ]
    assert "Zeile 2" in result.stderr
    assert "Zeile 3" in result.stderr


def test_a_missing_grid_is_an_error_and_other_missing_tables_are_not(run, mini):
    (mini / "services.csv").unlink()
    (mini / "handovers.csv").unlink()
    (mini / "interventions.csv").unlink()
    assert run("chain", mini).exit_code == 0
    (mini / "phases.csv").unlink()
    assert run("chain", mini).exit_code == 1


def test_wrong_usage_ends_with_2(run, mini):
    for words in (["--date", "2012-02-30"], ["--date", "soon"], ["--horizon", "-1"], ["--level", "x"], ["--nothing"]):
        assert run("chain", mini, *words).exit_code == 2, words
    assert run("chain").exit_code == 2
    assert run("chains", mini).exit_code == 2


def test_square_brackets_in_names_are_shown_as_they_are(run, mini):
    text = (mini / "areas.csv").read_text(encoding="utf-8").replace("Bdorf", "Bdorf [neu] [/bold]")
    (mini / "areas.csv").write_text(text, encoding="utf-8")
    assert "Bdorf [neu] [/bold]: Die Kette" in run("chain", mini, "--area", "b").stdout
    assert "Bdorf [neu] [/bold]" in run("verdict", mini).stdout


def test_without_a_service_its_cells_and_paths_are_gone(run, answer, mini):
    found = answer("chain", mini, "--area", "a", "--without", "s1", "--without", "s2")
    assert (found["unbroken"], found["first_break"]) == (False, "start")
    assert [cell["services"] for cell in found["cells"]] == [[], [], [], [], ["s3"], ["s3"]]
    shown = run("chain", mini, "--area", "a", "--without", "s2").stdout
    assert "Was wäre, wenn es diese nicht gäbe: Besuchsdienst." in shown


def test_taking_out_an_unknown_service_is_an_input_error(run, mini):
    result = run("chain", mini, "--without", "s9")
    assert result.exit_code == 1
    assert "services, Wert „s9“: Ein Angebot mit dieser Kennung gibt es nicht." in result.stderr
