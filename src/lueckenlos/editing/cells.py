# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Form fields that read as the exchange format reads its cells, with the same words for what is wrong."""

from datetime import date
from typing import Any

from django import forms

from lueckenlos.datapackage.schema import SEPARATOR, Column
from lueckenlos.datapackage.values import BadValue, CellReader
from lueckenlos.editing.words import age_label
from lueckenlos.shared.language import _

LONGEST = 20_000


class Cell(forms.Field):
    """One cell: text in, a value of the column out. Empty is unknown."""

    def __init__(self, column: Column, **more: Any) -> None:
        super().__init__(required=False, **more)
        self.column = column

    def to_python(self, value: Any) -> Any:
        text = SEPARATOR.join(value) if isinstance(value, list | tuple) else str(value or "")
        if len(text) > LONGEST:
            raise forms.ValidationError(_("The text is too long."))
        if self.column.kind != "items" and SEPARATOR in text and self.column.table:
            raise forms.ValidationError(_("The value is not allowed here."))
        try:
            return CellReader(self.column, german=True).read(text)
        except BadValue as error:
            raise forms.ValidationError(f"{error.problem} {error.action}") from error

    def prepare_value(self, value: Any) -> Any:
        return as_typed(self.column, value)


class Money(Cell):
    """Euros in the form, cents in the row."""

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").replace("€", "").replace("\u00a0", "").strip()
        if "," in text:
            text = text.replace(".", "")
        amount = CellReaderOrError(Column("number", 0), text)
        return None if amount is None else self._cents(amount)

    def _cents(self, euros: float) -> int:
        cents = round(euros * 100)
        if abs(euros * 100 - cents) > 1e-6 or cents > (self.column.maximum or 10**15):
            raise forms.ValidationError(_("Enter an amount in euros with at most two decimals."))
        return cents

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100},{value % 100:02d}" if value % 100 else str(value // 100)
        return value


def CellReaderOrError(column: Column, text: str) -> Any:  # noqa: N802 - reads like the reader it wraps
    try:
        return CellReader(column, german=True).read(text)
    except BadValue as error:
        raise forms.ValidationError(f"{error.problem} {error.action}") from error


class Lines(Cell):
    """Several values, one in each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        return super().to_python([line.replace(SEPARATOR, " ") for line in str(value or "").splitlines()])

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value


class Several(Cell):
    """Boxes to tick. Values the person does not see stay ticked, unseen."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, column: Column, options: list[tuple[str, str]], current: tuple[str, ...], **more: Any) -> None:
        super().__init__(column, **more)
        self.widget.choices = options
        self._known = {code for code, _word in options}
        self._current = current

    def to_python(self, value: Any) -> Any:
        chosen = list(value) if isinstance(value, list | tuple) else [value] if value else []
        unknown = [code for code in chosen if code not in self._known]
        if unknown:
            raise forms.ValidationError(_("“{value}” cannot be chosen here.").format(value=str(unknown[0])[:60]))
        unseen = [code for code in self._current if code not in self._known]
        staying = [code for code in self._current if code in chosen or code in unseen]  # in the order they had
        return tuple(dict.fromkeys([*staying, *chosen]))


class Chosen(Cell):
    """One of several; empty is unknown."""

    widget = forms.Select

    def __init__(self, column: Column, options: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(column, **more)
        self.widget.choices = [("", _("– not known –")), *options]
        self._known = {code for code, _word in options}

    def to_python(self, value: Any) -> Any:
        if value and str(value) not in self._known:
            raise forms.ValidationError(_("“{value}” cannot be chosen here.").format(value=str(value)[:60]))
        return super().to_python(value)


def as_typed(column: Column, value: Any) -> Any:
    """A value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, tuple):
        return list(value)
    return str(value) if column.kind != "items" else value


def age_options(current: int | None) -> list[tuple[str, str]]:
    """Months up to two years, then half years up to three, then years up to 27; and what is there already."""
    months = {-9, -6, -3, -1, *range(25), 30, *range(36, 325, 12)} | ({current} if current is not None else set())
    return [(str(month), age_label(month)) for month in sorted(months)]
