# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Folders, ZIPs, workbooks and datapackage.json: what is there, what is missing, what is refused."""

import json
import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from datapackage.small_package import GOOD, METADATA, Read, good_files, write_folder, write_zip
from lueckenlos.datapackage import Problem, archive, read_package, sheet_scan, source, write_package


def _only_error(path: Path) -> Problem:
    (error,) = read_package(path)[1].errors
    assert error.file
    assert error.problem
    assert error.action
    return error


def test_a_path_that_does_not_exist_is_said(tmp_path: Path) -> None:
    assert "no such file" in _only_error(tmp_path / "fehlt").problem


def test_a_path_with_nul_is_said() -> None:
    assert _only_error(Path("a\0b")).problem


def test_a_single_csv_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_text(GOOD["services"])

    error = _only_error(path)
    assert error.file == "services.csv"
    assert "single CSV" in error.problem
    assert "folder" in error.action


def test_any_other_file_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "paket.pdf"
    path.write_text("x")

    assert ".zip" in _only_error(path).problem


def test_a_folder_without_any_table_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()

    assert _only_error(tmp_path / "leer").file == "leer"


def test_a_package_may_hold_any_part(read: Read) -> None:
    nothing: dict[str, str | bytes | None] = dict.fromkeys(good_files())
    package, report = read({**nothing, "fields.csv": GOOD["fields"]})

    assert not report.errors
    assert list(package.tables) == ["fields"]
    assert ["datapackage.json" in notice.problem for notice in report.notices] == [True]


@pytest.mark.parametrize("inside", ["", "kreis-unna/"])
def test_a_zip_may_hold_its_files_in_one_folder(tmp_path: Path, inside: str) -> None:
    files = {inside + name: content for name, content in good_files().items()}
    package, report = read_package(write_zip(tmp_path / "paket.zip", {**files, "__MACOSX/x": b""}))

    assert report.errors == report.notices == ()
    assert len(package.tables) == 17


def test_errors_in_a_zip_name_the_zip_and_the_file(tmp_path: Path) -> None:
    files = good_files()
    files["fields.csv"] += b"health,doppelt,twice\n"

    assert _only_error(write_zip(tmp_path / "paket.zip", files)).file == "paket.zip › fields.csv"


@pytest.mark.parametrize("name", ["paket.zip", "paket.xlsx"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"kein Archiv" * 100])
def test_a_broken_archive_is_one_error(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    assert _only_error(tmp_path / name).file == name


@pytest.mark.parametrize("name", ["paket.zip", "paket.xlsx"])
def test_a_zip_that_is_no_workbook_or_holds_no_table_is_one_error(tmp_path: Path, name: str) -> None:
    assert _only_error(write_zip(tmp_path / name, {"bild.png": b"x"})).file == name


def test_a_damaged_file_in_a_zip_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "paket.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, content in good_files().items():
            packed.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"Rathausplatz", b"Rathausplitz"))
    package, report = read_package(path)

    assert [error.file for error in report.errors] == ["paket.zip › locations.csv"]
    assert len(package.tables) == 16


def test_an_encrypted_zip_is_said(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "paket.zip", {"fields.csv": b"code\nhealth\n"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    assert "password" in _only_error(path).problem


def test_two_files_of_one_name_in_a_zip_are_an_error(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "paket.zip", "w") as packed:
        packed.writestr("fields.csv", "code\nhealth\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("fields.csv", "code\neducation\n")

    assert "same name" in _only_error(tmp_path / "paket.zip").problem


@pytest.mark.parametrize(("limit", "size"), [("LARGEST_TOTAL", 1000), ("LARGEST_FILE", 1000)])
@pytest.mark.parametrize("name", ["paket.zip", "paket.xlsx"])
def test_an_archive_that_unpacks_to_an_absurd_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, size: int, name: str
) -> None:
    monkeypatch.setattr(archive, limit, size)

    assert "would be larger" in _only_error(write_zip(tmp_path / name, {"fields.csv": b"0" * 1001})).problem


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "paket.zip", {"fields.csv": b"code\n" + b"x" * 100_000})
    data = path.read_bytes()
    path.write_bytes(data.replace((100_005).to_bytes(4, "little"), (50).to_bytes(4, "little")))

    assert "damaged" in _only_error(path).problem


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lueckenlos.datapackage.folder.LARGEST_FILE", 1000)
    folder = write_folder(tmp_path / "paket", {"fields.csv": b"code\n" + b"x" * 1000})

    error = _only_error(folder)
    assert error.file == "fields.csv"
    assert "larger than" in error.problem
    assert source.LARGEST_FILE == 512 * 2**20


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "geheim.csv").write_text("code\nhealth\n")
    folder = write_folder(tmp_path / "paket", {"areas.csv": b"code\na\n"})
    (folder / "fields.csv").symlink_to(tmp_path / "geheim.csv")
    package, report = read_package(folder)

    assert [error.file for error in report.errors] == ["fields.csv"]
    assert "out of the package" in report.errors[0].problem
    assert list(package.tables) == ["areas"]


def test_a_link_to_itself_and_a_link_to_nothing_are_errors(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "paket", {"areas.csv": b"code\na\n"})
    (folder / "fields.csv").symlink_to(folder / "fields.csv")
    (folder / "phases.csv").symlink_to(folder / "nichts.csv")

    assert sorted(error.file for error in read_package(folder)[1].errors) == ["fields.csv", "phases.csv"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "paket", {"areas.csv": b"code\na\n"})
    os.mkfifo(folder / "fields.csv")

    assert _only_error(folder).file == "fields.csv"


@pytest.mark.parametrize(
    "path", ["../geheim.csv", "/etc/passwd", "data/../../x.csv", "..\\x.csv", "http://x/y.csv", "C:/x"]
)
def test_a_path_out_of_the_package_is_refused(read: Read, path: str) -> None:
    metadata = json.dumps({"resources": [{"name": "fields", "path": path}]})

    (error,) = read({"datapackage.json": metadata})[1].errors
    assert (error.file, error.column, error.value) == ("datapackage.json", "resources", path)
    assert "out of the package" in error.problem


def test_a_table_is_found_at_the_path_of_its_resource(read: Read) -> None:
    metadata = json.dumps({"resources": [{"name": "fields", "path": ["daten/felder.csv"]}]})
    package, report = read({"datapackage.json": metadata, "fields.csv": None, "daten/felder.csv": GOOD["fields"]})

    assert not report.errors
    assert package.tables["fields"].columns["code"] == ["health", "education"]


def test_names_of_files_may_have_other_capital_letters(read: Read) -> None:
    package, report = read({"fields.csv": None, "Fields.CSV": GOOD["fields"]})

    assert report.errors == report.notices == ()
    assert "fields" in package.tables


def test_a_resource_without_its_file_is_an_error(read: Read) -> None:
    (error,) = read({"networks.csv": None, "memberships.csv": GOOD["memberships"]})[1].errors

    assert (error.file, error.column, error.value) == ("datapackage.json", "resources", "networks.csv")


def test_a_resource_without_its_sheet_is_an_error(tmp_path: Path, read: Read) -> None:
    package, _report = read({})
    write_package(package, tmp_path / "ganz.xlsx")
    with xlsxwriter.Workbook(tmp_path / "leer.xlsx") as book:
        sheet = book.add_worksheet("datapackage")
        sheet.write_row(0, 0, ["key", "value"])
        sheet.write_row(1, 0, ["resources", json.dumps([{"name": "fields", "path": "fields.csv"}])])
        book.add_worksheet("phases").write_row(0, 0, ["code"])

    assert not read_package(tmp_path / "ganz.xlsx")[1].errors
    error = _only_error(tmp_path / "leer.xlsx")
    assert (error.file, error.row, error.column, error.value) == ('sheet "datapackage"', 2, "value", "fields")
    assert "fields.csv" not in error.problem + error.action


@pytest.mark.parametrize(
    ("content", "column", "value"),
    [
        ("kein JSON", None, None),
        ("", None, None),
        ("[1]", None, None),
        ('{"a": NaN}', None, None),
        ('{"a": 1e999}', None, None),
        ('{"a": "\\ud800"}', None, None),
        ('{"a": ' * 100_000, None, None),
        ('{\n"a": 1,\n}', None, None),
        (b"\xff\xfe{", None, None),
        ('{"reference_date": "2012-06-31"}', "reference_date", "2012-06-31"),
        ('{"reference_date": "01.06.2012"}', "reference_date", "01.06.2012"),
        ('{"reference_date": "heute"}', "reference_date", "heute"),
        ('{"reference_date": ""}', "reference_date", ""),
        ('{"reference_date": 2012}', "reference_date", "2012"),
        ('{"resources": {}}', "resources", None),
        ('{"resources": ["fields"]}', "resources", "fields"),
        ('{"resources": [{"path": "fields.csv"}]}', "resources", "{'path': 'fields.csv'}"),
        ('{"resources": [{"name": "fields", "path": 7}]}', "resources", "7"),
        ('{"resources": [{"name": "fields", "path": ["a.csv", "b.csv"]}]}', "resources", "['a.csv', 'b.csv']"),
        ('{"resources": [{"name": "fields"}, {"name": "fields"}]}', "resources", "fields"),
    ],
)
def test_a_wrong_datapackage_json_is_one_error_and_the_tables_are_read(
    read: Read, content: str | bytes, column: str | None, value: str | None
) -> None:
    package, report = read({"datapackage.json": content})

    assert {error.file for error in report.errors} == {"datapackage.json"}
    assert (report.errors[-1].column, report.errors[-1].value) == (column, value)
    assert all(error.problem and error.action for error in report.errors)
    assert len(package.tables) == 17


def test_unknown_files_tables_and_columns_are_noted_and_kept_out(read: Read) -> None:
    metadata = {**METADATA, "resources": [{"name": "papers", "path": "papers.csv"}]}
    package, report = read(
        {
            "papers.csv": "id\np1\n",
            "README.md": "Hallo",
            ".versteckt": "",
            "datapackage.json": json.dumps(metadata),
            "fields.csv": "code,name_de,Farbe,name_dee,\nhealth,G,rot,x,\neducation,B,blau,y,\n",
        }
    )

    assert not report.errors
    found = {(notice.file, notice.column, notice.value) for notice in report.notices}
    assert found == {
        ("papers.csv", None, None),
        ("datapackage.json", "resources", "papers"),
        ("fields.csv", "Farbe", "Farbe"),
        ("fields.csv", "name_dee", "name_dee"),
    }
    assert any("name_de" in notice.action for notice in report.notices)
    assert list(package.tables["fields"].columns) == ["code", "name_de"]


def test_a_column_without_a_name_is_noted_if_it_holds_anything(read: Read) -> None:
    _package, report = read({"fields.csv": "code,\nhealth,\neducation,etwas\n"})

    assert [(notice.file, notice.row) for notice in report.notices] == [("fields.csv", 1)]


def test_a_workbook_with_typed_cells_is_read(tmp_path: Path) -> None:
    path = tmp_path / "paket.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Locations")
        sheet.write_row(1, 0, ["id", "postal_code", "lat", "name"])
        sheet.write_row(3, 0, [12.0, "01067", 51.125, True])
        sheet = book.add_worksheet("agreements")
        sheet.write_row(0, 0, ["id", "valid_from", "valid_until"])
        sheet.write(1, 0, "a1")
        sheet.write(1, 1, 41061, book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write(1, 2, "31.12.2014")
        book.add_worksheet("Notizen")
    package, report = read_package(path)

    assert not report.errors
    assert package.tables["locations"].columns == {
        "id": ["12"],
        "name": ["1"],
        "postal_code": ["01067"],
        "lat": [51.125],
    }
    assert package.tables["locations"].row_numbers == [4]
    dates = package.tables["agreements"].columns
    assert [str(dates["valid_from"][0]), str(dates["valid_until"][0])] == ["2012-06-01", "2014-12-31"]
    assert {notice.file for notice in report.notices} == {"paket.xlsx", 'sheet "agreements"', 'sheet "Notizen"'}


def test_an_error_in_a_cell_of_a_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "paket.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Erste")
        sheet = book.add_worksheet("needs")
        sheet.write_row(0, 0, ["area", "phase", "field", "places_per_year"])
        sheet.write_row(1, 0, ["a", "b", "c", 1])
        sheet.write_row(2, 0, ["a", "b", "d"])
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")

    error = _only_error(path)
    assert (error.file, error.row, error.column, error.value) == ('sheet "needs"', 3, "places_per_year", "#DIV/0!")


def test_text_in_a_workbook_that_can_mean_two_numbers_is_an_error_and_a_number_is_not(tmp_path: Path) -> None:
    path = tmp_path / "paket.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("needs")
        sheet.write_row(0, 0, ["area", "phase", "field", "places_per_year"])
        sheet.write_row(1, 0, ["a", "b", "c", 1.234])
        sheet.write_row(2, 0, ["a", "b", "d"])
        sheet.write_string(2, 3, "5.678")

    assert (_only_error(path).row, _only_error(path).value) == (3, "5.678")


def test_a_cell_in_the_far_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "paket.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("fields")
        sheet.write(0, 0, "code")
        sheet.write(1_048_575, 16_383, "weit weg")

    assert "far away" in _only_error(path).problem
    assert sheet_scan.LARGEST_GRID < 1_048_576 * 100


def test_an_old_or_encrypted_workbook_is_said(tmp_path: Path) -> None:
    (tmp_path / "paket.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"0" * 600)

    assert "password" in _only_error(tmp_path / "paket.xlsx").problem


def test_a_sheet_that_is_no_json_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "paket.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("datapackage")
        sheet.write_row(0, 0, ["key", "value"])
        sheet.write_row(1, 0, ["title", "Kreis Unna"])
        sheet.write_row(2, 0, ["reference_date"])
        sheet.write(2, 1, 41061, book.add_format({"num_format": "yyyy-mm-dd"}))
        book.add_worksheet("fields").write_row(0, 0, ["code"])
    package, report = read_package(path)

    (error,) = report.errors
    assert (error.file, error.row, error.value) == ('sheet "datapackage"', 2, "Kreis Unna")
    assert str(package.reference_date) == "2012-06-01"
