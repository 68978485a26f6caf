# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening hours in words, and whom to ask, on the pages."""

from datetime import timedelta

import pytest

from lueckenlos.directory.hours import in_words
from lueckenlos.directory.models import Contact, Schedule, Service


def times(*rows):
    return [
        Schedule(weekday=day, opens=opens, closes=closes, by_appointment=by_appointment, note=note)
        for day, opens, closes, by_appointment, note in rows
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], []),
        ([(day, "08:00", "16:00", False, None) for day in ("th", "mo", "we", "tu")], ["Mo–Do 8–16 Uhr"]),
        ([(day, "08:30", "12:00", None, None) for day in ("mo", "tu", "fr")], ["Mo, Di, Fr 8:30–12 Uhr"]),
        ([(None, None, None, True, None)], ["nach Vereinbarung"]),
        ([("we", "15:00", "18:00", True, None)], ["Mi 15–18 Uhr, nach Vereinbarung"]),
        ([("sa", "10:00", None, None, "jeden ersten Samstag")], ["Sa ab 10 Uhr, jeden ersten Samstag"]),
        ([("su", None, "12:15", None, None)], ["So bis 12:15 Uhr"]),
        ([("mo", None, None, None, None)], ["Mo, Zeiten nicht bekannt"]),
        ([(None, None, None, None, "außer in den Ferien")], ["außer in den Ferien"]),
        ([(None, None, None, None, None)], ["Zeiten nicht bekannt"]),
        (
            [
                ("th", "14:00", "17:30", False, None),
                ("th", "08:30", "12:30", False, None),
                (None, None, None, True, None),
            ],
            ["Do 8:30–12:30 Uhr", "Do 14–17:30 Uhr", "nach Vereinbarung"],
        ),
    ],
)
def test_opening_hours_in_words(rows, words):
    assert in_words(times(*rows)) == words


@pytest.mark.django_db
def test_a_service_says_when_it_is_open_and_whom_to_ask(kreis):
    body = kreis.get("/kreis-unna/angebote/s-luenen-familienbuero/").content.decode()
    assert "Mo–Do 8–16 Uhr" in body
    assert "Fr 8–12:30 Uhr" in body
    assert "mailto:familienbuero-luenen@beispiel.example" in body


@pytest.mark.django_db
def test_a_service_without_a_contact_of_its_own_has_that_of_the_organization(kreis):
    body = kreis.get("/kreis-unna/angebote/s-selm-mehrgenerationenhaus/").content.decode()
    assert "mailto:familienbildung-selm@beispiel.example" in body
    assert "Vertretung: Koordination wellcome" in body


@pytest.mark.django_db
def test_who_has_left_is_not_named(county, kreis):
    Contact.objects.in_region(county).filter(code="k-familienbuero-luenen").update(
        until=county.reference_date - timedelta(days=1)
    )
    assert "familienbuero-luenen@" not in kreis.get("/kreis-unna/traeger/o-jugendamt-luenen/").content.decode()


@pytest.mark.django_db
def test_an_organization_names_its_contacts(kreis):
    body = kreis.get("/kreis-unna/traeger/o-fbs-selm/").content.decode()
    assert "mailto:wellcome-selm@beispiel.example" in body
    own = body.partition("mailto:wellcome-selm@beispiel.example")[2].partition("</li>")[0]
    assert "Vertretung: Leitung der Familienbildungsstätte" in own


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_said"), [(365, False), (366, True), (None, False)])
def test_a_stale_entry_says_so(county, kreis, days, is_said):
    day = None if days is None else county.reference_date - timedelta(days=days)
    Service.objects.in_region(county).filter(code="s-selm-wellcome").update(verified_on=day)
    body = kreis.get("/kreis-unna/angebote/s-selm-wellcome/").content.decode()
    assert ("länger als ein Jahr her" in body) is is_said
    assert ("noch nicht bestätigt" in body) is (day is None)


@pytest.mark.django_db
def test_a_network_names_its_contacts(county, kreis):
    address = "/kreis-unna/netzwerke/n-gesundheitskonferenz/"
    body = kreis.get(address).content.decode()
    assert "mailto:gesundheitskonferenz@beispiel.example" in body
    assert "Vertretung: Kinder- und Jugendgesundheitsdienst" in body
    yesterday = county.reference_date - timedelta(days=1)
    Contact.objects.in_region(county).filter(code="k-gesundheitskonferenz").update(until=yesterday)
    assert "gesundheitskonferenz@beispiel.example" not in kreis.get(address).content.decode()
