# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is written can be read again, and is the same."""

import json
import os
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datapackage.small_package import GOOD, Read, good_files, write_folder
from lueckenlos.datapackage import CannotWrite, Package, Table, read_package, write_package
from lueckenlos.datapackage.schema import TABLES, Column

FORMS = ["paket", "paket.zip", "paket.xlsx"]


def _assert_same(package: Package, other: Package) -> None:
    assert other.metadata == package.metadata
    assert other.boundaries == package.boundaries
    assert other.reference_date == package.reference_date
    assert {name: table.columns for name, table in other.tables.items()} == {
        name: table.columns for name, table in package.tables.items()
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_good_package_comes_back_the_same(tmp_path: Path, read: Read, form: str) -> None:
    package, _report = read({})
    write_package(package, tmp_path / "aus" / form)
    again, report = read_package(tmp_path / "aus" / form)

    assert report.errors == report.notices == ()
    _assert_same(package, again)


def test_a_canonical_folder_comes_back_byte_for_byte(tmp_path: Path, read: Read) -> None:
    write_package(read({})[0], tmp_path / "aus")

    for name, content in good_files().items():
        if name.endswith(".csv"):
            assert (tmp_path / "aus" / name).read_bytes() == content


def test_the_same_package_gives_the_same_zip(tmp_path: Path, read: Read) -> None:
    package, _report = read({})
    write_package(package, tmp_path / "eins.zip")
    write_package(package, tmp_path / "zwei.zip")

    assert (tmp_path / "eins.zip").read_bytes() == (tmp_path / "zwei.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "eins.zip") as archive:
        assert archive.namelist() == sorted(good_files())


def test_the_same_package_gives_the_same_workbook(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    package, _report = read({})
    write_package(package, tmp_path / "eins.xlsx")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_package(package, tmp_path / "zwei.xlsx")

    assert (tmp_path / "eins.xlsx").read_bytes() == (tmp_path / "zwei.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "eins.xlsx") as book:
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


@pytest.mark.parametrize("form", FORMS)
def test_no_number_is_written_that_can_be_read_in_two_ways(tmp_path: Path, form: str) -> None:
    values = [1.234, 12.345, 999.999, 0.125, 1.25, 1234.567, 1000.0, 1.2345, 5e-324, 1e300, None]
    codes = [f"n{i}" for i in range(len(values))]
    networks = Table(
        "networks", {"id": codes, "meetings_per_year": values, "hours_per_meeting": values}, list(range(2, 13))
    )
    lat = Table("locations", {"id": ["a"], "lat": [51.535]}, [2])
    write_package(Package(tables={"locations": lat, "networks": networks}), tmp_path / form)
    again, report = read_package(tmp_path / form)

    assert report.errors == ()
    assert [notice.problem for notice in report.notices] == []
    assert again.tables["networks"].columns == networks.columns
    assert again.tables["locations"].columns == lat.columns
    if form == "paket":
        assert "n0,1.2340,1.2340\n" in (tmp_path / form / "networks.csv").read_text()
        assert "a,51.535\n" in (tmp_path / form / "locations.csv").read_text()


def _texts(*, multiple: bool = False) -> st.SearchStrategy[str]:
    nasty = st.sampled_from(
        ['"', "'", "a\nb", "ü\r\nß", "a\rb", "👨‍👩‍👧", "007", "=1+1", "-5", "_x0041_", "a;b,c\td", "x\x85y"]
    )
    free = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=12)
    texts = (nasty | free).map(str.strip).filter(bool)
    return texts.filter(lambda text: "|" not in text) if multiple else texts


def _values(column: Column) -> st.SearchStrategy[Any]:
    if column.choices:
        return st.none() | st.sampled_from(column.choices)
    if column.form == "time":
        return st.none() | st.times().map(lambda time: f"{time:%H:%M}")
    if column.form == "mail":
        return st.none() | st.from_regex(r"[a-z0-9.+-]{1,9}@[a-z0-9-]{1,9}\.example", fullmatch=True)
    low, high = column.minimum, column.maximum
    match column.kind:
        case "items":
            return st.lists(_texts(multiple=True), max_size=3, unique=True).map(tuple)
        case "integer":
            return st.none() | st.integers(int(low or 0), int(high or 0))
        case "number":
            floats = st.floats(low, high, allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
            return st.none() | floats | floats.map(lambda x: round(x % 1, 3))
        case "flag":
            return st.none() | st.booleans()
        case "date":
            return st.none() | st.dates()
    return st.none() | _texts()


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, Table]:
    tables = {}
    for name in draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=3, unique=True)):
        schema = TABLES[name]
        rows = draw(st.integers(0, 4))
        optional = [column for column in schema.columns if column not in schema.required]
        present = {*schema.required, *draw(st.lists(st.sampled_from(optional), max_size=6, unique=True))}
        columns = {}
        for column in schema.columns:
            if column in present:
                values = _values(schema.columns[column])
                if column in schema.required:
                    values = values.filter(lambda value: value is not None)
                columns[column] = draw(st.lists(values, min_size=rows, max_size=rows))
        tables[name] = Table(name, columns, list(range(2, rows + 2)))
    return tables


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _texts(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts(), inner, max_size=3),
    max_leaves=6,
)


@given(tables=_tables(), title=_json, day=st.none() | st.dates(), boundaries=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_package_comes_back_the_same_in_every_form(
    tables: dict[str, Table], title: Any, day: date | None, boundaries: bool
) -> None:
    """After the first writing, which adds the resources, metadata is the same too."""
    geojson = {"type": "FeatureCollection", "features": [], "note": title}
    package = Package({"title": title}, tables, geojson if boundaries else None, day)
    with TemporaryDirectory() as folder:
        for form in FORMS:
            write_package(package, Path(folder, form))
            again, _report = read_package(Path(folder, form))
            assert again.metadata.pop("resources") is not None
            if day is not None:
                assert again.metadata.pop("reference_date") == day.isoformat()
            _assert_same(package, again)


def test_a_long_text_in_metadata_and_boundaries_is_split_over_rows_of_a_workbook(tmp_path: Path) -> None:
    text = "  🎉 viel  Text " * 9_000
    geojson = {"type": "FeatureCollection", "features": [], "note": text}
    package = Package({"title": text, "": {" a": text}}, {"fields": Table("fields", {"code": ["a"]}, [2])}, geojson)
    write_package(package, tmp_path / "paket.xlsx")
    again, report = read_package(tmp_path / "paket.xlsx")

    assert report.errors == ()
    assert (again.metadata["title"], again.metadata[""]) == (text, {" a": text})
    assert again.boundaries == geojson


def test_numbers_dates_and_codes_keep_their_types_in_a_workbook(tmp_path: Path, read: Read) -> None:
    write_package(read({})[0], tmp_path / "paket.xlsx")
    with zipfile.ZipFile(tmp_path / "paket.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet6.xml").decode()

    assert "<t>01067</t>" in sheet  # the postal code as text
    assert "<v>51.5</v>" in sheet
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet


def test_metadata_keeps_what_was_given_and_gains_what_is_missing(tmp_path: Path) -> None:
    given = {
        "title": "T",
        "resources": [
            {"name": "unna-felder", "path": "alt/fields.csv", "note": "bleibt", "encoding": "cp1252", "bytes": 7},
            {"name": "papers", "path": "papers.csv"},
        ],
        "licenses": [{"name": "CC0-1.0"}],
    }
    fields = Table("fields", {"code": ["a"]}, [2])
    phases = Table("phases", {"code": ["u3"], "from_month": [0], "to_month": [36]}, [2])
    write_package(Package(given, {"phases": phases, "fields": fields}), tmp_path / "aus")
    written = json.loads((tmp_path / "aus" / "datapackage.json").read_text("utf-8"))

    assert list(written) == ["title", "resources", "licenses"]
    first, second = written["resources"]
    assert (first["name"], first["path"], first["schema"]["primaryKey"]) == ("phases", "phases.csv", ["code"])
    assert first["schema"]["fields"][1] == {
        "name": "from_month",
        "type": "integer",
        "constraints": {"minimum": -9, "maximum": 1200},
    }
    assert (second["name"], second["path"], second["note"]) == ("unna-felder", "fields.csv", "bleibt")
    assert second["encoding"] == "utf-8"
    assert "bytes" not in second
    assert given["resources"][0]["path"] == "alt/fields.csv"


def test_the_reference_date_is_written(tmp_path: Path) -> None:
    write_package(Package(reference_date=date(2012, 6, 1)), tmp_path / "aus")

    assert read_package(tmp_path / "aus")[0].reference_date == date(2012, 6, 1)


def test_a_folder_with_other_files_is_not_touched(tmp_path: Path, read: Read) -> None:
    package, _report = read({})
    folder = write_folder(tmp_path / "bilder", {"foto.jpg": b"x"})

    with pytest.raises(CannotWrite, match="no package"):
        write_package(package, folder)
    assert os.listdir(folder) == ["foto.jpg"]
    assert sorted(os.listdir(tmp_path)) == ["bilder", "package"]


def test_an_empty_folder_and_an_old_package_are_replaced_and_other_files_in_it_stay(tmp_path: Path, read: Read) -> None:
    package, _report = read({})
    (tmp_path / "aus").mkdir()
    write_package(package, tmp_path / "aus")
    (tmp_path / "aus" / "README.md").write_text("bleibt")
    write_package(Package(tables={"fields": package.tables["fields"]}), tmp_path / "aus")

    assert sorted(os.listdir(tmp_path / "aus")) == ["README.md", "datapackage.json", "fields.csv"]
    assert sorted(os.listdir(tmp_path)) == ["aus", "package"]


@pytest.mark.parametrize("form", FORMS)
def test_when_writing_fails_the_old_package_stays_and_nothing_else(tmp_path: Path, read: Read, form: str) -> None:
    package, _report = read({})
    path = tmp_path / "aus" / form
    write_package(package, path)
    unwritable = Package(tables={"fields": Table("fields", {"code": ["x" * 200_000]}, [2])})

    with pytest.raises(CannotWrite, match="fields"):
        write_package(unwritable, path)
    _assert_same(package, read_package(path)[0])
    assert os.listdir(tmp_path / "aus") == [form]


def test_files_and_folders_do_not_replace_each_other(tmp_path: Path, read: Read) -> None:
    package, _report = read({})
    (tmp_path / "aus.zip").mkdir()
    (tmp_path / "datei").write_text("bleibt")

    with pytest.raises(CannotWrite, match="is a folder"):
        write_package(package, tmp_path / "aus.zip")
    with pytest.raises(CannotWrite, match="is a file"):
        write_package(package, tmp_path / "datei")
    assert (tmp_path / "datei").read_text() == "bleibt"


def test_a_text_too_long_for_a_sheet_is_refused_and_fits_a_zip(tmp_path: Path) -> None:
    package = Package(tables={"fields": Table("fields", {"code": ["ü" * 32_768]}, [2])})

    with pytest.raises(CannotWrite, match="longer than a cell"):
        write_package(package, tmp_path / "paket.xlsx")
    write_package(package, tmp_path / "paket.zip")
    assert read_package(tmp_path / "paket.zip")[0].tables["fields"].columns == {"code": ["ü" * 32_768]}


def test_other_forms_become_canonical(tmp_path: Path, read: Read) -> None:
    text = GOOD["agreements"].replace("2010-01-01", "01.01.2010").replace(",", ";")
    package, _report = read({"agreements.csv": text.encode("utf-16")})
    write_package(package, tmp_path / "aus")

    assert (tmp_path / "aus" / "agreements.csv").read_text("utf-8") == GOOD["agreements"]
