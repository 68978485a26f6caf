# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the catalogue is made of: rows of the directory, from a database or from a data package.

Nothing here or in the modules it feeds needs a database: `lueckenlos find` works on files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class ServiceRow(NamedTuple):
    """`key` joins the rows of one reading: the primary key of a database, the row of a package."""

    key: int
    code: str
    name: str | None
    description: str | None
    from_month: int | None
    to_month: int | None
    cost_cents: int | None
    mode: str | None
    languages: Sequence[str] | None
    target_groups: Sequence[str] | None
    organization: str | None
    city: str | None
    lat: float | None
    lon: float | None
    step_free: str | None
    appointment: str | None
    channels: Sequence[str] | None
    siblings: bool | None
    is_urgent: bool | None
    eligibility: str | None
    keywords: Sequence[str] | None


class TextRow(NamedTuple):
    """A translation: `entry` is a service's code."""

    entry: str
    column: str
    language: str
    text: str


class OpeningRow(NamedTuple):
    key: int
    weekday: str
    opens: str | None
    closes: str | None


@dataclass(frozen=True)
class Rows:
    """Of the services that everyone may see on `day`.

    `fields` and `areas`: (key of the service, code of the field or path of the area). `paths`: of each area's code.
    `synonyms`: the region's own groups.
    """

    day: date
    services: Sequence[ServiceRow]
    fields: Sequence[tuple[int, str]]
    areas: Sequence[tuple[int, str]]
    openings: Sequence[OpeningRow]
    paths: Mapping[str, str]
    texts: Sequence[TextRow]
    synonyms: Mapping[str, Sequence[str]]
