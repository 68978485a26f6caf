# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2


def test_json_has_the_agreed_shape(answer, mini):
    assert answer("plan", mini, "--area", "b", "--budget", "600000") == {
        "budget_cents": 600000,
        "cost_cents": 600000,
        "chosen": ["i2", "i4"],
        "transitions_closed": 1,
        "need_closed": 50.0,
        "optimal": True,
        "curve": [
            {"cost_cents": 0, "transitions_closed": 0, "need_closed": 0.0, "chosen": []},
            {"cost_cents": 100000, "transitions_closed": 1, "need_closed": 0.0, "chosen": ["i2"]},
            {"cost_cents": 600000, "transitions_closed": 1, "need_closed": 50.0, "chosen": ["i2", "i4"]},
        ],
    }


def test_the_day_decides_what_can_be_extended(answer, mini):
    assert "i3" not in answer("plan", mini, "--budget", "2000000")["chosen"]
    assert "i3" in answer("plan", mini, "--budget", "2000000", "--date", "2013-06-01")["chosen"]


def test_the_table_shows_each_step_and_what_stays_open(run, mini):
    shown = run("plan", mini, "--budget", "2000000").stdout
    assert "Kreis, 01.06.2012: 16.000 € im Jahr schließen 1 Übergang" in shown
    assert "+ Absprache mit Kita B" in shown
    assert "Was offen bleibt" in shown
    assert "4 → 1" in shown


def test_a_budget_that_closes_nothing_says_so(run, mini):
    assert "schließt keine der Maßnahmen eine Lücke" in run("plan", mini, "--budget", "0").stdout


def test_a_time_limit_that_is_too_short_is_admitted(run, answer, mini):
    assert answer("plan", mini, "--budget", "2000000", "--time-limit", "0")["optimal"] is False
    assert "kein Plan gefunden" in run("plan", mini, "--budget", "2000000", "--time-limit", "0").stdout


def test_a_budget_is_needed_and_not_negative(run, mini):
    assert run("plan", mini).exit_code == 2
    assert run("plan", mini, "--budget", "-1").exit_code == 2
    assert run("plan", mini, "--budget", "1.5").exit_code == 2
