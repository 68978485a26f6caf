# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every column has a protection class and a rule how long it is kept; none stands there that is gone."""

import re

from django.apps import apps

from lueckenlos.shared.privacy import COLUMNS, OF_OTHERS
from lueckenlos.shared.retention import kept_for


def columns():
    models = [model for model in apps.get_models() if model.__module__.startswith("lueckenlos")]
    return {
        (model.__name__, field.name)
        for model in models
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    }


def test_every_column_is_sorted_in():
    assert columns() == {(model, column) for model, found in COLUMNS.items() for column in found}


def test_passwords_are_secret():
    assert COLUMNS["User"]["password"].protection == "secret"


def test_columns_of_what_we_build_on_are_sorted_in_too():
    found = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        if not model.__module__.startswith("lueckenlos")
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    }
    assert found == {(label, column) for label, columns in OF_OTHERS.items() for column in columns}


def test_keys_of_sessions_and_second_factors_are_secret():
    assert OF_OTHERS["sessions.Session"]["session_data"].protection == "secret"
    assert OF_OTHERS["usersessions.UserSession"]["session_key"].protection == "secret"
    assert OF_OTHERS["mfa.Authenticator"]["data"].protection == "secret"


def test_what_is_promised_in_days_is_kept():
    for label, columns in OF_OTHERS.items():
        for rule in columns.values():
            if promised := re.search(r"(\d+) days", rule.kept):
                assert kept_for(label) == int(promised[1]), label
