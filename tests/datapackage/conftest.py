# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every test reads and checks in English, and starts from the small good package."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from datapackage.small_package import FindError, Read, good_files, write_folder
from lueckenlos.datapackage import Package, Problem, Report, read_package
from lueckenlos.shared.language import current_language, use_language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = current_language()
    use_language("en")
    yield
    use_language(before)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the small package with some files replaced, spoiled (`old=new`) or taken out (None)."""

    def read(files: dict[str, str | bytes | None]) -> tuple[Package, Report]:
        all_files = good_files()
        for name, content in files.items():
            if content is None:
                del all_files[name]
            else:
                all_files[name] = content if isinstance(content, bytes) else content.encode()
        return read_package(write_folder(tmp_path / "package", all_files))

    return read


@pytest.fixture
def spoil(read: Read) -> Read:
    """Reads the small package with one piece of text in one file replaced."""

    def spoil(name: str, old: str, new: str) -> tuple[Package, Report]:
        text = good_files()[name].decode()
        assert text.count(old) == 1
        return read({name: text.replace(old, new)})

    return spoil


@pytest.fixture
def only_error(spoil: Read) -> FindError:
    """The one error that this replacement causes."""

    def only_error(name: str, old: str, new: str) -> Problem:
        errors = spoil(name, old, new)[1].errors
        assert len(errors) == 1, errors
        assert errors[0].problem
        assert errors[0].action
        return errors[0]

    return only_error
