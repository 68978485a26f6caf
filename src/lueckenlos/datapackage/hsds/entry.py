# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""An object of a feed, with the way to it: what is wrong with one of its values is told, and the value left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from lueckenlos.datapackage.decode import UNREADABLE
from lueckenlos.datapackage.hsds.identifiers import is_identifier
from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.schema import SEPARATOR
from lueckenlos.datapackage.values import BadValue, read_day
from lueckenlos.shared.language import _

LONGEST_KEY = 200
LONGEST_TEXT = 30_000


@dataclass(frozen=True)
class Entry:
    """`row`: the number of the entry in its file, from 1. `pointer`: the JSON pointer to this object."""

    report: FileReport
    row: int
    pointer: str
    content: dict[str, Any]

    def skip(self, name: str | None, problem: str, action: str) -> None:
        """The whole row is left out."""
        self.report.error(problem, action, row=self.row, column=self._at(name), value=self._shown(name))

    def drop(self, name: str | None, problem: str, action: str) -> None:
        """One value is left out."""
        self.report.notice(problem, action, row=self.row, column=self._at(name), value=self._shown(name))

    def _at(self, name: str | None) -> str:
        return (f"{self.pointer}/{escaped(name)}" if name is not None else self.pointer) or "/"

    def _shown(self, name: str | None) -> str | None:
        value = self.content.get(name) if name is not None else None
        return None if value is None else str(value)[:300]

    def text(self, name: str) -> str | None:
        value = self.content.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str):
            self.drop(name, _("This is not a text."), _("Write it in quotation marks."))
            return None
        if UNREADABLE.search(value):
            self.drop(name, _("The text holds characters that cannot be read."), _("Write the text again, as UTF-8."))
            return None
        if len(value) > LONGEST_TEXT:
            problem = _("The text is longer than {n} characters.").format(n=LONGEST_TEXT)
            self.drop(name, problem, _("Shorten it."))
            return None
        return value.strip()

    def item(self, name: str) -> str | None:
        """A text that stands among others in one cell."""
        text = self.text(name)
        return text.replace(SEPARATOR, "/") if text else None

    def key(self, name: str = "id") -> str | None:
        text = self.text(name)
        if text is not None and (len(text) > LONGEST_KEY or SEPARATOR in text):
            self.drop(name, _("This cannot be a key."), _("Give the identifier, a UUID."))
            return None
        return text.lower() if text and is_identifier(text.lower()) else text

    def number(self, name: str, least: float, most: float) -> float | None:
        value = self.content.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            self.drop(name, _("This is not a number."), _("Write a number, without quotation marks."))
            return None
        if not least <= value <= most:
            problem = _("The number does not lie between {least} and {most}.").format(least=least, most=most)
            self.drop(name, problem, _("Correct the number."))
            return None
        return value

    def date(self, name: str) -> date | None:
        text = self.text(name)
        if text is None:
            return None
        year, month, day = text[:4], text[5:7], text[8:10]
        is_shaped = text[4:5] == text[7:8] == "-" and text[10:11] in ("", "T", " ")
        if not is_shaped or not all(part.isascii() and part.isdigit() for part in (year, month, day)):
            self.drop(name, _("This is not a date."), _("Write it as YYYY-MM-DD."))
            return None
        try:
            return read_day(int(year), int(month), int(day))
        except BadValue as error:
            self.drop(name, error.problem, error.action)
            return None

    def one(self, name: str) -> "Entry | None":
        value = self.content.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.drop(name, _("This is not a JSON object."), _("Write it in curly brackets."))
            return None
        return Entry(self.report, self.row, f"{self.pointer}/{escaped(name)}", value)

    def many(self, name: str) -> Iterator["Entry"]:
        value = self.content.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.drop(name, _("This is not a list."), _("Write it in square brackets."))
            return
        for at, item in enumerate(value):
            pointer = f"{self.pointer}/{escaped(name)}/{at}"
            if isinstance(item, dict):
                yield Entry(self.report, self.row, pointer, item)
            else:
                Entry(self.report, self.row, pointer, {}).drop(
                    None, _("This is not a JSON object."), _("Write it in curly brackets.")
                )


def escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
