# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""People that administer a part only, and what they would do."""

import pytest
from django.test import Client


def person(email):
    from lueckenlos.accounts.models import User

    return User.objects.get(email=f"{email}@beispiel.example")


def area(county, code):
    from lueckenlos.frame.models import Area

    return Area.objects.in_region(county).get(code=code)


def somebody(county, kind, code, organization=None, email=None):
    from lueckenlos.accounts.actions import add_role
    from lueckenlos.accounts.models import User

    user = User.objects.create_user(
        email or f"{kind}-{code}@stadt.example", "ein-langes-passwort", name=f"{kind} {code}"
    )
    add_role(user=user, kind=kind, area=area(county, code), organization=organization, by=None)
    return user


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def selm(county):
    """Administers Selm only."""
    return somebody(county, "administrator", "05978032", email="verwaltung-selm@stadt.example")


@pytest.fixture
def wellcome(county):
    from lueckenlos.directory.models import Organization

    return Organization.objects.in_region(county).get(code="o-fbs-selm")
