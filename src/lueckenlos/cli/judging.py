# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Judged queries from a file, and in numbers how well they are answered."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from lueckenlos.cli.output import rounded
from lueckenlos.cli.package_guide import Guide
from lueckenlos.cli.problems import InputError, fail
from lueckenlos.datapackage import Problem
from lueckenlos.guide.judged import Answer, Judged, Quality, by_kind, by_language, quality
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_share

COLUMNS = ("id", "language", "kind", "query", "area", "age_months", "relevant", "held_out")
MOST_BYTES = 10_000_000


def read_judged(path: Path, guide: Guide) -> list[Judged]:
    """Ends the command with all that is wrong in the file."""
    problems: list[Problem] = []
    found = []
    for number, row in enumerate(_rows(path), start=2):
        wrong = list(_wrong(row, guide))
        problems += [
            Problem(path.name, number, column, value, problem, action) for column, value, problem, action in wrong
        ]
        if not wrong:
            found.append(_judged(row, guide))
    if problems:
        raise InputError(problems)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            fail(path.name, _("The file is too large."), _("Judge fewer queries."))
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        fail(path.name, _("The file cannot be read as UTF-8."), _("Give a CSV file of judged queries."))
    try:
        rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True, restval=""))
    except csv.Error as error:
        fail(path.name, str(error), _("Give a CSV file of judged queries."))
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if missing or not rows:
        names = ", ".join(missing or COLUMNS)
        fail(path.name, _("Rows or columns are missing."), _("Add the columns {names}.").format(names=names))
    return rows


def _wrong(row: dict[str, str], guide: Guide) -> list[tuple[str, str, str, str]]:
    """Column, value, problem, what to do."""
    found = []
    if not row["query"].strip():
        found.append(("query", "", _("The query is empty."), _("Enter what was typed.")))
    area = row["area"].strip()
    if area and area != guide.places.whole.area and guide.places.find(area) is None:
        action = _("Use one of the codes or names in the table of areas.")
        found.append(("area", area, _("There is no area of this code or name."), action))
    age = row["age_months"].strip()
    if age and not (age.lstrip("-").isascii() and age.lstrip("-").isdigit() and len(age) < 6):
        found.append(("age_months", age, _("This is no whole number."), _("Enter months, or leave the cell empty.")))
    unknown = [code for code in row["relevant"].split("|") if code not in guide.names]
    found += [
        ("relevant", code, _("There is no service with this id."), _("Use one of the ids in the table of services."))
        for code in unknown
    ]
    return found


def _judged(row: dict[str, str], guide: Guide) -> Judged:
    return Judged(
        id=row["id"],
        text=row["query"],
        language=row["language"] or "de",
        kind=row["kind"],
        place=guide.place(row["area"].strip()),
        age=int(row["age_months"]) if row["age_months"].strip() else None,
        relevant=frozenset(row["relevant"].split("|")),
        is_held_out=row["held_out"].strip() == "1",
    )


def quality_as_json(answers: Sequence[Answer]) -> dict[str, Any]:
    """Of the queries held out only sums: whoever improves the search must not learn which of them fail."""
    tuned = [given for given in answers if not given.query.is_held_out]
    held_out = [given for given in answers if given.query.is_held_out]
    return {
        "tuned": {
            **_as_json(quality(tuned)),
            "by_kind": {kind: _as_json(found) for kind, found in by_kind(tuned).items()},
            "by_language": {code: _as_json(found) for code, found in by_language(tuned).items()},
            "not_in_first_5": [given.query.id for given in tuned if not 1 <= given.rank <= 5],
        },
        "held_out": _as_json(quality(held_out)),
        "all": _as_json(quality(answers)),
    }


def _as_json(found: Quality) -> dict[str, Any]:
    return {
        "queries": found.queries,
        "success_at_1": rounded(found.share(found.at_1)),
        "success_at_5": rounded(found.share(found.at_5)),
        "without_hits": found.without_hits,
        "without_help": found.without_help,
    }


def print_quality(console: Console, answers: Sequence[Answer]) -> None:
    tuned = [given for given in answers if not given.query.is_held_out]
    held_out = [given for given in answers if given.query.is_held_out]
    table = Table()
    table.add_column(_("Queries"))
    for heading in (_("Number"), _("help is first"), _("help is among 5"), _("without hits"), _("hits without help")):
        table.add_column(heading, justify="right")
    _add(table, _("all"), quality(answers))
    _add(table, _("held out"), quality(held_out))
    _add(table, _("tuned with"), quality(tuned))
    for name, found in {**by_kind(tuned), **by_language(tuned)}.items():
        _add(table, f"  {name}", found)
    console.print(table)


def _add(table: Table, name: str, found: Quality) -> None:
    shares = [found.share(count) for count in (found.at_1, found.at_5)]
    table.add_row(
        name,
        str(found.queries),
        *("–" if share is None else write_share(share) for share in shares),
        str(found.without_hits),
        str(found.without_help),
    )
