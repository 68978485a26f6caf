# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Notes and missing answers stand on the page of today, with those whose part they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lueckenlos.directory.models import Service
from lueckenlos.freshness.asking import ask_now
from lueckenlos.freshness.confirming import correct, settle
from lueckenlos.freshness.models import Asking

pytestmark = pytest.mark.django_db
TODAY = "/kreis-unna/heute/"


@pytest.fixture
def in_luenen(county):
    service = Service.objects.in_region(county).get(code="s-luenen-familienbuero")
    return ask_now(service=service, by=None)


def test_a_note_waits_for_its_town_and_for_no_other(county, kreis, luenen, lenkung, traeger, in_luenen):
    correct(asking=in_luenen, text="Das Büro ist umgezogen.\nBitte ändern.")
    for client in (kreis, luenen):
        body = client.get(TODAY).content.decode()
        assert "1 Hinweis zu einem Eintrag" in body
        assert "Das Büro ist umgezogen. Bitte ändern." in body
    assert "umgezogen" not in traeger.get(TODAY).content.decode()
    assert "umgezogen" not in lenkung.get(TODAY, follow=True).content.decode()
    settle(asking=in_luenen, by=None)
    assert "umgezogen" not in luenen.get(TODAY).content.decode()


def test_who_never_answers_stands_with_the_coordination(county, luenen, traeger, in_luenen):
    rows = Asking.objects.in_region(county).filter(pk=in_luenen.pk)
    Service.objects.in_region(county).filter(pk=in_luenen.service_id).update(verified_on=None)
    words = "1 Anfrage ohne Antwort nach drei Erinnerungen"
    rows.update(reminders=3)
    assert words not in luenen.get(TODAY).content.decode()  # the last reminder went out just now
    rows.update(last_mail_at=timezone.now() - timedelta(days=15))
    body = luenen.get(TODAY).content.decode()
    assert words in body
    assert "bitte anrufen" in body
    assert words not in traeger.get(TODAY).content.decode()
    Service.objects.in_region(county).filter(pk=in_luenen.service_id).update(verified_on=county.reference_date)
    assert words not in luenen.get(TODAY).content.decode()
