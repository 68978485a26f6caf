# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Cell text to value. What Excel and pandas make of numbers and dates is understood and remarked on."""

import math
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from lueckenlos.datapackage.decode import UNREADABLE
from lueckenlos.datapackage.grid import Typed
from lueckenlos.datapackage.schema import SEPARATOR, Column
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

Value = str | int | float | date | tuple[str, ...] | None

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_DIGITS = re.compile(r"[+-]?[0-9]{1,16}")
_ONE_GROUP = re.compile(r"([+-]?[1-9][0-9]{0,2})([.,])([0-9]{3})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_GERMAN_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
_DAY_PART = re.compile(r"0[.,][0-9]{2,}")
_MAIL = re.compile(r"[^@\s,;<>|]+@[^@\s,;<>|.]+(?:\.[^@\s,;<>|.]+)+")
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000
"""From 1954 to 2064."""
SPREADSHEET_ERRORS = frozenset(
    (
        *("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!"),
        *("#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!"),
    )
)


class BadValue(Exception):
    """What is wrong with a cell, and what to do."""

    def __init__(self, problem: str, action: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.action = action


@dataclass
class CellReader:
    """Reads the cells of one column. `remarks`: the first cell of each kind that was read with goodwill."""

    column: Column
    german: bool
    remarks: dict[str, str] = field(default_factory=dict)

    def read(self, cell: str) -> Value:
        if UNREADABLE.search(cell):
            raise BadValue(
                _("The cell holds characters that cannot be read."),
                _("Type the value again, and save the file as UTF-8."),
            )
        text = cell.strip()
        if text in SPREADSHEET_ERRORS:
            raise BadValue(
                _("The spreadsheet shows an error here instead of a value."),
                _("Mend the formula, or enter the value itself."),
            )
        if self.column.kind == "items":
            return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(SEPARATOR)))))
        return self._read_single(text, typed=isinstance(cell, Typed)) if text else None

    def _read_single(self, text: str, *, typed: bool) -> Value:
        match self.column.kind:
            case "number":
                return self._read_number(text, typed=typed)
            case "integer":
                return self._read_integer(text, typed=typed)
            case "flag":
                return self._read_flag(text)
            case "date":
                return self._read_date(text)
        if self.column.choices and text not in self.column.choices:
            raise BadValue(
                _("The value is not allowed here."),
                _("Choose one of: {choices}.").format(choices=", ".join(self.column.choices)),
            )
        if self.column.form == "time":
            return _read_time(text)
        if self.column.form == "mail" and not _MAIL.fullmatch(text):
            raise BadValue(_("This is not a mail address."), _("Enter one address such as office@town.example."))
        return text

    def _read_number(self, text: str, *, typed: bool) -> float:
        number = _finite(text)
        grouped = _ONE_GROUP.fullmatch(text)
        if grouped and not typed and self.column.may_be_thousands:
            raise _ambiguous(grouped, "," if self.german else ".")
        if "," in text:
            self.remarks.setdefault("decimal comma", text)
        return self._within_limits(number)

    def _read_integer(self, text: str, *, typed: bool) -> int:
        if _DIGITS.fullmatch(text):
            return int(self._within_limits(int(text)))
        number = _finite(text)
        grouped = _ONE_GROUP.fullmatch(text)
        if grouped and not typed:
            raise _ambiguous(grouped, None)
        if not number.is_integer():
            raise BadValue(_("The number has decimals."), _("Enter a whole number."))
        if not typed:
            self.remarks.setdefault("whole number", text)
        return int(self._within_limits(number))

    def _within_limits(self, number: float) -> float:
        low, high = self.column.minimum, self.column.maximum
        if low is not None and number < low:
            raise BadValue(
                _("The number is below {minimum}.").format(minimum=f"{low:g}"),
                _("Enter {minimum} or more, or leave the cell empty if it is not known.").format(minimum=f"{low:g}"),
            )
        if high is not None and number > high:
            raise BadValue(
                _("The number is above {maximum}.").format(maximum=f"{high:g}"),
                _("Enter {maximum} or less, or leave the cell empty if it is not known.").format(maximum=f"{high:g}"),
            )
        return number + 0  # -0.0 becomes 0.0

    def _read_flag(self, text: str) -> bool:
        if _NUMBER.fullmatch(text) and (number := _finite(text)) in (0, 1):
            if text not in ("0", "1"):
                self.remarks.setdefault("whole number", text)
            return number == 1
        raise BadValue(_("The value is not allowed here."), _("Enter 1 for yes or 0 for no."))

    def _read_date(self, text: str) -> date:
        if found := _ISO_DATE.fullmatch(text):
            return read_day(int(found[1]), int(found[2]), int(found[3]))
        if found := _GERMAN_DATE.fullmatch(text):
            self.remarks.setdefault("German date", text)
            return read_day(int(found[3]), int(found[2]), int(found[1]))
        raise _not_a_date(text)


def _read_time(text: str) -> str:
    """HH:MM. A spreadsheet keeps a time of day with seconds, or as a part of the day."""
    if found := _TIME.fullmatch(text):
        hours, minutes = int(found[1]), int(found[2])
    elif _DAY_PART.fullmatch(text):
        hours, minutes = divmod(round(float(text.replace(",", ".")) * 24 * 60), 60)
    else:
        hours = minutes = 99
    if hours > 23 or minutes > 59:
        raise BadValue(_("This is not a time of day."), _("Enter hours and minutes, such as 08:30."))
    return f"{hours:02d}:{minutes:02d}"


def _finite(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise BadValue(
            _("This is not a number."),
            _("Enter digits only, without unit or thousands separator; leave the cell empty if not known."),
        )
    number = float(text.replace(",", "."))
    if not math.isfinite(number):
        raise BadValue(_("The number is too large to be true."), _("Correct the number."))
    return number


def _ambiguous(grouped: re.Match[str], decimal_sign: str | None) -> BadValue:
    """Three digits after a sign that is a decimal sign in one country and a separator in another."""
    whole, _sign, decimals = grouped.groups()
    thousands = whole + decimals
    problem = _("{value} can be read in two ways: as {thousands}, or as {whole} and {decimals} thousandths.")
    if decimal_sign is None:
        action = _("Enter {thousands} if that is meant. Decimals are not allowed here.")
    else:
        action = _("Enter {thousands} or {decimal}, whichever is meant.")
    decimal = decimal_text(float(f"{whole}.{decimals}")).replace(".", decimal_sign or ".")
    return BadValue(
        problem.format(value=grouped[0], thousands=thousands, whole=whole, decimals=decimals),
        action.format(thousands=thousands, decimal=decimal),
    )


def decimal_text(number: float) -> str:
    """The shortest text that gives the number back, and that cannot be read as thousands: 1.234 is "1.2340"."""
    text = str(int(number)) if number.is_integer() and abs(number) < 1e16 else repr(number)
    return f"{text}0" if _ONE_GROUP.fullmatch(text) else text


def _not_a_date(text: str) -> BadValue:
    """A whole number may be what Excel stores for a day: how many days it lies after 1899-12-30."""
    if not (re.fullmatch("[0-9]{5}", text) and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL):
        return BadValue(_("This is not a date."), _("Enter a date as YYYY-MM-DD, for example 2012-06-01."))
    day = _SERIAL_ZERO + timedelta(days=int(text))
    return BadValue(
        _("This is a number and not a date; in Excel {value} stands for {day}.").format(
            value=text, day=write_date(day)
        ),
        _("If that is meant, enter {day}, or format the column as a date.").format(day=day.isoformat()),
    )


def read_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        action = _("Enter a date that exists, as YYYY-MM-DD.")
    if year and 1 <= month <= 12:
        problem = _("This date does not exist: month {month} of {year} has {days} days.").format(
            month=month, year=year, days=monthrange(year, month)[1]
        )
    else:
        problem = _("This date does not exist.")
    raise BadValue(problem, action)
