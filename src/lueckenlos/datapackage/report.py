# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What was found while reading: errors that must be mended, notices that are good to know."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """`problem` says what is wrong, `action` what to do. Rows count as in a spreadsheet: the header is row 1."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    problem: str
    action: str


@dataclass
class Report:
    """Everything that was found, in the order of the files and their rows."""

    _errors: list[Problem] = field(default_factory=list)
    _notices: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(self._errors)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Things that are allowed but should be known; they never stop a command."""
        return tuple(self._notices)

    def of(self, file: str) -> "FileReport":
        return FileReport(self, file)

    def add(self, problem: Problem, *, notice: bool = False) -> None:
        (self._notices if notice else self._errors).append(problem)

    def sort(self) -> None:
        """By file, in the order in which each was first met, then by row."""
        for problems in (self._errors, self._notices):
            rank = {file: i for i, file in enumerate(dict.fromkeys(p.file for p in problems))}
            problems.sort(key=lambda p: (rank[p.file], p.row or 0))


@dataclass(frozen=True)
class FileReport:
    """The report of one file or sheet, under the name its owner knows."""

    report: Report
    file: str

    def place(self, row: int | None, column: str | None) -> tuple[int | None, str | None]:
        return row, column

    def error(
        self,
        problem: str,
        action: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.report.add(Problem(self.file, *self.place(row, column), printable(value), problem, action))

    def notice(
        self,
        problem: str,
        action: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        found = Problem(self.file, *self.place(row, column), printable(value), problem, action)
        self.report.add(found, notice=True)

    def rows_with_errors(self) -> set[int | None]:
        return {problem.row for problem in self.report.errors if problem.file == self.file}

    def cells_with_errors(self) -> "Cells":
        return Cells({(problem.row, problem.column) for problem in self.report.errors if problem.file == self.file})


@dataclass(frozen=True)
class Cells:
    """Cells by row and column; without a column it is the whole row."""

    _cells: Set[tuple[int | None, str | None]]

    def __contains__(self, cell: tuple[int, str]) -> bool:
        return cell in self._cells or (cell[0], None) in self._cells

    def has_any_of(self, *columns: str) -> bool:
        return any(column is None or column in columns for _row, column in self._cells)


@dataclass(frozen=True)
class KeyReport(FileReport):
    """The report of a sheet of keys and values: what is told of a key stands in the row of its value."""

    rows: Mapping[str, int]
    value_column: str

    def place(self, row: int | None, column: str | None) -> tuple[int | None, str | None]:
        if row is None and column is not None and column in self.rows:
            return self.rows[column], self.value_column
        return row, column


def printable(value: str | None) -> str | None:
    """The value as it can be printed anywhere: no undecodable bytes, and not pages of it."""
    if value is None:
        return None
    if len(value) > 200:
        value = value[:199] + "…"
    return value.encode("utf-8", "replace").decode().replace("\0", "␀")
