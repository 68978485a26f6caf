# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What does not fit between rows: references, keys, order, the tree of areas, boundaries."""

import json

import pytest

from datapackage.small_package import BOUNDARIES, GOOD, FindError, Read


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "value"),
    [
        ("areas.csv", "municipality,05978,05978004", "municipality,05979,05978004", 4, "parent", "05979"),
        ("organizations.csv", "office,05978004", "office,nirgends", 3, "area", "nirgends"),
        ("locations.csv", "Rathaus,o1", "Rathaus,o9", 2, "organization", "o9"),
        ("locations.csv", "Unna,05978036", "Unna,xyz", 2, "area", "xyz"),
        ("services.csv", "Elterncafé,o2", "Elterncafé,o7", 3, "organization", "o7"),
        ("services.csv", "o1,l1", "o1,l7", 2, "location", "l7"),
        ("services.csv", "health|education", "health|leisure", 3, "fields", "leisure"),
        ("services.csv", "05978036|05978004", "05978036|xyz", 2, "areas", "xyz"),
        ("handovers.csv", "h1,s1,s2", "h1,s9,s2", 2, "from_service", "s9"),
        ("handovers.csv", "h1,s1,s2", "h1,s1,s9", 2, "to_service", "s9"),
        ("handovers.csv", "binding,a1", "binding,a9", 2, "agreement", "a9"),
        ("needs.csv", "05978036,u3,health", "05978036,u9,health", 2, "phase", "u9"),
        ("needs.csv", "05978036,u3,health", "xyz,u3,health", 2, "area", "xyz"),
        ("needs.csv", "05978036,u3,health", "05978036,u3,sport", 2, "field", "sport"),
        ("standard_cells.csv", "kita,education", "kitta,education", 3, "phase", "kitta"),
        ("standard_transitions.csv", "u3,kita", "u3,schule", 3, "to_phase", "schule"),
        ("responsibilities.csv", "o1,health", "o3,health", 2, "organization", "o3"),
        ("networks.csv", "pregnancy|u3", "pregnancy|u6", 2, "phases", "u6"),
        ("memberships.csv", "n1,o1,Leitung", "n2,o1,Leitung", 2, "network", "n2"),
        ("interventions.csv", "new_service,2500000,s3", "new_service,2500000,s4", 2, "service", "s4"),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(
    only_error: FindError, file: str, old: str, new: str, row: int, column: str, value: str
) -> None:
    error = only_error(file, old, new)

    assert (error.file, error.row, error.column, error.value) == (file, row, column, value)
    assert value in error.problem


def test_what_was_probably_meant_is_suggested(only_error: FindError) -> None:
    assert "Is education meant?" in only_error("services.csv", "health|education", "health|educatoin").action


def test_capital_letters_are_recognised_as_the_mistake(only_error: FindError) -> None:
    assert "Is u3 meant?" in only_error("standard_cells.csv", "u3,health", "U3,health").action


def test_a_lost_leading_zero_is_recognised(only_error: FindError) -> None:
    error = only_error("locations.csv", "Unna,05978036", "Unna,5978036")

    assert error.value == "5978036"
    assert "05978036 exists: a leading zero was lost" in error.action


def test_a_zero_that_the_table_itself_has_lost_is_one_error_there(read: Read) -> None:
    areas = GOOD["areas"].replace("\n05978036,", "\n5978036,")
    _package, report = read({"areas.csv": areas})

    (error,) = report.errors
    assert (error.file, error.row, error.column, error.value) == ("areas.csv", 3, "code", "5978036")
    assert "in 7 other places it says 05978036" in error.problem
    assert "enter 05978036" in error.action
    assert "text" in error.action


def test_a_zero_lost_by_the_table_is_told_beside_other_unknown_codes(read: Read) -> None:
    areas = GOOD["areas"].replace("\n05978004,", "\n5978004,")
    _package, report = read({"areas.csv": areas, "needs.csv": "area,phase,field\n05978036,u3,health\n1,u3,health\n"})

    assert [(error.file, error.row) for error in report.errors] == [("areas.csv", 4), ("needs.csv", 3)]


def test_a_number_that_looks_alike_is_not_suggested(only_error: FindError) -> None:
    error = only_error("locations.csv", "Unna,05978036", "Unna,05978037")

    assert error.action == "Correct the value, or add the row to areas."


@pytest.mark.parametrize("value", ["05978036;05978004", '"05978036, 05978004"', " 05978036 ; 05978004; "])
def test_several_values_with_the_wrong_sign_between_them_are_recognised(only_error: FindError, value: str) -> None:
    error = only_error("services.csv", "05978036|05978004", value)

    assert (error.row, error.column) == (2, "areas")
    assert "separated by |. Enter 05978036|05978004." in error.action


def test_values_of_which_one_is_unknown_get_no_such_advice(only_error: FindError) -> None:
    assert "|" not in only_error("services.csv", "05978036|05978004", "05978036;1").action


@pytest.mark.parametrize("table", ["areas", "services", "phases"])
def test_a_table_without_rows_to_which_others_refer_is_one_error(read: Read, table: str) -> None:
    _package, report = read({f"{table}.csv": GOOD[table].partition("\n")[0] + "\n"})

    (error,) = report.errors
    assert (error.file, error.row) == (f"{table}.csv", None)
    assert f"{table} has no rows" in error.problem


def test_a_table_without_rows_to_which_nothing_refers_is_fine(read: Read) -> None:
    handovers = GOOD["handovers"].replace(",a1,", ",,")
    _package, report = read({"handovers.csv": handovers, "agreements.csv": "id,title\n"})

    assert not report.errors


def test_a_table_whose_keys_are_all_empty_causes_no_further_errors(read: Read) -> None:
    _package, report = read({"agreements.csv": "id,title\n,Vertrag\n"})

    assert [(error.file, error.row) for error in report.errors] == [("agreements.csv", 2)]


def test_thousands_of_unknown_codes_are_all_reported_in_reasonable_time(read: Read) -> None:
    services = "id\n" + "".join(f"service-{i:05d}\n" for i in range(20_000))
    handovers = "id,from_service,to_service\n" + "".join(
        f"h{i},service-{i:05d},servise-{i:05d}\n" for i in range(20_000)
    )
    _package, report = read({"services.csv": services, "handovers.csv": handovers, "interventions.csv": None})

    found = [error for error in report.errors if error.file == "handovers.csv"]
    assert len(found) == 20_000
    assert "service-" in found[0].action


def test_references_into_an_absent_table_are_not_checked(read: Read) -> None:
    _package, report = read({"agreements.csv": None, "organizations.csv": None, "datapackage.json": "{}"})

    assert not report.errors


def test_a_table_without_its_key_column_causes_no_further_errors(read: Read) -> None:
    _package, report = read({"agreements.csv": GOOD["agreements"].replace("id,", "nr,", 1)})

    assert [(error.file, error.column) for error in report.errors] == [("agreements.csv", "id")]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "first", "column", "value"),
    [
        ("services.csv", "s3,Neu", "s2,Neu", 4, 3, "id", "s2"),
        ("areas.csv", "05978004,Bönen", "05978036,Bönen", 4, 3, "code", "05978036"),
        ("needs.csv", "05978004,u3", "05978036,u3", 3, 2, "area, phase, field", "05978036, u3, health"),
        ("standard_transitions.csv", "u3,kita", "pregnancy,u3", 3, 2, "from_phase, to_phase", "pregnancy, u3"),
        (
            "memberships.csv",
            "o1,,guest",
            "o1,Leitung,guest",
            3,
            2,
            "network, organization, function",
            "n1, o1, Leitung",
        ),
    ],
)
def test_a_key_that_stands_twice_names_its_first_row(
    spoil: Read, file: str, old: str, new: str, row: int, first: int, column: str, value: str
) -> None:
    errors = [error for error in spoil(file, old, new)[1].errors if error.file == file]

    assert (errors[0].row, errors[0].column, errors[0].value) == (row, column, value)
    assert f"row {first} " in errors[0].problem
    assert errors[0].action


def test_the_third_row_of_a_key_names_the_first_too(read: Read) -> None:
    _package, report = read({"fields.csv": "code\nhealth\neducation\nhealth\nhealth\n"})

    assert [(error.row, "row 2 " in error.problem) for error in report.errors] == [(4, True), (5, True)]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "value"),
    [
        ("phases.csv", "0,36", "36,36", 3, "to_month", "36"),
        ("services.csv", ",0,72,", ",72,0,", 3, "to_month", "0"),
        ("services.csv", ",0,72,", ",72,72,", 3, "to_month", "72"),
        ("services.csv", ",,2014-06-30", ",2014-07-01,2014-06-30", 3, "ends_on", "2014-06-30"),
        ("services.csv", "2010-01-01,,2013-12-31", "2014-01-01,,2013-12-31", 2, "funding_ends_on", "2013-12-31"),
        ("handovers.csv", "2010-01-01,,Lotsin", "2010-01-01,2009-12-31,Lotsin", 2, "valid_until", "2009-12-31"),
        ("agreements.csv", "2010-01-01,2014-12-31", "2015-01-01,2014-12-31", 2, "valid_until", "2014-12-31"),
        ("memberships.csv", "2009-01-01,", "2009-01-01,2008-01-01", 2, "until", "2008-01-01"),
    ],
)
def test_an_end_before_the_start_is_named(
    only_error: FindError, file: str, old: str, new: str, row: int, column: str, value: str
) -> None:
    error = only_error(file, old, new)

    assert (error.file, error.row, error.column, error.value) == (file, row, column, value)


def test_what_ends_on_the_day_on_which_it_starts_is_right(spoil: Read) -> None:
    assert not spoil("services.csv", ",,2014-06-30", ",2014-06-30,2014-06-30")[1].errors


def test_an_area_is_not_its_own_parent(only_error: FindError) -> None:
    error = only_error("areas.csv", "county,,05978", "county,05978,05978")

    assert (error.file, error.row, error.column, error.value) == ("areas.csv", 2, "parent", "05978")


def test_a_ring_of_areas_is_named_once(read: Read) -> None:
    _package, report = read({"areas.csv": "code,parent\na,\nb,d\n05978036,b\nc,b\nd,c\n05978004,a\n05978,a\ne,d\n"})

    (error,) = report.errors
    assert (error.file, error.row, error.column, error.value) == ("areas.csv", 3, "parent", "d")
    assert "b → d → c → b" in error.problem


def test_two_rings_are_both_named(read: Read) -> None:
    areas = "code,parent\n05978,\n05978036,\n05978004,\na,b\nb,a\nc,d\nd,c\n"

    assert [error.row for error in read({"areas.csv": areas})[1].errors] == [5, 7]


def test_a_service_does_not_hand_over_to_itself(only_error: FindError) -> None:
    error = only_error("handovers.csv", "h2,s2,s3", "h2,s2,s2")

    assert (error.file, error.row, error.column, error.value) == ("handovers.csv", 3, "to_service", "s2")


def _boundaries(**changes: object) -> str:
    return json.dumps({**BOUNDARIES, "features": [{**BOUNDARIES["features"][0], **changes}]})


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        '{"type": "Polygon"}',
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": [1]}',
        _boundaries(geometry={"type": "Kreis", "coordinates": []}),
        _boundaries(geometry={"type": ["Polygon"], "coordinates": []}),
        _boundaries(geometry={"type": "Polygon"}),
        _boundaries(properties=[]),
        "{",
        "NaN",
        "[" * 100_000,
    ],
)
def test_boundaries_that_are_no_geojson_are_one_error(read: Read, content: str) -> None:
    package, report = read({"areas.geojson": content})

    (error,) = report.errors
    assert error.file == "areas.geojson"
    assert error.problem
    assert error.action
    assert package.boundaries is None


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("05978099", "05978099", "There is no area"),
        ("5978036", "5978036", "There is no area"),
        (5978036, "5978036", "not a text"),
        (None, None, "no code"),
    ],
)
def test_a_boundary_of_no_area_is_named(read: Read, code: object, value: str | None, said: str) -> None:
    _package, report = read({"areas.geojson": _boundaries(properties={"code": code})})

    (error,) = report.errors
    assert (error.file, error.column, error.value) == ("areas.geojson", "code", value)
    assert said in error.problem
    assert error.action


def test_two_boundaries_of_one_area_are_an_error(read: Read) -> None:
    twice = json.dumps({**BOUNDARIES, "features": BOUNDARIES["features"] * 2})

    (error,) = read({"areas.geojson": twice})[1].errors
    assert (error.file, error.value) == ("areas.geojson", "05978036")


def test_without_a_table_of_areas_any_code_will_do(read: Read) -> None:
    _package, report = read(
        {"areas.csv": None, "datapackage.json": "{}", "areas.geojson": _boundaries(properties={"code": "x"})}
    )

    assert not report.errors
