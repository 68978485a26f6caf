# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Single values of the exchange format as HSDS has them, and back."""

import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

MONTHS = 12
NO_LIMIT_YEARS = 100
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


def known(**values: Any) -> dict[str, Any]:
    """What is not known is left out: the schemas know no null."""
    return {name: value for name, value in values.items() if value not in (None, "", (), [])}


def minimum_age(from_month: int | None) -> int | float | None:
    """In years, rounded down. Before birth there is no lowest age."""
    if from_month is None or from_month < 0:
        return None
    return from_month // MONTHS if from_month % MONTHS == 0 else from_month * 10_000 // MONTHS / 10_000


def maximum_age(to_month: int | None) -> int | float | None:
    """In years. "Under 6" is 5, as people count; where a span ends within a year, the middle of its last month."""
    if to_month is None or to_month <= 0:
        return None
    return to_month // MONTHS - 1 if to_month % MONTHS == 0 else round((to_month - 0.5) / MONTHS, 4)


def first_month(years: float) -> int:
    return round(years * MONTHS)


def month_after(years: float) -> int | None:
    """None where there is no upper limit."""
    if years >= NO_LIMIT_YEARS:
        return None
    return (int(years) + 1) * MONTHS if years == int(years) else round(years * MONTHS + 0.5)


def euros(cents: int) -> int | float:
    return cents // 100 if cents % 100 == 0 else cents / 100


def uri(text: str | None) -> str | None:
    """A web address in the letters that addresses allow; None where it is none."""
    try:
        parts = urlsplit((text or "").strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host):
        return None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    fragment = quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?")
    found = urlunsplit((parts.scheme, host + port, path, query, fragment))
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", found)


def mail(text: str | None) -> str | None:
    return text if text and _MAIL.fullmatch(text) else None


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def moment(value: datetime | None) -> str | None:
    """UTC, with milliseconds."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if value else None


def joined(items: tuple[str, ...] | None) -> str | None:
    """Steps, one a line."""
    return "\n".join(items) if items else None
