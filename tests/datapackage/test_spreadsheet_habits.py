# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What spreadsheet programs and their users do to tables and archives is understood, or said in one sentence."""

import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from datapackage.small_package import Read, good_files, write_zip
from lueckenlos.datapackage import Problem, Report, read_package, write_package
from lueckenlos.shared.language import use_language


def _workbook(path: Path, sheets: dict[str, list[list[str | float | None]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def _only_error(report: Report) -> Problem:
    assert len(report.errors) == 1, report.errors
    return report.errors[0]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_line_with_the_separator_is_hidden_as_in_excel(read: Read, line: str, end: str, encoding: str) -> None:
    text = f"{line}\ncode;name_de\nhealth;Gesundheit, Pflege\neducation;Bildung\nhealth;x\n".replace("\n", end)
    package, report = read({"fields.csv": text.encode(encoding)})

    assert package.tables["fields"].row_numbers == [2, 3, 4]
    assert package.tables["fields"].columns["name_de"][0] == "Gesundheit, Pflege"
    assert (_only_error(report).row, _only_error(report).value) == (4, "health")


def test_the_line_with_the_separator_decides(read: Read) -> None:
    package, report = read({"fields.csv": "sep=\t\ncode\thealth,x;y\nhealth\ta\neducation\tb\n"})

    assert not report.errors
    assert package.tables["fields"].columns["code"] == ["health", "education"]


def test_a_separator_that_is_not_known_is_found_as_usual(read: Read) -> None:
    assert not read({"fields.csv": "sep=:\ncode;name_de\nhealth;a\neducation;b\n"})[1].errors


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("title", ["Kreis Unna\n\nStand: Juni 2012\n", "\nx\n|\n", '"Felder, 2012"{0}{0}\n\nx{0}\n'])
def test_rows_above_the_header_are_one_error_and_the_table_is_read(read: Read, delimiter: str, title: str) -> None:
    table = "code,name_de,name_en\nhealth,Gesundheit,Health\neducation,Bildung,Education\n"
    text = title.replace("{0}", delimiter) + table.replace(",", delimiter)
    package, report = read({"fields.csv": text})

    error = _only_error(report)
    assert (error.file, error.column) == ("fields.csv", None)
    assert error.problem == "The header row seems to be row 4."
    assert "Delete the rows above" in error.action
    assert package.tables["fields"].columns["code"] == ["health", "education"]
    assert package.tables["fields"].row_numbers == [5, 6]
    assert not [notice for notice in report.notices if "separated" not in notice.problem]


def test_rows_above_the_header_of_a_sheet_are_one_error(tmp_path: Path) -> None:
    rows = [["Angebote", None, None], [], [], ["id", "name", "languages"], ["s1", "Lotsen", "de"]]
    _package, report = read_package(_workbook(tmp_path / "paket.xlsx", {"services": rows}))

    assert _only_error(report).problem == "The header row seems to be row 4."
    assert not [notice for notice in report.notices if notice.row == 1]


def test_a_header_far_below_is_not_looked_for(read: Read) -> None:
    _package, report = read({"fields.csv": "Titel\n" * 10 + "code,name_de\n"})

    assert "The column code is missing" in report.errors[0].problem


def test_columns_without_a_name_are_noted_once(read: Read) -> None:
    _package, report = read({"fields.csv": "code,,,\nhealth,a,b,\neducation,c,d,e\n"})

    assert not report.errors
    assert [notice.problem for notice in report.notices] == ["A column without a name is kept out."]


def test_white_space_and_capital_letters_in_the_name_of_a_sheet_do_not_matter(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "paket.xlsx", {" Services ": [["id"], ["s1"]], "FIELDS": [["code"], ["a"]]})
    package, report = read_package(path)

    assert not report.errors
    assert sorted(package.tables) == ["fields", "services"]
    assert {notice.file for notice in report.notices} == {'sheet " Services "', "paket.xlsx"}


def test_the_table_that_was_meant_by_a_sheet_or_file_is_suggested(tmp_path: Path, read: Read) -> None:
    path = _workbook(tmp_path / "paket.xlsx", {"fields": [["code"]], "Service": [["id"]], "Notizen": [["x"]]})
    actions = {notice.file: notice.action for notice in read_package(path)[1].notices}

    assert actions['sheet "Service"'] == "If services is meant, name it so."
    assert "Nothing needs to be done" in actions['sheet "Notizen"']

    everything: dict[str, str | bytes | None] = dict.fromkeys(good_files())
    _package, report = read({**everything, "fields.csv": "code\na\n", "Netwoks.csv": "id\n", "services.docx": "x"})
    actions = {notice.file: notice.action for notice in report.notices}
    assert actions["Netwoks.csv"] == "If networks.csv is meant, name it so."
    assert "Nothing needs to be done" in actions["services.docx"]


def test_the_report_of_a_workbook_speaks_of_sheets(tmp_path: Path) -> None:
    resources = json.dumps([{"name": "services", "path": "services.csv"}, {"name": "services"}, {"name": "papers"}])
    path = _workbook(
        tmp_path / "paket.xlsx",
        {"Datapackage": [["key", "value"], ["reference_date", '"heute"'], ["resources", resources]], "areas": []},
    )
    _package, report = read_package(path)

    problems = (*report.errors, *report.notices)
    assert {(p.file, p.row, p.column) for p in problems} == {
        ('sheet "datapackage"', 2, "value"),
        ('sheet "datapackage"', 3, "value"),
        ('sheet "areas"', None, None),
    }
    assert not [p for p in problems if ".csv" in p.problem + p.action + (p.value or "") or "file" in p.problem]
    _package, report = read_package(_workbook(tmp_path / "leer.xlsx", {"x": []}))
    assert "for example services." in _only_error(report).action


def test_a_workbook_named_zip_is_said(tmp_path: Path, read: Read) -> None:
    write_package(read({})[0], tmp_path / "paket.xlsx")
    (tmp_path / "paket.xlsx").rename(tmp_path / "paket.zip")
    _package, report = read_package(tmp_path / "paket.zip")

    assert "Excel workbook" in _only_error(report).problem
    assert ".xlsx" in _only_error(report).action
    assert not report.notices


def test_several_folders_without_a_package_are_one_error(tmp_path: Path) -> None:
    files = {f"ordner{i % 3}/bild{i}.png": b"x" for i in range(30)}
    _package, report = read_package(write_zip(tmp_path / "paket.zip", files))

    assert "3 folders, and none of them is a package" in _only_error(report).problem
    assert not report.notices


def test_the_one_package_among_several_folders_is_read(tmp_path: Path) -> None:
    files = {f"kette/{name}": content for name, content in good_files().items()}
    pictures = {f"bilder/{i}.png": b"x" for i in range(30)}
    package, report = read_package(write_zip(tmp_path / "paket.zip", {**files, **pictures}))

    assert not report.errors
    assert len(package.tables) == 17
    assert [notice.file for notice in report.notices] == ["paket.zip › bilder/"]


def test_two_packages_in_one_zip_are_one_error(tmp_path: Path) -> None:
    files = {f"{folder}/fields.csv": b"code\na\n" for folder in ("alt", "neu")}
    _package, report = read_package(write_zip(tmp_path / "paket.zip", files))

    assert "several packages: alt/, neu/" in _only_error(report).problem


def test_a_zip_with_a_password_is_one_error(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "paket.zip", good_files())
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    path.write_bytes(data)
    _package, report = read_package(path)

    assert "password" in _only_error(report).problem
    assert not report.notices


def test_a_mistake_in_json_is_said_by_line_and_in_the_language_of_the_reader(read: Read) -> None:
    _package, report = read({"datapackage.json": '{\n "title": "x",\n}'})

    assert "line 3, at character 1" in _only_error(report).problem
    use_language("de")
    _package, report = read({"datapackage.json": '{"title": x}'})
    assert "Expecting" not in _only_error(report).problem + _only_error(report).action


FORMULAS = {
    "openpyxl": "<c r='{}'><f>1+1</f><v></v></c>",
    "openpyxl, closed": '<c r="{}" s="1"><f>SUM(A1:A2)</f><v /></c>',
    "no value": '<c r="{}"><f>1+1</f></c>',
    "prefixed": '<x:c r="{}"><x:f t="shared" si="0"/><x:v/></x:c>',
}
COMPUTED = ['<c r="{}" t="str"><f>A1</f><v></v></c>', '<c r="{}"><f>1+1</f><v>2</v></c>', '<c r="{}"><v></v></c>']


def _with_cells(tmp_path: Path, column: str, cells: list[str]) -> Report:
    """A workbook in which the cells from row 3 on hold this XML."""
    path = _workbook(
        tmp_path / "roh.xlsx", {"services": [["id", "Summe", "places_per_year"], *([f"s{i}"] for i in range(5))]}
    )
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for row, cell in enumerate(cells, start=3):
        start, end = sheet.split(f'<row r="{row}"', 1)
        sheet = f'{start}<row r="{row}"' + end.replace("</row>", cell.format(f"{column}{row}") + "</row>", 1)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    return read_package(write_zip(tmp_path / "paket.xlsx", parts))[1]


@pytest.mark.parametrize("cell", FORMULAS.values(), ids=FORMULAS)
def test_formulas_without_a_result_are_one_error(tmp_path: Path, cell: str) -> None:
    error = _only_error(_with_cells(tmp_path, "C", [*COMPUTED, cell]))

    assert (error.file, error.row, error.column) == ('sheet "services"', 6, None)
    assert "1 formula without a result" in error.problem
    assert "save it again" in error.action


def test_many_formulas_without_a_result_are_one_error(tmp_path: Path) -> None:
    assert "4 formulas" in _only_error(_with_cells(tmp_path, "C", [FORMULAS["openpyxl"]] * 4)).problem


def test_formulas_in_columns_that_are_kept_out_do_not_matter(tmp_path: Path) -> None:
    assert not _with_cells(tmp_path, "B", [FORMULAS["openpyxl"]] * 4).errors


def test_an_area_that_excel_made_a_number_of_is_told_at_the_area(tmp_path: Path) -> None:
    needs = [["area", "phase", "field"], *([["05978", "u3", f"f{i}"] for i in range(50)])]
    path = _workbook(tmp_path / "paket.xlsx", {"areas": [["code"], [5978]], "needs": needs})
    error = _only_error(read_package(path)[1])

    assert (error.file, error.row, error.value) == ('sheet "areas"', 2, "5978")
    assert "50 other places" in error.problem
