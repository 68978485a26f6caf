# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Parameters of the interface: how they are read, and how they are described in its document."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from lueckenlos.api.errors import wrong_value
from lueckenlos.datapackage.hsds.vocabulary import WEEKDAYS
from lueckenlos.shared.language import _

MOST_PER_PAGE = 500
PER_PAGE = 50
MOST_PAGES = 1_000_000
LONGEST_TEXT = 200
"""Letters of a text that are looked at."""
_INTEGER = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
_DAYS = {name: code for code, name in WEEKDAYS.items()}
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
ANY_TEXT = "^[^\\u0000]*$"
"""No database keeps the character NUL, and nobody types it."""


@dataclass(frozen=True)
class Parameter:
    """`read` makes a value of the text, or raises Refused; `schema` describes it."""

    name: str
    description: str
    schema: Mapping[str, Any]
    read: Callable[[str, str], Any]


def _text(_name: str, text: str) -> str | None:
    return " ".join(text[: 10 * LONGEST_TEXT].split())[:LONGEST_TEXT] or None


def _code(_name: str, text: str) -> str | None:
    return text.strip().lower()[:LONGEST_TEXT] or None


def _whole(most: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not _INTEGER.fullmatch(text) or not 1 <= int(text) <= most:
            message = _("“{name}” must be a whole number from 1 to {most}.").format(name=name, most=most)
            raise wrong_value(name, message, _("Correct the number, or leave the parameter out."))
        return int(text)

    return read


def _number(name: str, text: str) -> float:
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise wrong_value(
            name,
            _("“{name}” must be a number.").format(name=name),
            _("Write it with digits and a decimal point, such as 2.5, or leave the parameter out."),
        )
    return float(text)


def _truth(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise wrong_value(
            name, _("“{name}” must be true or false.").format(name=name), _("Correct it, or leave the parameter out.")
        )
    return text == "true"


def _time(name: str, text: str) -> time:
    if not re.fullmatch(TIME, text):
        raise wrong_value(
            name, _("“{name}” must be a time of day.").format(name=name), _("Write hours and minutes, such as 08:30.")
        )
    return time.fromisoformat(text)


def _day(name: str, text: str) -> str:
    if text not in _DAYS:
        raise wrong_value(
            name,
            _("“{name}” must be a weekday.").format(name=name),
            _("Choose one of: {choices}.").format(choices=", ".join(_DAYS)),
        )
    return _DAYS[text]


def _moment(name: str, text: str) -> datetime:
    """A "+" that was not written as %2B has become a space."""
    found: datetime | date | None = None
    text = re.sub(r" ([0-9]{2}:?[0-9]{2})$", r"+\1", text)
    try:
        found = parse_datetime(text.upper()) or parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise wrong_value(
            name,
            _("“{name}” must be a date, or a date and time.").format(name=name),
            _("Write it as 2026-01-31T12:00:00Z."),
        )
    if not isinstance(found, datetime):
        found = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - it is given its zone below
    if found.year < _FIRST.year:
        return _FIRST
    if found.year >= _LAST.year:
        return _LAST
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def _format(name: str, text: str) -> str:
    if text not in ("json", "ndjson"):
        raise wrong_value(
            name,
            _("“{name}” is not known.").format(name=name),
            _("Choose one of: {choices}.").format(choices="json, ndjson"),
        )
    return text


def _parameter(name: str, description: str, schema: Mapping[str, Any], read: Callable[[str, str], Any]) -> Parameter:
    return Parameter(name, description, schema, read)


_ANY = {"type": "string", "pattern": ANY_TEXT}
PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        _parameter("search", "Full text search; forgives typing errors. The best hits come first.", _ANY, _text),
        _parameter(
            "page", "Page number of paginated result.",
            {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}, _whole(MOST_PAGES),
        ),
        _parameter(
            "per_page", "Number of results requested in a single page.",
            {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE}, _whole(MOST_PER_PAGE),
        ),
        _parameter("taxonomy_term_id", "Services with this taxonomy term.", _ANY, _code),
        _parameter("taxonomy_id", "Services with any term of this taxonomy.", _ANY, _code),
        _parameter("organization_id", "Services that this organization provides.", _ANY, _code),
        _parameter(
            "minimum_age", "Services whose minimum age is at least this, in years. Where none is known: not.",
            {"type": "number"}, _number,
        ),
        _parameter(
            "maximum_age", "Services whose maximum age is this or below, in years. Where none is known: not.",
            {"type": "number"}, _number,
        ),
        _parameter(
            "start_time", "Services with an opening that starts at this time or later (on the day, if given).",
            {"type": "string", "pattern": f"^{TIME}$"}, _time,
        ),
        _parameter(
            "end_time", "Services with an opening that ends at this time or earlier (on the day, if given).",
            {"type": "string", "pattern": f"^{TIME}$"}, _time,
        ),
        _parameter("day", "Services that open on this weekday.", {"type": "string", "enum": list(_DAYS)}, _day),
        _parameter(
            "postcode",
            "Services that are there for this postcode: where a service names areas, one of them has to touch it. "
            "With proximity: within that distance of the middle of the postcode. An unknown postcode finds nothing.",
            _ANY, _code,
        ),
        _parameter(
            "proximity", "Metres from the middle of the postcode. Without a postcode it says nothing.",
            {"type": "number"}, _number,
        ),
        _parameter(
            "modified_after",
            "Entries that were changed on or after this moment, and those of which it is not known when.",
            {"type": "string", "format": "date-time"}, _moment,
        ),
        _parameter(
            "minimal", "A list of nothing but id and modified_date of all services, on one page.",
            {"type": "boolean", "default": False}, _truth,
        ),
        _parameter(
            "full", "Fully nested entries instead of those with one-to-one fields.",
            {"type": "boolean", "default": False}, _truth,
        ),
        _parameter(
            "full_service", "The organization's services fully nested.", {"type": "boolean", "default": False}, _truth
        ),
        _parameter(
            "format", "ndjson: all results without pages, one a line.",
            {"type": "string", "enum": ["json", "ndjson"], "default": "json"}, _format,
        ),
    )
}  # fmt: skip


def read_parameters(sent: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Any]:
    """Those that are given; others in the address are nobody's business.

    Raises:
        Refused: a value makes no sense.
    """
    found = {}
    for name in names:
        text = sent.get(name)
        if text is not None:
            value = PARAMETERS[name].read(name, text)
            if value is not None:
                found[name] = value
    return found
