# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One cell and one transition explained, worked out by hand for the county of conftest.py."""

from cli.conftest import KREIS_UNNA


def test_a_cell_with_its_parts_and_what_would_change_it(answer, mini):
    """s1 shares 100 places out over four cells of 60 each: 25. With 100 more it is 50 of 60."""
    assert answer("why", mini, "--area", "b", "--cell", "u/h") == {
        "area": "b",
        "date": "2012-06-01",
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
        "leaves_of_known_need": 1,
        "parts": [{"service": "s1", "places": 100.0, "share": 25.0, "basis": "shared_out"}],
        "responsible": ["o1"],
        "remedies": [
            {
                "intervention": "i4",
                "cost_cents": 500000,
                "status_before": "thin",
                "status_after": "covered",
                "coverage_before": 0.4167,
                "coverage_after": 0.8333,
            }
        ],
    }


def test_a_transition_with_its_handovers_and_what_would_change_it(answer, mini):
    assert answer("why", mini, "--area", "b", "--transition", "v/w") == {
        "area": "b",
        "date": "2012-06-01",
        "from": "v",
        "to": "w",
        "required": True,
        "minimum_binding": "agreed",
        "status": "informal",
        "meets": False,
        "expiring": False,
        "carriers": [],
        "handovers": [
            {"id": "h3", "from_service": "s1", "to_service": "s4", "binding": "informal", "valid_until": None}
        ],
        "responsible": ["o1", "o2"],
        "remedies": [
            {
                "intervention": "i2",
                "cost_cents": 100000,
                "status_before": "informal",
                "status_after": "agreed",
                "meets_before": False,
                "meets_after": True,
                "expiring_before": False,
                "expiring_after": False,
            }
        ],
    }


def test_the_same_in_words(run, mini):
    cell = run("why", mini, "--area", "b", "--cell", "u/h").stdout
    for words in (
        "Bdorf: ◐ zu wenig 41 %",
        "Zuständig: Gesundheitsamt.",
        "Mehr Hebammen",
        "zu wenig 41 % → gedeckt 83 %",
    ):
        assert words in cell, words
    transition = run("why", mini, "--area", "b", "--transition", "v/w").stdout
    for words in ("Erstes Jahr → Kita: nur informell", "Kita B", "Absprache mit Kita B", "nur informell → vereinbart"):
        assert words in transition, words


def test_what_carries_a_transition_is_named(run, mini):
    assert "Durchgehend: Hebammen." in run("why", mini, "--area", "b", "--transition", "u/v").stdout


def test_an_unknown_cell_says_what_is_not_known(run, mini):
    shown = run("why", mini, "--area", "b", "--cell", "w/y").stdout
    assert "Der Bedarf ist in 0 von 1 Gebieten bekannt." in shown
    assert "Plätze nicht bekannt" in shown


def test_the_figures_are_those_of_the_chain(answer):
    chain = answer("chain", KREIS_UNNA, "--area", "05978036", "--horizon", "30", "--level", "universal")
    for cell in chain["cells"][:4]:
        why = answer(
            *("why", KREIS_UNNA, "--area", "05978036", "--horizon", "30", "--level", "universal"),
            *("--cell", f"{cell['phase']}/{cell['field']}"),
        )
        assert cell.items() <= why.items()


def test_a_cell_or_transition_that_is_none_is_an_input_error(run, mini):
    for option, value in (("--cell", "u/x"), ("--transition", "u/w")):
        result = run("why", mini, option, value)
        assert result.exit_code == 1
        assert f"„{value}“" in result.stderr


def test_one_of_both_must_be_asked_for(run, mini):
    assert run("why", mini).exit_code == 2
    assert run("why", mini, "--cell", "u/h", "--transition", "u/v").exit_code == 2
