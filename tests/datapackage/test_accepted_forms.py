# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What Excel, pandas and people in Germany write is understood, and noted once."""

from datetime import date

import pytest

from datapackage.small_package import GOOD, Read, good_files

NEEDS = "area,phase,field,places_per_year\n05978036,u3,health,{}\n05978004,u3,health,{}\n"


def test_the_good_package_has_no_errors_and_no_notices(read: Read) -> None:
    package, report = read({})

    assert report.errors == report.notices == ()
    assert package.reference_date == date(2012, 6, 1)
    assert {name: len(table) for name, table in package.tables.items()} == {
        name: GOOD[name].count("\n") - 1 - (name == "services") for name in GOOD
    }


def test_values_have_the_types_of_their_columns(read: Read) -> None:
    package, _report = read({})

    services = package.tables["services"].columns
    assert services["description"][0] == 'Sagt "Hallo",\nbesucht zu Hause'
    assert services["areas"] == [("05978036", "05978004"), ("05978004",), ("05978036",)]
    assert services["target_groups"][1] == ()
    assert services["places_per_year"] == [120.0, 12.5, None]
    assert services["from_month"] == [-9, 0, 36]
    assert services["starts_on"] == [date(2010, 1, 1), None, None]
    assert package.tables["locations"].columns["postal_code"] == ["01067"]
    assert package.tables["standard_cells"].columns["required"] == [True, False]
    assert isinstance(package.tables["areas"].columns["population"][0], int)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8-sig", None), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_other_encodings_are_read_and_noted_once(read: Read, encoding: str, said: str | None) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    package, report = read({"organizations.csv": (mark + GOOD["organizations"]).encode(encoding)})

    assert not report.errors
    assert package.tables["organizations"].columns["name"] == ["Jugendamt", "Familienbüro"]
    assert [(n.file, n.row) for n in report.notices] == ([("organizations.csv", None)] if said else [])
    assert all(said and said in notice.problem and notice.action for notice in report.notices)


@pytest.mark.parametrize(("delimiter", "said"), [(";", "semicolons"), ("\t", "tabs")])
@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_other_delimiters_and_line_ends_are_read(read: Read, delimiter: str, said: str, quote: str, end: str) -> None:
    rows = [["code", "name_de", "name_en"], ["health", "Gesundheit, Pflege", "Health"], ["education", "B", "E"]]
    text = end.join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows) + end
    package, report = read({"fields.csv": text})

    assert not report.errors
    assert package.tables["fields"].columns["name_de"] == ["Gesundheit, Pflege", "B"]
    assert [(said in notice.problem, notice.file) for notice in report.notices] == [(True, "fields.csv")]


def test_a_header_of_one_column_and_text_with_semicolons_is_read(read: Read) -> None:
    package, report = read({"fields.csv": 'code,"name;_de;x;y"\nhealth,a;b\neducation,c\n'})

    assert not report.errors
    assert package.tables["fields"].columns["code"] == ["health", "education"]


@pytest.mark.parametrize(
    ("one", "other", "values", "said"),
    [
        ('"0,8"', '"1,5"', [0.8, 1.5], ["decimal comma"]),
        ('"12,0"', "5.", [12.0, 5.0], ["decimal comma"]),
        ("-0.0", "1e2", [0.0, 100.0], []),
        ("+5", " 7\u00a0", [5.0, 7.0], []),
        ("0.125", ".5", [0.125, 0.5], []),
    ],
)
def test_numbers_may_be_written_in_several_ways(
    read: Read, one: str, other: str, values: list[float], said: list[str]
) -> None:
    package, report = read({"needs.csv": NEEDS.format(one, other)})

    assert not report.errors
    assert [str(value) for value in package.tables["needs"].columns["places_per_year"]] == list(map(str, values))
    assert [(notice.column, text in notice.problem) for notice, text in zip(report.notices, said, strict=True)] == [
        ("places_per_year", True) for _text in said
    ]


@pytest.mark.parametrize("number", ["1,23", "0,123", "1234,567", "1,2340", "1234.567"])
def test_a_german_number_is_read_in_a_german_file(read: Read, number: str) -> None:
    text = NEEDS.format("X", "0.500").replace(",", ";").replace("X", number)
    package, report = read({"needs.csv": text})

    assert not report.errors
    assert package.tables["needs"].columns["places_per_year"] == [float(number.replace(",", ".")), 0.5]


def test_places_on_the_map_and_shares_may_have_three_decimals_in_every_file(read: Read) -> None:
    areas = "code;lat;lon\n05978;51.535;7,689\n05978036;51,535;7.689\n05978004;;\n"
    cells = "phase;field;minimum_coverage\nu3;health;1.000\n"
    package, report = read({"areas.csv": areas, "standard_cells.csv": cells})

    assert not report.errors
    assert package.tables["areas"].columns["lat"] == [51.535, 51.535, None]
    assert package.tables["standard_cells"].columns["minimum_coverage"] == [1.0]


def test_whole_numbers_with_decimals_are_noted_once_for_their_column(spoil: Read) -> None:
    package, report = spoil("areas.csv", "393618,51.5,7.7\n", '"393618,0",51.5,7.7\n')

    assert not report.errors
    assert package.tables["areas"].columns["population"] == [393618, 58633, 18148]
    assert [(n.file, n.column, n.value) for n in report.notices] == [("areas.csv", "population", "393618,0")]


def test_a_flag_may_come_from_a_spreadsheet(spoil: Read) -> None:
    package, report = spoil("standard_cells.csv", ",1,0.8", ",1.0,0.8")

    assert not report.errors
    assert package.tables["standard_cells"].columns["required"] == [True, False]


def test_german_dates_are_noted_once_for_their_column(read: Read) -> None:
    text = "id,valid_from,valid_until\na1,01.06.2010,31.12.2012\na2,1.6.2010,2012-12-31\n"
    package, report = read({"agreements.csv": text})

    assert not report.errors
    assert package.tables["agreements"].columns["valid_from"] == [date(2010, 6, 1)] * 2
    assert [(n.column, n.value) for n in report.notices] == [
        ("valid_from", "01.06.2010"),
        ("valid_until", "31.12.2012"),
    ]


def test_header_names_forgive_space_and_capital_letters(read: Read) -> None:
    package, report = read({"fields.csv": '" Code ",NAME_DE\nhealth,G\neducation,B\n'})

    assert report.errors == report.notices == ()
    assert list(package.tables["fields"].columns) == ["code", "name_de"]


def test_white_space_around_cells_and_values_is_stripped(read: Read) -> None:
    text = good_files()["services.csv"].decode()
    text = text.replace("health|education", " health |\u00a0education || health ").replace(",Neu,", ", Neu\u00a0,")
    package, report = read({"services.csv": text})

    assert report.errors == report.notices == ()
    services = package.tables["services"].columns
    assert services["fields"][1] == ("health", "education")
    assert services["name"][2] == "Neu"


def test_columns_that_are_absent_are_unknown(read: Read) -> None:
    package, _report = read({"services.csv": "id\ns1\ns2\ns3\n"})

    services = package.tables["services"]
    assert list(services.columns) == ["id"]
    assert services.values("name") == [None] * 3
    assert services.values("areas") == [()] * 3
