# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the form of a table: rows, header, quotation marks, encoding."""

import pytest

from datapackage.small_package import GOOD, FindError, Read


def test_too_few_cells_are_named_with_both_counts(only_error: FindError) -> None:
    error = only_error("areas.csv", "county,,05978,393618,51.5,7.7", "county")

    assert (error.file, error.row, error.value) == ("areas.csv", 2, "05978")
    assert "3 cells" in error.problem
    assert "8" in error.problem


def test_too_many_cells_do_not_cause_more_errors_in_the_same_row(only_error: FindError) -> None:
    error = only_error("services.csv", "Elterncafé,o2", "Elterncafé, Treffpunkt,o2")

    assert (error.file, error.row, error.value) == ("services.csv", 3, "s2")
    assert "23 cells" in error.problem


def test_an_unclosed_quotation_mark_does_not_swallow_the_rows_below(read: Read) -> None:
    text = GOOD["organizations"].replace("o1,Jugendamt", 'o1,"Jugendamt')
    package, report = read({"organizations.csv": text})

    (error,) = report.errors
    assert (error.file, error.row, error.column) == ("organizations.csv", 2, "name")
    assert (error.value or "").startswith("Jugendamt,office")
    assert package.tables["organizations"].columns["id"] == ["o1", "o2"]
    assert package.tables["organizations"].columns["name"] == [None, "Familienbüro"]


def test_a_quotation_mark_that_closes_too_early_is_an_error(only_error: FindError) -> None:
    error = only_error("agreements.csv", "Vertrag", '"Der "Vertrag"')

    assert (error.file, error.row, error.column) == ("agreements.csv", 2, "title")


def test_quotation_marks_within_a_bare_cell_are_text(spoil: Read) -> None:
    package, report = spoil("agreements.csv", "Vertrag", 'Der "Vertrag"')

    assert not report.errors
    assert package.tables["agreements"].columns["title"] == ['Der "Vertrag"']


def test_a_cell_of_many_pages_is_an_error_and_not_a_crash(only_error: FindError) -> None:
    error = only_error("agreements.csv", "Vertrag", "x" * 200_000)

    assert (error.file, error.row, error.column) == ("agreements.csv", 2, "title")


def test_every_row_with_a_stray_quotation_mark_is_reported(read: Read) -> None:
    rows = "".join(f'a{i},"Vertrag {i}\n' for i in range(1, 401))
    _package, report = read({"agreements.csv": "id,title\n" + rows, "handovers.csv": None})

    found = [error.row for error in report.errors if error.file == "agreements.csv"]
    assert found[:3] == [2, 3, 4]
    assert len(found) == 400


def test_blank_lines_count_and_are_left_out(read: Read) -> None:
    package, report = read(
        {"fields.csv": "\n\ncode,name_de\n\nhealth,Gesundheit\n , \n,\neducation,Bildung\nhealth,x\n"}
    )

    assert package.tables["fields"].row_numbers == [5, 8, 9]
    (error,) = report.errors
    assert (error.row, error.value) == (9, "health")
    assert "row 5" in error.problem


def test_a_cell_of_several_lines_is_one_row(spoil: Read) -> None:
    _package, report = spoil("services.csv", "12.5", "viel")

    assert [error.row for error in report.errors] == [3]


@pytest.mark.parametrize("content", ["", "\n\n", " , \n", "\ufeff"])
def test_an_empty_file_is_an_error_and_its_table_absent(read: Read, content: str) -> None:
    package, report = read({"locations.csv": content})

    (error,) = report.errors
    assert (error.file, error.row) == ("locations.csv", None)
    assert "is empty; the header row is missing" in error.problem
    assert "locations" not in package.tables


def test_a_table_may_have_no_rows(read: Read) -> None:
    package, report = read({"needs.csv": "area,phase,field\n"})

    assert not report.errors
    assert len(package.tables["needs"]) == 0


def test_a_column_that_stands_twice_is_an_error(only_error: FindError) -> None:
    error = only_error("fields.csv", "code,name_de,name_en", "code,name_de, Name_DE")

    assert (error.file, error.row, error.column, error.value) == ("fields.csv", 1, "name_de", "Name_DE")


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("agreements.csv", "id,title", "nummer,title", "id"),
        ("interventions.csv", "kind", "art", "kind"),
        ("handovers.csv", "to_service", "nach", "to_service"),
        ("needs.csv", "phase", "lebensphase", "phase"),
    ],
)
def test_a_missing_key_column_is_one_error(only_error: FindError, file: str, old: str, new: str, column: str) -> None:
    error = only_error(file, old, new)

    assert (error.file, error.row, error.column) == (file, 1, column)
    assert column in error.problem


def test_nul_in_the_header_leaves_the_table_unread(only_error: FindError) -> None:
    error = only_error("fields.csv", "code,", "co\0de,")

    assert (error.file, error.row) == ("fields.csv", 1)


def test_utf16_without_a_mark_is_one_error(read: Read) -> None:
    _package, report = read({"locations.csv": GOOD["locations"].encode("utf-16-le")})

    assert [(error.file, error.row) for error in report.errors] == [("locations.csv", 1)]


def test_a_damaged_character_in_utf8_is_named_and_the_others_stay(read: Read) -> None:
    package, report = read({"organizations.csv": GOOD["organizations"].encode().replace(b"Jugendamt", b"J\xfcgend", 1)})

    (error,) = report.errors
    assert (error.file, error.row, error.column, error.value) == ("organizations.csv", 2, "name", "J?gend")
    assert package.tables["organizations"].columns["name"] == [None, "Familienbüro"]


def test_a_byte_that_windows_lacks_is_an_error_in_its_cell(read: Read) -> None:
    text = GOOD["organizations"].encode("cp1252").replace(b"Jugendamt", b"J\x81gend", 1)
    package, report = read({"organizations.csv": text})

    (error,) = report.errors
    assert (error.file, error.row, error.column) == ("organizations.csv", 2, "name")
    assert package.tables["organizations"].columns["name"] == [None, "Familienbüro"]


def test_utf16_that_breaks_off_is_an_error(read: Read) -> None:
    _package, report = read({"locations.csv": GOOD["locations"].encode("utf-16")[:-1]})

    assert ("locations.csv", None) in [(error.file, error.row) for error in report.errors]
    assert "UTF-16" in report.errors[0].problem
