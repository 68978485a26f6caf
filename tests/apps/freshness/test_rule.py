# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Each region says after how many days it asks."""

from datetime import timedelta

import pytest

from lueckenlos.directory.models import Service
from lueckenlos.freshness.due import due_services
from lueckenlos.freshness.models import AskingRule
from lueckenlos.freshness.rules import days_before_asking
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
ADDRESS = "/kreis-unna/aktualitaet/regel/"


def test_who_asks_twice_a_year_asks_earlier(county, kreis, wellcome):
    Service.objects.in_region(county).filter(pk=wellcome.pk).update(
        verified_on=county.reference_date - timedelta(days=200)
    )
    assert wellcome not in due_services(county)
    county.refresh_from_db()
    state = county.state
    assert kreis.post(ADDRESS, {"ask_after_days": "180"}).status_code == 302
    assert wellcome in due_services(county)
    assert AuditEvent.objects.get(action="freshness.rule_set").details == {"days": 180}
    county.refresh_from_db()
    assert county.state == state
    page = kreis.get("/kreis-unna/aktualitaet/").content.decode()
    assert "Nach 180 Tagen fragen wir" in page
    kreis.post(ADDRESS, {"ask_after_days": "365"})
    assert wellcome not in due_services(county)
    assert AskingRule.objects.in_region(county).count() == 1


@pytest.mark.parametrize("days", ["", "29", "366", "-1", "viele", "1e3", "99999999999999999999"])
def test_other_numbers_are_refused(county, kreis, days):
    page = kreis.post(ADDRESS, {"ask_after_days": days}, follow=True)
    assert "Bitte 30 bis 365 Tage eingeben." in page.content.decode()
    assert days_before_asking(county) == 365


def test_it_is_for_who_answers_for_the_whole_region(county, luenen, lenkung, traeger, verwaltung, kreis):
    for client in (luenen, lenkung, traeger):
        assert client.post(ADDRESS, {"ask_after_days": "90"}).status_code == 403
        assert "Wann wir fragen" not in client.get("/kreis-unna/aktualitaet/").content.decode()
    assert days_before_asking(county) == 365
    assert "Wann wir fragen" in kreis.get("/kreis-unna/aktualitaet/").content.decode()
    assert verwaltung.post(ADDRESS, {"ask_after_days": "90"}).status_code == 302
    assert days_before_asking(county) == 90
