# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Days, times, languages and distances as the reader of the guide writes them."""

from datetime import date, time
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from babel.numbers import format_currency, format_decimal

from lueckenlos.guide.language import say, spoken
from lueckenlos.reports import labels

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")


@cache
def _locale_of(code: str) -> Locale:
    try:
        return Locale.parse("en_GB" if code == "en" else code.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return Locale("de")


def locale() -> Locale:
    return _locale_of(spoken())


def day_name(weekday: int, *, short: bool = False) -> str:
    """0 is Monday."""
    return str(get_day_names("abbreviated" if short else "wide", locale=locale())[weekday]).rstrip(".")


def clock(text: str) -> str:
    """ "08:00" as the reader says it; German leaves out :00."""
    hours, minutes = (int(part) for part in text.split(":"))
    if spoken().startswith("de"):
        return f"{hours}" if minutes == 0 else f"{hours}:{minutes:02}"
    return format_time(time(hours, minutes), "short", locale=locale()).replace("\u202f", "\u00a0")


def day(value: date) -> str:
    return format_date(value, "dd.MM.yyyy" if spoken().startswith("de") else "medium", locale=locale())


def distance(km: float) -> str:
    if km < 1:
        return say("{n} m", n=max(100, round(km * 10) * 100))
    return say("{n} km", n=format_decimal(round(km, 1) if km < 10 else round(km), locale=locale()))


def money(cents: int) -> str:
    return format_currency(cents / 100, "EUR", locale=locale())


def language_name(code: str) -> str:
    """In the reader's language."""
    if code in ("de-simple", "dgs"):
        return say("Easy German (Leichte Sprache)") if code == "de-simple" else say("German sign language")
    name = locale().languages.get(code)
    return (name[:1].upper() + name[1:]) if name else labels.language_label(code)


def listed(words: list[str]) -> str:
    comma = "، " if spoken() == "ar" else ", "
    return comma.join(words)


def age_words(first: int | None, end: int | None) -> str:
    """Ages in months, [first, end), in words; empty where neither is known."""
    if first is None and end is None:
        return ""
    if first is not None and first < 0:
        if end is not None and end <= 0:
            return say("in pregnancy")
        if end is None:
            return say("from pregnancy on")
        return say("from pregnancy to {age}", age=_age(end))
    if end is None or end >= 1200:
        return say("from {age} on", age=_age(first or 0)) if first else say("for every age")
    if not first:
        return say("from birth to {age}", age=_age(end))
    return say("from {first} to {age}", first=_age(first), age=_age(end))


def _age(months: int) -> str:
    if months == 0:
        return say("birth")
    if months % 12 == 0 and months >= 12:
        years = months // 12
        return say("1 year") if years == 1 else say("{n} years", n=years)
    return say("1 month") if months == 1 else say("{n} months", n=months)
