# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot be written is said in words, and leaves nothing behind."""

import errno
import os
from pathlib import Path

import pytest
from xlsxwriter.exceptions import FileSizeError

from datapackage.small_package import GOOD, Read
from lueckenlos.datapackage import CannotWrite, Package, read_package, write_package

FORMS = ["paket", "paket.zip", "paket.xlsx"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["/dev/null", "/proc/lueckenlos"])
def test_a_folder_that_cannot_be_is_said(form: str, place: str) -> None:
    with pytest.raises(CannotWrite, match=r"cannot be written.* Choose a folder"):
        write_package(Package(), Path(place, form))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "not allowed"),
        (errno.EIO, "Check whether"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("step", ["replace", "rename", "files"])
def test_when_the_system_refuses_a_step_nothing_is_left_behind(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch, code: int, said: str, form: str, step: str
) -> None:
    package, _report = read({})
    write_package(package, tmp_path / form)
    before = sorted(os.listdir(tmp_path))

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        if step == "files":
            patch.setattr("lueckenlos.datapackage.write.package_files", refuse)
            patch.setattr("xlsxwriter.packager.Packager._create_package", refuse)
        else:
            patch.setattr(os, "rename" if form == "paket" else "replace", refuse)
        with pytest.raises(CannotWrite, match=said):
            write_package(Package(), tmp_path / form)
        with pytest.raises(CannotWrite, match=said):
            write_package(Package(), tmp_path / "a" / "b" / form)
    assert sorted(os.listdir(tmp_path)) == before
    assert read_package(tmp_path / form)[0].tables.keys() == GOOD.keys()


def test_when_the_files_of_the_owner_cannot_be_moved_the_old_package_stays(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, _report = read({})
    write_package(package, tmp_path / "aus")
    (tmp_path / "aus" / "a.txt").write_text("bleibt")
    (tmp_path / "aus" / "b.txt").write_text("bleibt")
    files = sorted(os.listdir(tmp_path / "aus"))
    rename = os.rename

    def refuse(old: Path, new: Path) -> None:
        if Path(new) == tmp_path / "aus" / "b.txt":
            raise PermissionError(errno.EACCES, "x")
        rename(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", refuse)
        with pytest.raises(CannotWrite, match="not allowed"):
            write_package(Package(), tmp_path / "aus")
    assert sorted(os.listdir(tmp_path / "aus")) == files
    assert sorted(os.listdir(tmp_path)) == ["aus", "package"]


def test_what_xlsxwriter_refuses_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise FileSizeError("too large")

    monkeypatch.setattr("lueckenlos.datapackage.write.write_workbook", refuse)
    with pytest.raises(CannotWrite, match="cannot be written"):
        write_package(Package(), tmp_path / "paket.xlsx")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("suffix", [".xls", ".csv", ".ods", ".json", ".tsv", ".xlsm", ".XLS", ".txt", ".pdf", ".tar"])
def test_a_form_that_is_no_package_is_refused(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(CannotWrite, match=r"Write \.zip, \.xlsx or a folder"):
        write_package(Package(), tmp_path / f"paket{suffix}")
    assert os.listdir(tmp_path) == []


def test_a_point_in_the_name_of_a_folder_is_fine(tmp_path: Path, read: Read) -> None:
    write_package(read({})[0], tmp_path / "kette.2012")

    assert (tmp_path / "kette.2012" / "services.csv").is_file()


@pytest.mark.parametrize("name", ["", " ", ".", "/", ".zip", ".XLSX"])
def test_an_empty_name_is_said(name: str) -> None:
    with pytest.raises(CannotWrite, match="name of the file is missing"):
        write_package(Package(), name)


def test_a_name_that_no_system_takes_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Choose a shorter name"):
        write_package(Package(), tmp_path / ("x" * 400))
    with pytest.raises(CannotWrite, match="Choose a shorter name"):
        write_package(Package(), tmp_path / "neu" / ("x" * 400) / "paket.zip")
    with pytest.raises(CannotWrite, match="Choose another name"):
        write_package(Package(), tmp_path / "a\0.zip")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    with pytest.raises(CannotWrite, match="cannot be written"):
        write_package(Package(), tmp_path / "ring" / "paket.zip")
    assert os.listdir(tmp_path) == ["ring"]
