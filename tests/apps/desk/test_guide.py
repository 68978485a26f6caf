# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening the guide, and closing it."""

from django.test import Client

from apps.conftest import signed_in
from lueckenlos.shared.models import AuditEvent

GUIDE = "/kreis-unna/wegweiser/"


def test_only_who_coordinates_the_whole_region_opens_and_closes(kreis):
    for key in ("luenen", "traeger", "lenkung", "planung"):
        assert signed_in(key).post(f"{GUIDE}oeffnen/", {"offen": "1"}).status_code == 403
    assert kreis.post(f"{GUIDE}oeffnen/", {"offen": "0"}).status_code == 302
    assert Client().get("/kreis-unna/hilfe/de/").status_code == 404
    assert "/kreis-unna/hilfe/" not in Client().get("/").content.decode()
    assert kreis.post(f"{GUIDE}oeffnen/", {"offen": "1"}).status_code == 302
    assert Client().get("/kreis-unna/hilfe/de/").status_code == 200
    assert "/kreis-unna/hilfe/" in Client().get("/").content.decode()
    assert AuditEvent.objects.filter(action__in=("guide.opened", "guide.closed")).count() == 2


def test_the_page_leads_to_what_belongs_to_the_guide(kreis):
    page = kreis.get(GUIDE).content.decode()
    for path in ("rueckmeldungen/", "gesucht/", "uebersetzen/", "bearbeiten/gleiche-woerter/"):
        assert f"/kreis-unna/{path}" in page
