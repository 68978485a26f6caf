# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked for when somebody is let in, and when a barrier is reported."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy

from lueckenlos.accounts.models import Role, User
from lueckenlos.accounts.policies import LIMITED, kinds_to_give, may_give
from lueckenlos.editing.rights import kind_label
from lueckenlos.frame.models import Area, Field, Phase, Region
from lueckenlos.office.queries import areas_to_give, organizations_to_invite
from lueckenlos.shared.language import _


def area_choices(areas: list[Area]) -> list[tuple[str, str]]:
    """The tree by indentation."""
    least = min((area.path.count("/") for area in areas), default=0)
    return [(str(area.pk), "\u2003" * (area.path.count("/") - least) + str(area)) for area in areas]


_ORDER = ("organization_editor", "navigator", "planner", "town_coordinator", "county_coordinator", "steering_member")


def _rank(kind: str) -> int:
    """Those who may most come last, so that nobody gives them by mistake."""
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER) + (kind == Role.Kind.ADMINISTRATOR)


class RoleForm(forms.Form):
    """A role, and what it is for. Offers only what the person may give."""

    kind = forms.ChoiceField(label=gettext_lazy("Role"))
    area = forms.ChoiceField(
        label=gettext_lazy("Area"), help_text=gettext_lazy("The role holds for this area and all below it.")
    )
    organization: Any = forms.ModelChoiceField(
        queryset=None,
        label=gettext_lazy("Organization"),
        required=False,
        help_text=gettext_lazy("For the role “organization” only: whose entries the person keeps right."),
    )
    fields_only: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("Only for these fields"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For coordination and planning; none chosen: all."),
    )
    phases_only: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("Only for these life phases"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For coordination and planning; none chosen: all."),
    )

    def __init__(self, *args: Any, user: User, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.region = user, region
        kinds = kinds_to_give(user, region)
        self.areas = {str(area.pk): area for area in areas_to_give(user, region)}
        shown: Any = self.fields
        shown["kind"].choices = [("", _("please choose"))] + [
            (kind, kind_label(kind)) for kind in sorted(kinds, key=_rank)
        ]
        shown["area"].choices = area_choices(list(self.areas.values()))
        shown["organization"].queryset = organizations_to_invite(user, region)
        if kinds == [Role.Kind.ORGANIZATION_EDITOR]:
            shown["kind"].widget = forms.HiddenInput()
            self.initial["kind"] = kinds[0]
            shown["organization"].required = True
            shown["organization"].help_text = ""
            del shown["fields_only"], shown["phases_only"]
            return
        shown["fields_only"].queryset = Field.objects.in_region(region).order_by("pk")
        shown["phases_only"].queryset = Phase.objects.in_region(region).order_by("from_month", "pk")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        kind, area = found.get("kind"), self.areas.get(found.get("area", ""))
        if kind is None or area is None:
            return found
        found["area"] = area
        organization = found.get("organization")
        if kind == Role.Kind.ORGANIZATION_EDITOR and organization is None:
            if "organization" not in self.errors:
                self.add_error("organization", _("Please choose whose entries the person keeps right."))
            return found
        if kind != Role.Kind.ORGANIZATION_EDITOR:
            found["organization"] = organization = None
        if kind not in LIMITED:
            found["fields_only"] = found["phases_only"] = ()
        if not may_give(self.user, kind=kind, area=area, organization=organization):
            words = _("You cannot give the role “{role}” for {area}.").format(role=kind_label(kind), area=area)
            self.add_error("area", words)
        return found

    def role(self) -> dict[str, Any]:
        """What was chosen, as the actions take it."""
        found = self.cleaned_data
        return {
            "kind": found["kind"],
            "area": found["area"],
            "organization": found.get("organization"),
            "fields": found.get("fields_only") or (),
            "phases": found.get("phases_only") or (),
        }


class InvitationForm(RoleForm):
    email = forms.EmailField(
        label=gettext_lazy("Mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}), max_length=254
    )
    name = forms.CharField(
        label=gettext_lazy("Name or function"),
        max_length=200,
        help_text=gettext_lazy("How the pages greet the person; it can be changed when accepting."),
    )
    field_order = ("email", "name", "kind", "organization", "area", "fields_only", "phases_only")


class AcceptForm(forms.Form):
    """Name and password of a new account."""

    name = forms.CharField(
        label=gettext_lazy("Name or function"),
        max_length=200,
        help_text=gettext_lazy("How the pages greet you, and what colleagues read beside your changes."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=500,
        help_text=gettext_lazy("At least 12 characters, and nothing that is easily guessed."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        password, repeated = found.get("password"), found.get("repeated")
        if password and repeated is not None and password != repeated:
            self.add_error("repeated", _("The two passwords are not the same."))
        if password:
            try:
                validate_password(password, User(email=self.email, name=found.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return found


class EraseForm(forms.Form):
    """Who has a password proves it; who signs in otherwise writes their address."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    email = forms.EmailField(label=gettext_lazy("Your mail address, as a confirmation"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        del self.fields["email" if user.has_usable_password() else "password"]

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email.lower() != self.user.email.lower():
            raise forms.ValidationError(_("This is not your address."))
        return email
