# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How fresh the entries are, who is asked, and distribution lists."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Area
from lueckenlos.freshness.asking import ask_now
from lueckenlos.freshness.confirming import confirm
from lueckenlos.freshness.models import Asking
from lueckenlos.freshness.overview import overview_of, progress_of
from lueckenlos.shared.models import AuditEvent, OutboxMail

pytestmark = pytest.mark.django_db
PAGE = "/kreis-unna/aktualitaet/"


def person(key):
    return User.objects.get(email=f"{key}@beispiel.example")


def test_never_overdue_and_confirmed_are_counted_apart(county, wellcome):
    areas = list(Area.objects.in_region(county).order_by("path"))
    before = overview_of(person("kreis"), county, areas)
    assert before.all.total == Service.objects.in_region(county).filter(ends_on=None).count() + (
        Service.objects.in_region(county).filter(ends_on__gte=county.reference_date).count()
    )
    assert before.all.never > 0
    rows = Service.objects.in_region(county).filter(pk=wellcome.pk)
    rows.update(verified_on=county.reference_date - timedelta(days=366))
    after = overview_of(person("kreis"), county, areas)
    assert (after.all.overdue, after.all.confirmed) == (before.all.overdue + 1, before.all.confirmed - 1)
    assert after.all.never == before.all.never
    selm = {share.code: share for share in after.areas}["05978032"]
    assert selm.overdue == {share.code: share for share in before.areas}["05978032"].overdue + 1
    assert next(s.verified_on for s in after.services if s.verified_on) == county.reference_date - timedelta(days=366)
    assert after.services[0].verified_on is None


def test_a_town_sees_its_own_only(luenen):
    body = luenen.get(PAGE).content.decode()
    assert "Lünen" in body
    assert "Selm" not in body
    assert "Werne" not in body


def test_the_table_can_be_taken_along(kreis, luenen):
    text = kreis.get(PAGE, {"als": "csv"}).content.decode("utf-8-sig")
    assert "s-selm-wellcome,wellcome – Hilfe nach der Geburt,Familienbildungsstätte Selm,05978032,2012-05-01" in text
    assert ",never," in text
    assert "s-selm-wellcome" not in luenen.get(PAGE, {"als": "csv"}).content.decode("utf-8-sig")
    assert kreis.get(PAGE, {"als": "xlsx"}).content.startswith(b"PK")


def test_asking_now_is_for_those_who_may_change_the_entry(county, kreis, luenen, lenkung, traeger):
    address = f"{PAGE}erbitten/"
    assert luenen.post(address, {"angebot": "s-selm-wellcome"}).status_code == 404
    assert lenkung.post(address, {"angebot": "s-selm-wellcome"}).status_code == 403
    assert kreis.post(address, {"angebot": "s-selm-wellcome"}).status_code == 403  # Selm has its own youth office
    assert traeger.get(address).status_code == 405
    assert mail.outbox == []
    assert traeger.post(address, {"angebot": "s-selm-wellcome"}).status_code == 302
    assert [message.to for message in mail.outbox] == [["wellcome-selm@beispiel.example"]]
    assert AuditEvent.objects.get(action="freshness.asked").person == person("traeger").pk


def test_the_state_of_a_request_is_said(county, wellcome):
    def state():
        return progress_of(county, [wellcome])[wellcome.pk].state

    asking = ask_now(service=wellcome, by=None)
    assert state() == "sent"
    rows = Asking.objects.in_region(county).filter(pk=asking.pk)
    rows.update(reminders=1)
    assert state() == "reminded"
    rows.update(reminders=3, last_mail_at=timezone.now() - timedelta(days=15))
    assert state() == "unanswered"
    rows.update(reminders=0, last_mail_at=timezone.now())
    now = timezone.now()
    OutboxMail.objects.create(to=[asking.email], subject="x", text="x", next_try_at=now, failed_at=now)
    assert state() == "failed"
    asking.refresh_from_db()
    confirm(asking=asking)
    assert state() == "answered"


def test_notes_of_another_town_are_not_seen(county, luenen, lenkung, traeger, asking):
    Asking.objects.in_region(county).filter(pk=asking.pk).update(
        correction="Geheim", corrected_at=timezone.now(), answered_at=timezone.now()
    )
    assert "Geheim" not in luenen.get(PAGE).content.decode()
    assert "Geheim" not in lenkung.get(PAGE).content.decode()
    assert "Geheim" in traeger.get(PAGE).content.decode()
    assert luenen.post(f"{PAGE}hinweis/{asking.pk}/").status_code == 404
    assert lenkung.post(f"{PAGE}hinweis/{asking.pk}/").status_code == 403


def test_where_nobody_can_be_asked_is_said(county, traeger, wellcome):
    query = {"traeger": "o-fbs-selm"}
    services = Service.objects.in_region(county).filter(organization=wellcome.organization)
    services.update(verified_on=None)
    body = traeger.get(PAGE, query).content.decode()
    assert body.count(">Bestätigung erbitten<") == services.count() > 1
    assert "kein Postfach" not in body
    Contact.objects.in_region(county).filter(organization=wellcome.organization).update(email=None)
    body = traeger.get(PAGE, query).content.decode()
    assert "niemand mit Postfach" in body
    assert body.count("kein Postfach, das wir fragen können") == services.count()
    assert body.count(">Kontakt eintragen<") == services.count()
    assert "Bestätigung erbitten" not in body


LISTS = "/kreis-unna/verteiler/"


@pytest.mark.parametrize("who", ["lenkung", "traeger", "planung", "verwaltung", "revision"])
def test_distribution_lists_are_for_coordinators(request, who):
    client = request.getfixturevalue(who)
    assert client.get(LISTS).status_code == 403
    assert client.get(LISTS, {"gebiet": "05978024", "als": "csv"}).status_code == 403
    assert not AuditEvent.objects.filter(action="distribution_list.exported").exists()


def addresses(client, **query):
    text = client.get(LISTS, {**query, "als": "csv"}).content.decode("utf-8-sig")
    return {line.split(",")[-2] for line in text.splitlines()[1:]}


def test_lists_by_area_field_and_network(kreis):
    assert addresses(kreis) == set()
    selm = addresses(kreis, gebiet="05978032")
    assert {"wellcome-selm@beispiel.example", "familienbuero-selm@beispiel.example"} <= selm
    assert not any("luenen" in address for address in selm)
    assert addresses(kreis, netzwerk="n-gesundheitskonferenz") >= {"gesundheitskonferenz@beispiel.example"}
    assert "kjgd@beispiel.example" not in addresses(kreis, netzwerk="n-gesundheitskonferenz")
    assert addresses(kreis, gebiet="05978032", netzwerk="n-wellcome-selm") == {"wellcome-selm@beispiel.example"}
    assert "geburtshilfe-unna@beispiel.example" in addresses(kreis, feld="health")
    assert "geburtshilfe-unna@beispiel.example" not in addresses(kreis, feld="education")


def test_a_list_is_an_export_in_the_audit_trail_and_holds_no_address_there(county, kreis):
    body = kreis.get(LISTS, {"gebiet": "05978032"}).content.decode()
    assert "wellcome-selm@beispiel.example; " in body or "; wellcome-selm@beispiel.example" in body
    event = AuditEvent.objects.get(action="distribution_list.exported")
    assert event.details["gebiet"] == "05978032"
    assert "@" not in str(event.details)


def test_a_town_lists_its_own_only(luenen):
    found = addresses(luenen, gebiet="05978024")
    assert "familienbuero-luenen@beispiel.example" in found
    assert not any("selm" in address or "werne" in address for address in found)
    assert addresses(luenen, gebiet="05978032") == set()
    assert "nicht bekannt" in luenen.get(LISTS, {"gebiet": "05978032"}).content.decode()


@pytest.mark.parametrize(
    "address", ["aktualitaet/", "kontakte/", "verteiler/", "kontakte/k-fbs-selm-leitung/ersetzen/"]
)
def test_a_foreign_region_is_not_there(kreis, address):
    assert kreis.get(f"/fremder-kreis/{address}").status_code == 404
