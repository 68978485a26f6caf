# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos find` answers from files what the guide answers from the database."""

import pytest

from cli.conftest import KREIS_UNNA

JUDGED = "id,language,kind,query,area,age_months,relevant,held_out\n"


@pytest.fixture
def judged(tmp_path):
    def write(*rows):
        path = tmp_path / "judged.csv"
        path.write_text(JUDGED + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return path

    return write


def test_words_find_services(answer):
    found = answer("find", KREIS_UNNA, "Krabelgruppe", "--area", "Selm", "--age", "9")
    assert found["area"] == "05978032"
    assert found["services"][0]["id"] == "s-verbund-krabbelgruppen"
    assert found["corrected"][0]["typed"] == "krabelgruppe"
    assert not found["is_weak"]


def test_the_limit_cuts_the_list_and_not_the_count(answer):
    found = answer("find", KREIS_UNNA, "Beratung", "--limit", "3")
    assert len(found["services"]) == 3 < found["count"]


def test_what_fits_nowhere_is_said(run, answer):
    found = answer("find", KREIS_UNNA, "rabbelgru")
    assert found["is_weak"]
    assert found["count"] == 0
    assert found["services"]
    assert "das kommt am nächsten" in run("find", KREIS_UNNA, "rabbelgru").stdout


def test_nothing_is_no_dead_end(answer):
    found = answer("find", KREIS_UNNA, "qqqqxx", "--area", "Selm", "--age", "9")
    assert found["count"] == 0
    assert "s-selm-familienhebammen" in [service["id"] for service in found["services"]]


def test_an_unknown_area_is_an_error(run):
    result = run("find", KREIS_UNNA, "Hebamme", "--area", "Nirgendwo")
    assert result.exit_code == 1
    assert "Nirgendwo" in result.stderr


@pytest.mark.parametrize("words", [[], ["x", "--judged", "y"], ["x", "--limit", "0"], ["x", "--age", "-20"]])
def test_wrong_usage(run, words):
    assert run("find", KREIS_UNNA, *words).exit_code == 2


def test_judged_queries_are_counted(answer, judged):
    path = judged(
        "a,de,plain,Krabbelgruppe,Selm,9,s-verbund-krabbelgruppen,0",
        "b,de,plain,Krabbelgruppe,,,s-unna-kijub,0",
        "c,de,typo,Krabelgruppe,,,s-verbund-krabbelgruppen,1",
        "d,de,typo,qqqqxx,,,s-verbund-krabbelgruppen,1",
    )
    found = answer("find", KREIS_UNNA, "--judged", path)
    assert found["tuned"]["queries"] == 2
    assert found["tuned"]["success_at_1"] == 0.5
    assert found["tuned"]["without_help"] == 1
    assert found["tuned"]["not_in_first_5"] == ["b"]
    assert found["tuned"]["by_kind"].keys() == {"plain"}
    assert found["held_out"] == {
        "queries": 2, "success_at_1": 0.5, "success_at_5": 0.5, "without_hits": 1, "without_help": 0,
    }  # fmt: skip
    assert found["all"]["queries"] == 4


def test_judged_queries_with_errors_are_told_row_by_row(run, judged):
    path = judged("a,de,plain,,Nirgends,viel,s-nein,0", "b,de,plain,Kita,,,s-kitas-selm,0")
    result = run("find", KREIS_UNNA, "--judged", path)
    assert result.exit_code == 1
    for part in ("Zeile 2", "Spalte query", "Nirgends", "viel", "s-nein", "4 Fehler"):
        assert part in result.stderr


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\xff\xfe"])
def test_a_file_that_is_no_list_of_queries(run, tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="latin-1")
    assert run("find", KREIS_UNNA, "--judged", path).exit_code == 1
    assert run("find", KREIS_UNNA, "--judged", tmp_path / "none.csv").exit_code == 1
