# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2


def test_every_neighbourhood_in_one_line_and_the_worst_explained(run, mini):
    shown = run("verdict", mini).stdout
    assert "Kreis: Die Kette hält in 1 von 2 Gebieten." in shown
    assert "Die meisten Lücken: Bdorf" in shown
    assert "Erstes Jahr → Kita: nur informell; verlangt ist vereinbart." in shown
    assert "Gebraucht werden 60 Plätze im Jahr, da sind 25 (41 %); verlangt sind 80 %." in shown
    assert "Zuständig: Gesundheitsamt." in shown
    assert "Angebote: Hebammen." in shown
    assert "+ Kita bauen" in shown


def test_json_says_the_same(answer, mini):
    found = answer("verdict", mini, "--budget", "100000")
    assert [(a["area"], a["unbroken"], a["breaks_on"]) for a in found["areas"]] == [
        ("a", True, "2013-01-01"),
        ("b", False, None),
    ]
    assert found["most_gaps"] == "b"
    assert found["areas"][1]["gaps_in_transitions"] == [{"from": "v", "to": "w"}]
    assert found["plan"]["chosen"] == ["i2"]


def test_json_counts_the_required_cells(answer, mini):
    """a: 2 thin, 1 covered until its funding ends, 2 covered. b: 2 thin, 2 missing, 1 unknown."""
    counts = [
        (a["cells_required"], a["cells_covered"], a["cells_unknown"], len(a["gaps_in_cells"]))
        for a in answer("verdict", mini)["areas"]
    ]
    assert counts == [(5, 3, 0, 2), (5, 0, 1, 4)]


def test_an_area_can_be_chosen(answer, mini):
    assert [a["area"] for a in answer("verdict", mini, "--area", "a")["areas"]] == ["a"]


def test_without_a_gap_there_is_nothing_to_do(run, mini):
    for table in ("standard_cells", "standard_transitions"):
        (mini / f"{table}.csv").unlink()
    assert "In keinem Gebiet fehlt, was der Standard verlangt." in run("verdict", mini).stdout
