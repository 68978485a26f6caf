# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy


class SignInForm(AuthenticationForm):
    """By mail address; upper and lower case are the same."""

    username = forms.EmailField(
        label=gettext_lazy("Mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": gettext_lazy("Address and password do not fit together. Please try again."),
        "inactive": gettext_lazy("Address and password do not fit together. Please try again."),
    }

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey signs in alone, unless somebody wants it as the second step only."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["name"].label = gettext_lazy("Name of the passkey")
        self.fields["passwordless"].label = gettext_lazy("Sign in with it alone, without a password")
        self.fields["passwordless"].initial = True
