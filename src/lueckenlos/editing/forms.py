# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The form of an entry, made from the columns of its table."""

from typing import Any

from django import forms

from lueckenlos.datapackage.schema import TABLES, Column
from lueckenlos.editing import words
from lueckenlos.editing.cells import Cell, Chosen, Lines, Money, Several, age_options
from lueckenlos.editing.rows import Row
from lueckenlos.editing.tables import EditedTable
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region
from lueckenlos.reports import labels
from lueckenlos.shared.language import _

LONG = {"description", "note", "if_no_answer", "legal_basis", "source"}
KNOWN_ITEMS = {
    "languages": tuple(labels.LANGUAGES),
    "topics": tuple(labels.TOPICS),
    "target_groups": ("disability", "single_parents", "young_mothers", "low_income", "migration", "fathers", "women"),
}


class EntryForm(forms.Form):
    """`row` is the entry as it is, None for a new one; `cleaned_row` what it should become."""

    def __init__(self, table: EditedTable, region: Region, user: Any, row: Row | None, data: Any = None) -> None:
        self.table, self.region, self.user, self.row = table, region, user, row or {}
        super().__init__(data=data, initial=dict(self.row), auto_id="f_%s")
        for _title, columns in table.grouped():
            for column in columns:
                self.fields[column] = self._field(column)

    def groups(self) -> list[tuple[str, list[Any]]]:
        return [(_(title), [self[column] for column in columns]) for title, columns in self.table.grouped()]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        schema = TABLES[self.table.name]
        for column in schema.required:
            if column in self.fields and values.get(column) in (None, ()) and column not in self.errors:
                self.add_error(column, _("Please fill this in."))
        if "name" in self.fields and not values.get("name") and "name" not in self.errors:
            self.add_error("name", _("Please fill this in."))
        for order in schema.orders:
            first, last = values.get(order.first), values.get(order.last)
            if first is not None and last is not None and (first > last or (order.strict and first == last)):
                self.add_error(
                    order.last,
                    _("“{last}” must come after “{first}”.").format(
                        last=words.label(order.last), first=words.label(order.first)
                    ),
                )
        giving = values.get("from_service") if self.table.name == "handovers" else None
        if giving and giving == values.get("to_service"):
            self.add_error("to_service", _("The service hands over to itself."))
        return values

    @property
    def cleaned_row(self) -> Row:
        columns = TABLES[self.table.name].columns
        empty: Row = {name: () if column.kind == "items" else None for name, column in columns.items()}
        return {**empty, **self.row, **{c: v for c, v in self.cleaned_data.items() if c in columns}}

    def _field(self, name: str) -> Cell:
        column = TABLES[self.table.name].columns[name]
        more = {"label": words.label(name), "help_text": words.help_for(name)}
        current = self.row.get(name)
        if name in ("from_month", "to_month"):
            return Chosen(column, age_options(current), **more)
        if name in words.MONEY:
            return Money(column, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)
        if column.table and column.kind == "items":
            return self._references(name, column, current or (), more)
        if column.table:
            return self._reference(name, column, current, more)
        if column.kind == "items":
            return self._items(name, column, current or (), more)
        if column.kind == "flag":
            return Chosen(column, [("1", _("yes")), ("0", _("no"))], **more)
        if column.choices:
            return Chosen(column, [(code, words.choice_label(name, code)) for code in column.choices], **more)
        return Cell(column, widget=_widget(name, column), **more)

    def _reference(self, name: str, column: Column, current: str | None, more: dict[str, Any]) -> Cell:
        options = self._options(str(column.table))
        if current and current not in dict(options):
            options.insert(0, (current, _("stays as it is")))
        return Chosen(column, options, **more)

    def _references(self, name: str, column: Column, current: tuple[str, ...], more: dict[str, Any]) -> Cell:
        return Several(column, self._options(str(column.table)), current, **more)

    def _items(self, name: str, column: Column, current: tuple[str, ...], more: dict[str, Any]) -> Cell:
        known = KNOWN_ITEMS.get(name)
        if known is None:
            return Lines(column, **more)
        codes = dict.fromkeys((*known, *current))
        return Several(column, [(code, words.choice_label(name, code)) for code in codes], current, **more)

    def _options(self, target: str) -> list[tuple[str, str]]:
        """What the person sees of a table, by name; areas in the order of the tree."""
        model = kept_table(target).model
        rows = model.objects.visible_to(self.user).filter(region=self.region)
        if target == "areas":
            areas = list(rows.order_by("path"))
            least = min((area.path.count("/") for area in areas), default=0)
            return [(a.code, "\u2003" * (a.path.count("/") - least) + str(a)) for a in areas]
        if target == "phases":
            return [(thing.code, str(thing)) for thing in rows.order_by("from_month")]
        return sorted(((thing.code, str(thing)) for thing in rows), key=lambda option: option[1].casefold())


def _widget(name: str, column: Column) -> forms.Widget:
    if name in LONG:
        return forms.Textarea(attrs={"rows": 4})
    if column.kind == "date":
        return forms.DateInput(attrs={"type": "date"})
    if name in ("opens", "closes"):
        return forms.TimeInput(attrs={"type": "time"})
    if column.kind in ("integer", "number"):
        return forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.TextInput()
