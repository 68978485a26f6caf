# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Forms that everyone may send: no account needed, no foreign service asked whether a human writes."""

import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy

SALT = "lueckenlos.open_form"
LEAST_SECONDS, MOST_SECONDS = 3, 24 * 3600


class OpenForm(forms.Form):
    """Put `stamp()` into the field `opened` of the page."""

    said_old: Any = gettext_lazy("The form was open for long. Please send it again.")
    said_quick: Any = gettext_lazy("That was very quick. Please send it again.")

    website = forms.CharField(required=False, max_length=300, label=gettext_lazy("Leave this empty"))
    """People do not see it; who fills it in is a program."""
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def is_by_program(self) -> bool:
        return bool(self.data.get("website"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        age = _age(found.get("opened", ""))
        if age is None or age > MOST_SECONDS:
            raise forms.ValidationError(self.said_old)
        if age < LEAST_SECONDS:
            raise forms.ValidationError(self.said_quick)
        return found


def _age(stamp: str) -> float | None:
    """Seconds since the form was opened; None where the stamp is not ours."""
    try:
        return time.time() - float(signing.loads(stamp, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def stamp(earlier: str = "") -> str:
    """When the form was opened, signed; an earlier stamp that still holds stays."""
    age = _age(earlier)
    if age is not None and age <= MOST_SECONDS:
        return earlier
    return signing.dumps(time.time(), salt=SALT)
