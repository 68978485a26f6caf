# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package to a folder, a ZIP or a workbook. What stands at the path is replaced at once, or not at all."""

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.exceptions import XlsxWriterException

from lueckenlos.datapackage.files import package_files
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.schema import BOUNDARIES, METADATA, TABLES
from lueckenlos.datapackage.write_error import CannotWrite, check_form, check_name, explain
from lueckenlos.datapackage.write_workbook import write_workbook
from lueckenlos.shared.language import _

_OWN_FILES = frozenset((METADATA, BOUNDARIES, *(f"{table}.csv" for table in TABLES)))


def write_package(package: Package, path: str | Path) -> None:
    """By suffix a .zip, an .xlsx, else a folder. A folder that is no package is never touched. Raises CannotWrite."""
    path = Path(path)
    check_name(path)
    created: list[Path] = []
    try:
        path = Path(os.path.realpath(path))  # unlike resolve() it does not raise RuntimeError for a ring of links
        check_form(path)
        _create_parents(path, created)
        match path.suffix.casefold():
            case ".zip":
                _replace_file(path, lambda new: _write_zip(package, new))
            case ".xlsx":
                _replace_file(path, lambda new: write_workbook(package, new))
            case _:
                _replace_folder(path, package)
    except BaseException as error:
        for parent in created:
            with suppress(OSError):
                parent.rmdir()
        if isinstance(error, OSError | XlsxWriterException):
            raise explain(path, error) from error
        raise


def _create_parents(path: Path, created: list[Path]) -> None:
    """Folders that were not there are put into `created`, the lowest first."""
    for parent in reversed([parent for parent in path.parents if not parent.exists()]):
        parent.mkdir(exist_ok=True)
        created.insert(0, parent)


def _replace_file(path: Path, write: Callable[[Path], None]) -> None:
    if path.is_dir():
        raise CannotWrite(_("{path} is a folder. Choose another name.").format(path=path))
    new = _sibling(path, "new")
    new.touch(exist_ok=False)
    try:
        write(new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _write_zip(package: Package, path: Path) -> None:
    """The same package gives the same bytes: sorted, all of the same age."""
    with ZipFile(path, "w") as archive:
        for name, content in sorted(package_files(package)):
            member = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            member.create_system = 3
            archive.writestr(member, content, ZIP_DEFLATED)


def _replace_folder(path: Path, package: Package) -> None:
    """Files of the owner that are not part of the format stay."""
    if path.exists() and not path.is_dir():
        raise CannotWrite(_("{path} is a file. Choose another name.").format(path=path))
    if path.is_dir() and any(path.iterdir()) and not (path / METADATA).is_file():
        raise CannotWrite(_("{path} holds other files and is no package. Choose an empty folder.").format(path=path))
    new, old = _sibling(path, "new"), _sibling(path, "old")
    new.mkdir()
    try:
        for name, content in package_files(package):
            (new / name).write_bytes(content)
        _swap_folders(path, new, old)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _swap_folders(path: Path, new: Path, old: Path) -> None:
    """When a step fails, all steps before it are taken back."""
    kept: list[str] = []
    try:
        if path.is_dir():
            os.rename(path, old)
        os.rename(new, path)
        if old.is_dir():
            for name in set(os.listdir(old)) - _OWN_FILES:
                os.rename(old / name, path / name)
                kept.append(name)
    except BaseException:
        for name in kept:
            os.rename(path / name, old / name)
        if path.is_dir() and not new.exists():
            os.rename(path, new)
        if old.is_dir():
            os.rename(old, path)
        raise


def _sibling(path: Path, purpose: str) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.{purpose}")
