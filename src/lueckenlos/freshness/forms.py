# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be answered by the link in a mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.cells import Cell
from lueckenlos.freshness.models import LEAST_DAYS, MOST_DAYS
from lueckenlos.shared.language import _

SERVICE = TABLES["services"].columns


class AnswerForm(forms.Form):
    """The two quick answers. What is left empty stays as it is in the entry."""

    places_per_year = Cell(
        SERVICE["places_per_year"],
        label=gettext_lazy("Places a year"),
        help_text=gettext_lazy("For how many families or children a year. An estimate helps as well."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    sufficiency = forms.ChoiceField(label=gettext_lazy("Or: is it enough?"), required=False, widget=forms.RadioSelect)
    waiting_weeks = Cell(
        SERVICE["waiting_weeks"],
        label=gettext_lazy("Waiting time in weeks"),
        help_text=gettext_lazy("Until a place is free. 0: none."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: Any = self.fields["sufficiency"]
        shown.choices = [
            ("enough", _("It is enough")),
            ("short", _("It is not enough")),
            ("", _("I cannot say")),
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not self.answers(values):
            self.add_error(None, _("Answer one of the questions, or choose “Still right”."))
        return values

    @staticmethod
    def answers(values: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value not in (None, "")}


class CorrectionForm(forms.Form):
    correction = forms.CharField(
        label=gettext_lazy("What should be different?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("No names of persons, please. The coordination reads it and changes the entry."),
    )


class RuleForm(forms.Form):
    ask_after_days = forms.IntegerField(
        label=gettext_lazy("Days after a confirmation until the next question"),
        min_value=LEAST_DAYS,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("30 to 365. On the board, a confirmation holds for a year in any case."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Please enter 30 to 365 days.")
        ),
    )
