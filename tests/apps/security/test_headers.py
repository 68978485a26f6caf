# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What every answer carries, whatever its status: pages run no foreign script and stand in no foreign frame."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from apps.security.test_fuzz import Nasty, addresses, codes

pytestmark = pytest.mark.django_db
FRAMES = {"deny"}
REFERRERS = {"same-origin", "no-referrer"}


def check(response, address):
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, address
    assert "script-src 'self';" in policy, address
    assert "frame-ancestors 'none'" in policy, address
    assert "unsafe" not in policy, address
    assert "http" not in policy, address
    assert response.headers["X-Frame-Options"].lower() in FRAMES, address
    assert response.headers["Referrer-Policy"] in REFERRERS, address
    assert response.headers["X-Content-Type-Options"] == "nosniff", address
    assert response.headers["X-Request-Id"], address


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_protects_the_page(county, kreis, method):
    nasty = Nasty(1, codes(county))
    found = {}
    for client in (kreis, Client()):
        client.raise_request_exception = False
        for parts in addresses():
            address = nasty.address(parts)
            response = getattr(client, method)(address)
            check(response, address)
            found[response.status_code] = found.get(response.status_code, 0) + 1
            body = b"" if response.streaming else response.content
            if response.headers.get("Content-Type", "").startswith("text/html"):
                assert not any(inline in body for inline in (b" style=", b"<style", b" onclick=", b"javascript:")), (
                    address
                )
    assert found


def test_behind_tls_browsers_are_told_to_stay_there(county, kreis, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    client = Client()  # builds its middleware with its first request, by the settings of that moment
    response = client.get("/impressum/", secure=True)
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in client.get("/impressum/").headers


def test_the_settings_behind_tls(tmp_path):
    names = ("SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    code = f"import json; from lueckenlos import settings; print(json.dumps([getattr(settings, n) for n in {names}]))"
    environment = {**os.environ, "LUECKENLOS_DATA": str(tmp_path), "LUECKENLOS_TLS": "1"}
    printed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(printed) == [31_536_000, True, True, True]
