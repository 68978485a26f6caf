# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people do who sign in: enter a password, a code of the app, set up the app."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from lueckenlos.accounts.models import User
from lueckenlos.accounts.people import PASSWORD


def person(key: str) -> User:
    return User.objects.get(email=f"{key}@beispiel.example")


def enter(client, key="kreis", password=PASSWORD, **more):
    return client.post("/anmelden/", {"username": f"{key}@beispiel.example", "password": password, **more})


def code_of(secret: str, later: int = 0) -> str:
    """What an app shows that keeps this key; `later` counts half minutes."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def confirm(client, password=PASSWORD):
    return client.post("/konto/bestaetigen/", {"password": password})


def set_up_app(client) -> str:
    """Sets up the app as a person does, and returns its key."""
    confirm(client)
    page = client.get("/konto/zweiter-faktor/app/").content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    response = client.post("/konto/zweiter-faktor/app/", {"code": code_of(secret)})
    assert response.headers["Location"] == "/konto/ersatzcodes/", response.content.decode()
    return secret
