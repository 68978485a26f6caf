# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What was found while reading: errors that must be mended, notices that are good to know."""

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

    def error(
        self,
        problem: str,
        action: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.report.add(Problem(self.file, row, column, printable(value), problem, action))

    def notice(
        self,
        problem: str,
        action: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        found = Problem(self.file, row, column, printable(value), problem, action)
        self.report.add(found, notice=True)

    def rows_with_errors(self) -> set[int | None]:
        return {problem.row for problem in self.report.errors if problem.file == self.file}


def printable(value: str | None) -> str | None:
    """The value as it can be printed anywhere: no undecodable bytes, and not pages of it."""
    if value is None:
        return None
    if len(value) > 200:
        value = value[:199] + "…"
    return value.encode("utf-8", "replace").decode().replace("\0", "␀")
