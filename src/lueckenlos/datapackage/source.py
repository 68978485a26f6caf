# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where a package is read from: files in a folder or a ZIP, sheets in a workbook."""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, NoReturn, Protocol

from lueckenlos.datapackage.csv_rows import read_csv
from lueckenlos.datapackage.decode import decode
from lueckenlos.datapackage.grid import Grid
from lueckenlos.datapackage.report import FileReport, Report
from lueckenlos.datapackage.schema import METADATA, TABLES
from lueckenlos.shared.language import _

LARGEST_FILE = 512 * 2**20
"""Bytes of one file; also of one file in a ZIP or XLSX, unpacked."""


class Unreadable(Exception):
    """Why a file, or the package, cannot be read, and what to do."""

    def __init__(self, problem: str, action: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.action = action


class TooLarge(Unreadable):
    def __init__(self) -> None:
        super().__init__(
            _("The file is larger than {limit} MB.").format(limit=LARGEST_FILE // 2**20),
            _("Check whether this is the right file. If so, split the package by areas."),
        )


class Source(Protocol):
    """`names` are the files or sheets at the top. What cannot be read raises Unreadable."""

    names: Sequence[str]

    def label(self, name: str) -> str:
        """The name under which the owner of the package knows the file or sheet."""

    def find(self, resource: str, path: str | None = None) -> str | None:
        """The file (at its path, else under its own name) or the sheet of a table, or of METADATA or BOUNDARIES."""

    def own_name(self, resource: str, path: str | None = None) -> str:
        """The name that the file or sheet has, or should have."""

    def metadata_report(self, report: Report) -> FileReport:
        """Where problems of METADATA are told; their column is a key of it."""

    def read_grid(self, name: str, columns: Collection[str], report: FileReport) -> Grid: ...

    def read_metadata(self, report: FileReport) -> object: ...

    def read_boundaries(self, name: str, report: FileReport) -> object: ...


class FileSource(ABC):
    """A source of files: CSV tables and JSON."""

    names: Sequence[str] = ()

    @abstractmethod
    def label(self, name: str) -> str: ...

    @abstractmethod
    def read_bytes(self, name: str) -> bytes: ...

    def find(self, resource: str, path: str | None = None) -> str | None:
        return self.find_file(self.own_name(resource, path))

    def own_name(self, resource: str, path: str | None = None) -> str:
        return path or (f"{resource}.csv" if resource in TABLES else resource)

    def metadata_report(self, report: Report) -> FileReport:
        return report.of(self.label(METADATA))

    def find_file(self, name: str) -> str | None:
        return find_name(name, self.names)

    def read_grid(self, name: str, columns: Collection[str], report: FileReport) -> Grid:
        return read_csv(decode(self.read_bytes(name), report), columns, report)

    def read_metadata(self, report: FileReport) -> object:
        return parse_json(decode(self.read_bytes(self.find(METADATA) or METADATA), report))

    def read_boundaries(self, name: str, report: FileReport) -> object:
        return parse_json(decode(self.read_bytes(name), report))


def find_name(name: str, names: Sequence[str]) -> str | None:
    """The name itself, else one that differs only in capital letters."""
    if name in names:
        return name
    return next((other for other in names if other.casefold() == name.casefold()), None)


def parse_json(text: str) -> Any:
    """JSON that can also be written again: no NaN, no infinite numbers, no halves of characters."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        problem = _("This is not valid JSON.")
        if isinstance(error, json.JSONDecodeError):
            problem = _("This is not valid JSON: the mistake is in line {line}, at character {column}.").format(
                line=error.lineno, column=error.colno
            )
        raise Unreadable(problem, _("Correct the text, for example with a JSON checker.")) from error
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
