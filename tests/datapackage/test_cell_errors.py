# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong in a single cell is named with file, row, column and value."""

from datetime import date

import pytest

from datapackage.small_package import GOOD, FindError, Read

S1 = "2,0,2010-01-01,,2013-12-31,voluntary,2012-03-01"


@pytest.mark.parametrize(
    ("old", "new", "column", "value", "said"),
    [
        ("2012-03-01", "2012-06-31", "verified_on", "2012-06-31", "month 6 of 2012 has 30 days"),
        ("2012-03-01", "31.06.2012", "verified_on", "31.06.2012", "month 6 of 2012 has 30 days"),
        ("2012-03-01", "2011-02-29", "verified_on", "2011-02-29", "28 days"),
        ("2012-03-01", "2012-13-01", "verified_on", "2012-13-01", "does not exist"),
        ("2012-03-01", "0000-01-01", "verified_on", "0000-01-01", "does not exist"),
        ("2012-03-01", "01.03.12", "verified_on", "01.03.12", "not a date"),
        ("2012-03-01", "im Sommer", "verified_on", "im Sommer", "not a date"),
        ("2012-03-01", "20120301", "verified_on", "20120301", "not a date"),
        (",120,", ",-1,", "places_per_year", "-1", "below 0"),
        (",120,", ",viele,", "places_per_year", "viele", "not a number"),
        (",120,", ",nan,", "places_per_year", "nan", "not a number"),
        (",120,", ",inf,", "places_per_year", "inf", "not a number"),
        (",120,", ",1e999,", "places_per_year", "1e999", "too large"),
        (",120,", ",12 Plätze,", "places_per_year", "12 Plätze", "not a number"),
        (",120,", ',"1.234,50",', "places_per_year", "1.234,50", "not a number"),
        (",120,", ',"1,234",', "places_per_year", "1,234", "1234, or as 1 and 234"),
        (",120,", ",#REF!,", "places_per_year", "#REF!", "shows an error"),
        (",120,", ",#NV,", "places_per_year", "#NV", "shows an error"),
        (S1, S1.replace("2,0,", "2,0.5,"), "cost_cents", "0.5", "decimals"),
        (S1, S1.replace("2,0,", "2,1.234,"), "cost_cents", "1.234", "1234, or as 1 and 234"),
        (S1, S1.replace("2,0,", "2,-5,"), "cost_cents", "-5", "below 0"),
        (S1, S1.replace("2,0,", f"2,{10**16},"), "cost_cents", str(10**16), "above"),
        (S1, S1.replace("2,0,", f"2,{'9' * 5000},"), "cost_cents", "9" * 199 + "…", "too large"),
        (",health,-9,", ",health,-10,", "from_month", "-10", "below -9"),
        (",health,-9,", ",health,abc,", "from_month", "abc", "not a number"),
        ("universal", "Universal", "level", "Universal", "not allowed"),
        ("universal", "#BEZUG!", "level", "#BEZUG!", "shows an error"),
        ("outreach", "push", "mode", "push", "not allowed"),
        ("voluntary", "freiwillig", "obligation", "freiwillig", "not allowed"),
        ("Lotsendienst", "Lot\0se", "name", "Lot␀se", "cannot be read"),
    ],
)
def test_a_bad_cell_of_a_service_is_named(
    only_error: FindError, old: str, new: str, column: str, value: str, said: str
) -> None:
    error = only_error("services.csv", old, new)

    assert (error.file, error.row, error.column, error.value) == ("services.csv", 2, column, value)
    assert said in error.problem


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "value"),
    [
        ("areas.csv", "county", "district", 2, "level", "district"),
        ("areas.csv", "51.5,7.7", "91,7.7", 2, "lat", "91"),
        ("areas.csv", "51.5,7.7", "51.5,-180.5", 2, "lon", "-180.5"),
        ("areas.csv", "393618", "393.618", 2, "population", "393.618"),
        ("phases.csv", "36,72", "36,1201", 4, "to_month", "1201"),
        ("handovers.csv", "agreed", "vereinbart", 3, "binding", "vereinbart"),
        ("handovers.csv", "14", "-14", 2, "within_days", "-14"),
        ("standard_cells.csv", ",1,0.8", ",2,0.8", 2, "required", "2"),
        ("standard_cells.csv", ",1,0.8", ",ja,0.8", 2, "required", "ja"),
        ("standard_cells.csv", ",1,0.8", ",1,80", 2, "minimum_coverage", "80"),
        ("standard_transitions.csv", "agreed", "fest", 3, "minimum_binding", "fest"),
        ("memberships.csv", "guest", "Gast", 3, "voice", "Gast"),
        ("interventions.csv", "2500000", "25000.5", 2, "cost_cents_per_year", "25000.5"),
        ("needs.csv", "estimate", "guess", 2, "source_kind", "guess"),
        ("networks.csv", "4,2.5", "-4,2.5", 2, "meetings_per_year", "-4"),
    ],
)
def test_a_bad_cell_of_any_table_is_named(
    only_error: FindError, file: str, old: str, new: str, row: int, column: str, value: str
) -> None:
    error = only_error(file, old, new)

    assert (error.file, error.row, error.column, error.value) == (file, row, column, value)


def test_the_allowed_values_are_listed(only_error: FindError) -> None:
    error = only_error("services.csv", "universal", "alle")

    assert "universal, selective, indicated" in error.action


def test_an_unknown_kind_of_intervention_is_one_error_not_two(only_error: FindError) -> None:
    error = only_error("interventions.csv", "more_places", "mehr")

    assert (error.row, error.column, error.value) == (3, "kind", "mehr")


def test_an_ambiguous_number_in_a_german_file_names_both_readings(read: Read) -> None:
    _package, report = read({"needs.csv": "area;phase;field;places_per_year\n05978036;u3;health;1.234\n"})

    (error,) = report.errors
    assert (error.row, error.column, error.value) == (2, "places_per_year", "1.234")
    assert "1234 or 1,2340" in error.action


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "said"),
    [
        ("services.csv", ",120,", ",1.200,", "places_per_year", "Enter 1200 or 1.2,"),
        ("services.csv", ",120,", ",1.234,", "places_per_year", "Enter 1234 or 1.2340,"),
        ("services.csv", ",120,", ',"12,000",', "places_per_year", "Enter 12000 or 12,"),
        ("services.csv", "120,,2,0", "120,,1.500,0", "waiting_weeks", "Enter 1500 or 1.5,"),
        ("networks.csv", "4,2.5", "4.000,2.5", "meetings_per_year", "Enter 4000 or 4,"),
        ("networks.csv", "4,2.5", "4,2.125", "hours_per_meeting", "Enter 2125 or 2.1250,"),
        ("needs.csv", "health,90", "health,1.200", "places_per_year", "Enter 1200 or 1.2,"),
        ("interventions.csv", "s2,20", "s2,1.200", "places_per_year", "Enter 1200 or 1.2,"),
    ],
)
def test_three_digits_after_a_sign_are_not_guessed_at(
    only_error: FindError, file: str, old: str, new: str, column: str, said: str
) -> None:
    error = only_error(file, old, new)

    assert error.column == column
    assert "two ways" in error.problem
    assert said in error.action


@pytest.mark.parametrize(("old", "number"), [(",120,", "0.125"), (",120,", "1234.567"), (",120,", "1.2340")])
def test_other_numbers_with_decimals_are_no_riddle(spoil: Read, old: str, number: str) -> None:
    package, report = spoil("services.csv", old, f",{number},")

    assert report.errors == report.notices == ()
    assert package.tables["services"].columns["places_per_year"][0] == float(number)


def test_the_number_that_excel_keeps_for_a_date_is_explained(only_error: FindError) -> None:
    error = only_error("services.csv", "2012-03-01", "41061")

    assert "in Excel 41061 stands for 2012-06-01" in error.problem
    assert "enter 2012-06-01" in error.action


@pytest.mark.parametrize("value", ["19999", "60001", "1.6.12", "041061"])
def test_other_numbers_are_no_dates_and_the_form_is_shown(only_error: FindError, value: str) -> None:
    error = only_error("services.csv", "2012-03-01", value)

    assert error.problem == "This is not a date."
    assert "YYYY-MM-DD" in error.action


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        ("areas.csv", "05978004,Bönen", ",Bönen", 4, "code"),
        ("agreements.csv", "a1,Vertrag", '" ",Vertrag', 2, "id"),
        ("memberships.csv", "n1,o1,,guest", ",o1,,guest", 3, "network"),
        ("handovers.csv", "h2,s2,s3", "h2,,s3", 3, "from_service"),
        ("handovers.csv", "h2,s2,s3", "h2,s2,", 3, "to_service"),
        ("interventions.csv", "extend_funding", "", 4, "kind"),
        ("needs.csv", "05978004,u3,health", "05978004,,health", 3, "phase"),
    ],
)
def test_a_key_cell_must_not_be_empty(spoil: Read, file: str, old: str, new: str, row: int, column: str) -> None:
    errors = spoil(file, old, new)[1].errors

    found = [error for error in errors if error.file == file]
    assert [(error.row, error.column, error.value) for error in found] == [(row, column, "")]
    assert column in found[0].problem


def test_the_function_of_a_member_may_be_empty(spoil: Read) -> None:
    assert not spoil("memberships.csv", "Leitung", "Vorsitz")[1].errors


def test_all_errors_come_in_one_run_and_the_rest_is_read(read: Read) -> None:
    rows = "".join(f"s{i},-5,2012-02-30\n" for i in range(300))
    package, report = read(
        {
            "services.csv": "id,places_per_year,ends_on\n" + rows + "ok,5,2012-02-29\n",
            "handovers.csv": None,
            "interventions.csv": None,
            "datapackage.json": "{}",
        }
    )

    assert len(report.errors) == 600
    assert [error.row for error in report.errors][:4] == [2, 2, 3, 3]
    services = package.tables["services"]
    assert services.columns["places_per_year"][-2:] == [None, 5.0]
    assert services.columns["ends_on"][-1] == date(2012, 2, 29)


def test_rows_with_an_error_in_their_key_stay_in_the_package(spoil: Read) -> None:
    package, report = spoil("handovers.csv", "h2,s2,s3", "h2,s2,s99")

    assert len(report.errors) == 1
    assert package.tables["handovers"].columns["to_service"] == ["s2", "s99"]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "value", "said"),
    [
        ("schedules.csv", "08:30", "8 Uhr", 2, "opens", "8 Uhr", "not a time of day"),
        ("schedules.csv", "08:30", "24:00", 2, "opens", "24:00", "not a time of day"),
        ("schedules.csv", "12:00", "08:30", 2, "closes", "08:30", "not later than opens"),
        ("schedules.csv", "12:00", "07:00", 2, "closes", "07:00", "not later than opens"),
        ("schedules.csv", ",mo,", ",Mo,", 2, "weekday", "Mo", "not allowed"),
        ("contacts.csv", "leitung@amt.example", "leitung", 2, "email", "leitung", "not a mail address"),
        ("contacts.csv", "leitung@amt.example", "a@b.de; c@d.de", 2, "email", "a@b.de; c@d.de", "not a mail address"),
        ("contacts.csv", "leitung@amt.example", "a@amt", 2, "email", "a@amt", "not a mail address"),
    ],
)
def test_times_of_day_and_mail_addresses_have_a_shape(
    only_error: FindError, file: str, old: str, new: str, row: int, column: str, value: str, said: str
) -> None:
    error = only_error(file, old, new)

    assert (error.file, error.row, error.column, error.value) == (file, row, column, value)
    assert said in error.problem


@pytest.mark.parametrize("typed", ["8:30", "08:30:00", "0.3541666666666667"])
def test_a_time_as_spreadsheets_keep_it_is_understood(read: Read, typed: str) -> None:
    package, report = read({"schedules.csv": GOOD["schedules"].replace("08:30", typed)})

    assert report.errors == ()
    assert package.tables["schedules"].columns["opens"] == ["08:30", None]
