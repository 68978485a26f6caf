# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in, with the words and the limits a visitor meets."""

import pytest
from django.test import Client

from lueckenlos.accounts.people import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESS = "/anmelden/"


def post(client, email="kreis@beispiel.example", password=PASSWORD, **more):
    return client.post(ADDRESS, {"username": email, "password": password, **more})


@pytest.fixture(autouse=True)
def _no_tries():
    from django.core.cache import cache

    cache.clear()


def test_the_case_of_the_address_does_not_matter(county):
    client = Client()
    assert post(client, "Kreis@Beispiel.Example").status_code == 302
    assert client.get("/kreis-unna/").status_code == 200


def test_wrong_password_and_unknown_account_sound_the_same(county):
    words = "Adresse und Passwort passen nicht zusammen"
    assert words in post(Client(), password="falsch").content.decode()
    assert words in post(Client(), "wer@beispiel.example").content.decode()


def test_after_five_failures_the_right_password_waits_too(county):
    for _try in range(5):
        assert post(Client(), password="falsch").status_code == 200
    blocked = post(Client())
    assert blocked.status_code == 429
    assert "Viertelstunde" in blocked.content.decode()
    assert post(Client(), "luenen@beispiel.example").status_code == 302


def test_success_forgets_the_failures(county):
    for _round in range(2):
        for _try in range(4):
            post(Client(), password="falsch")
        assert post(Client()).status_code == 302


def test_the_way_on_stays_on_this_host(county):
    assert post(Client(), next="https://boese.example/").headers["Location"] == "/"
    assert post(Client(), next="/kreis-unna/karte/").headers["Location"] == "/kreis-unna/karte/"


def test_signing_out(kreis):
    assert kreis.post("/abmelden/").status_code == 302
    assert kreis.get("/kreis-unna/").status_code == 302
