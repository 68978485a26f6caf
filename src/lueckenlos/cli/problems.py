# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the input, one line each: where, what, and what to do."""

from collections.abc import Iterable
from typing import Any, NoReturn

from rich.text import Text

from lueckenlos.cli.output import messages, print_json, say
from lueckenlos.datapackage import Problem, Report
from lueckenlos.shared.language import _, ngettext


class InputError(Exception):
    """The input cannot be computed; the problems say why. The command ends with 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def fail(file: str, problem: str, action: str, *, value: str | None = None) -> NoReturn:
    raise InputError([Problem(file, None, None, value, problem, action)])


def place(problem: Problem) -> str:
    parts = [problem.file]
    if problem.row is not None:
        parts.append(_("row {row}").format(row=problem.row))
    if problem.column is not None:
        parts.append(_("column {column}").format(column=problem.column))
    if problem.value:
        parts.append(_("value “{value}”").format(value=problem.value))
    return ", ".join(parts)


def print_problems(problems: Iterable[Problem], *, style: str) -> None:
    console = messages()
    for problem in problems:
        line = Text.assemble((place(problem), style), ": ", problem.problem, " ", problem.action)
        say(console, line)


def print_errors(problems: tuple[Problem, ...]) -> None:
    print_problems(problems, style="bold red")
    n = len(problems)
    summary = ngettext(
        "{n} error. Nothing was computed or written.", "{n} errors. Nothing was computed or written.", n
    ).format(n=n)
    messages().print(summary, style="red")


def print_notices(report: Report) -> None:
    """Only how many: they never stop a command, and `check` lists them."""
    n = len(report.notices)
    if n:
        text = ngettext(
            "{n} notice on the data; “lueckenlos check” shows it.",
            "{n} notices on the data; “lueckenlos check” shows them.",
            n,
        )
        messages().print(text.format(n=n), style="dim")


def as_json(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "problem": problem.problem,
        "action": problem.action,
    }


def print_errors_as_json(problems: tuple[Problem, ...]) -> None:
    print_json({"errors": [as_json(problem) for problem in problems]})
