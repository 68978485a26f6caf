# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Error pages speak plainly, show a number that the log has, and tell nothing of foreign towns."""

import json
import logging
import sys

import pytest
from django.test import Client
from django.urls import path

from lueckenlos.shared.logs import Lines
from lueckenlos.urls import handler404, handler500, urlpatterns  # noqa: F401

pytestmark = pytest.mark.django_db


def breaks(_request):
    raise ValueError("nur.fuer@beispiel.example")


class BrokenPages:
    urlpatterns = [path("kaputt/", breaks), *urlpatterns]
    handler500 = handler500


def test_not_found_shows_the_number(kreis, luenen):
    for response in (kreis.get("/gibt-es-nicht/"), luenen.get("/kreis-unna/kette/05978032/")):
        text = response.content.decode()
        assert response.status_code == 404
        assert "Diese Seite gibt es hier nicht" in text
        assert response.headers["X-Request-Id"] in text


def test_a_fault_of_ours_is_told_without_its_words(settings, kreis):
    settings.ROOT_URLCONF = BrokenPages
    kreis.raise_request_exception = False
    response = kreis.get("/kaputt/")
    assert response.status_code == 500
    assert response.headers["X-Request-Id"] in response.content.decode()
    assert "beispiel.example" not in response.content.decode()


def test_a_forged_form_is_refused(county):
    response = Client(enforce_csrf_checks=True).post("/anmelden/", {"username": "a@b.example", "password": "x"})
    assert response.status_code == 403
    assert "Das Formular ist abgelaufen" in response.content.decode()


def test_the_log_names_kind_and_place_of_an_error_only():
    try:
        breaks(None)
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("x", "y"), sys.exc_info())
    line = Lines().format(record)
    assert "beispiel.example" not in line
    found = json.loads(line)
    assert found["exception"] == "ValueError"
    assert found["traceback"][-1].endswith("breaks")
