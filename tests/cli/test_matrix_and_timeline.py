# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Handovers from field to field, and what ends when, for the county of conftest.py."""


def test_the_matrix_of_one_phase(answer, mini):
    assert answer("matrix", mini, "--area", "a", "--phase", "v") == {
        "area": "a",
        "date": "2012-06-01",
        "phases": [
            {
                "phase": "v",
                "crossings": [
                    {
                        "from": "h",
                        "to": "y",
                        "status": "agreed",
                        "handovers": ["h1"],
                        "from_services": 1,
                        "to_services": 1,
                        "both_services": 0,
                    },
                    {
                        "from": "y",
                        "to": "h",
                        "status": "none",
                        "handovers": [],
                        "from_services": 1,
                        "to_services": 1,
                        "both_services": 0,
                    },
                ],
            }
        ],
    }


def test_all_phases_unless_told_otherwise(answer, mini):
    phases = answer("matrix", mini, "--area", "a")["phases"]
    assert [phase["phase"] for phase in phases] == ["u", "v", "w"]
    assert [phase["crossings"][0]["status"] for phase in phases] == ["open", "agreed", "none"]
    assert phases[2]["crossings"][0]["both_services"] == 1


def test_the_matrix_in_words(run, mini):
    shown = run("matrix", mini, "--area", "a").stdout
    for words in (
        "Aheim: Überleitungen von Feld zu Feld",
        "── vereinbart",
        "– kein Angebot",
        "(aber ein Angebot für beide)",
    ):
        assert words in shown, words


def test_an_unknown_phase_is_an_input_error(run, mini):
    result = run("matrix", mini, "--phase", "x")
    assert (result.exit_code, "„x“" in result.stderr) == (1, True)


def test_what_ends_and_where_the_chain_breaks_for_it(answer, mini):
    assert answer("timeline", mini) == {
        "area": "k",
        "date": "2012-06-01",
        "endings": [{"date": "2012-12-31", "kind": "funding", "id": "s2"}],
        "areas": [
            {"area": "a", "unbroken": True, "breaks_on": "2013-01-01"},
            {"area": "b", "unbroken": False, "breaks_on": None},
        ],
    }


def test_only_from_the_day_until_the_last(answer, mini):
    assert answer("timeline", mini, "--until", "2012-12-30")["endings"] == []
    assert answer("timeline", mini, "--date", "2013-01-01")["endings"] == []
    assert answer("timeline", mini, "--area", "b")["endings"] == []


def test_the_timeline_in_words(run, mini):
    with (mini / "handovers.csv").open("w", encoding="utf-8") as handovers:
        handovers.write("id,from_service,to_service,binding,valid_until\nh1,s1,s2,agreed,2012-09-30\n")
    shown = run("timeline", mini, "--area", "a").stdout
    for words in ("30.09.2012", "die Überleitung endet", "Hebammen → Besuchsdienst", "die Förderung endet"):
        assert words in shown, words


def test_where_nothing_ends_it_says_so(run, mini):
    assert "Soweit bekannt, endet nichts." in run("timeline", mini, "--area", "b").stdout
