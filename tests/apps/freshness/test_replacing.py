# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who leaves is replaced everywhere in one step, or nowhere."""

from datetime import date

import pytest

from lueckenlos.accounts.models import User
from lueckenlos.directory.models import Contact, Handover
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.freshness.replacing import CannotReplace, places_of, replace_contact
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
ADDRESS = "/kreis-unna/kontakte/k-fbs-selm-wellcome/ersetzen/"
NEW = {"function": "Koordination wellcome und Lotsen", "email": "lotsen-selm@beispiel.example", "phone": None}
ON = date(2012, 7, 1)


def person(key):
    return User.objects.get(email=f"{key}@beispiel.example")


def contact(county, code="k-fbs-selm-wellcome"):
    return Contact.objects.in_region(county).get(code=code)


def row(county, code):
    return read_row(county, "contacts", code)


def test_a_new_function_takes_over_everything(county):
    Handover.objects.in_region(county).filter(from_service__code="s-selm-wellcome").update(
        contact_from="Koordination wellcome"
    )
    assert Handover.objects.in_region(county).filter(contact_from="Koordination wellcome").exists()
    old = row(county, "k-fbs-selm-wellcome")
    replace_contact(contact=contact(county), by=person("traeger"), on=ON, new=NEW)
    (new,) = [c for c in Contact.objects.in_region(county) if c.email == NEW["email"]]
    found = row(county, new.code)
    assert (found["services"], found["networks"]) == (old["services"], old["networks"])
    assert (found["since"], found["until"], found["deputy"]) == (ON, None, "k-fbs-selm-leitung")
    left = row(county, "k-fbs-selm-wellcome")
    assert (left["until"], left["since"]) == (date(2012, 6, 30), old["since"])
    assert row(county, "k-fbs-selm-leitung")["deputy"] == new.code
    assert not Handover.objects.in_region(county).filter(contact_from="Koordination wellcome").exists()
    assert Handover.objects.in_region(county).filter(contact_from=NEW["function"]).exists()
    event = AuditEvent.objects.get(action="contact.replaced")
    assert event.details["entries"] == Revision.objects.in_region(county).count()


def test_an_existing_contact_takes_over(county):
    old = contact(county, "k-gesundheitskonferenz")
    successor = contact(county, "k-gesundheitsamt")
    replace_contact(contact=old, by=person("kreis"), on=ON, successor=successor)
    found = row(county, "k-gesundheitsamt")
    assert (found["services"], found["networks"]) == ((), ())  # it speaks for all of the organization already
    assert found["deputy"] is None  # nobody is their own deputy
    assert row(county, "k-gesundheitskonferenz")["until"] == date(2012, 6, 30)


def test_what_both_spoke_for_is_joined(county):
    replace_contact(
        contact=contact(county, "k-kinderschutz-kreis"), by=person("kreis"), on=ON,
        successor=contact(county, "k-familienbuero-kreis"),
    )  # fmt: skip
    found = row(county, "k-familienbuero-kreis")
    assert set(found["services"]) == {
        "s-kreis-familienbuero", "s-kreis-besuchsdienst", "s-kreis-beratung-alleinerziehende"
    }  # fmt: skip
    assert len(found["networks"]) == 3


def test_nothing_is_written_where_one_entry_is_not_the_persons_to_change(county):
    with pytest.raises(CannotReplace):
        replace_contact(contact=contact(county), by=person("luenen"), on=ON, new=NEW)
    with pytest.raises(CannotReplace):
        replace_contact(contact=contact(county), by=person("traeger"), on=date(2010, 9, 1), new=NEW)
    other = contact(county, "k-jugendamt-selm")
    with pytest.raises(CannotReplace):
        replace_contact(contact=contact(county), by=person("traeger"), on=ON, successor=other)
    assert not Revision.objects.in_region(county).exists()
    assert not Contact.objects.in_region(county).filter(email=NEW["email"]).exists()


def test_the_page_shows_where_the_contact_stands(county, traeger):
    body = traeger.get(ADDRESS).content.decode()
    assert "wellcome – Hilfe nach der Geburt" in body
    assert "wellcome – ehrenamtlicher Helferdienst" in body
    assert "Leitung der Familienbildungsstätte" in body
    assert [one.code for one in places_of(contact(county)).deputy_for] == ["k-fbs-selm-leitung"]


def test_replacing_on_the_page(county, traeger):
    page = traeger.post(ADDRESS, {"on": "2012-07-01", "successor": "", "function": "Neu", "email": "kein Postfach"})
    assert "Das ist keine Mailadresse." in page.content.decode()
    assert traeger.post(ADDRESS, {"successor": "k-fbs-selm-leitung"}).status_code == 200  # without a day
    assert not Revision.objects.in_region(county).exists()
    done = traeger.post(ADDRESS, {"on": "2012-07-01", "successor": "k-fbs-selm-leitung"})
    assert done.status_code == 302
    assert row(county, "k-fbs-selm-wellcome")["until"] == date(2012, 6, 30)


def test_who_may_not_is_kept_out(county, luenen, lenkung, kreis):
    assert luenen.get(ADDRESS).status_code == 404
    assert lenkung.get(ADDRESS).status_code == 403
    assert lenkung.post(ADDRESS, {"on": "2012-07-01", "successor": "k-fbs-selm-leitung"}).status_code == 403
    assert "Ersetzen" not in lenkung.get("/kreis-unna/kontakte/").content.decode()
    assert "selm" not in luenen.get("/kreis-unna/kontakte/", {"als": "csv"}).content.decode()
    assert "k-fbs-selm-leitung" in kreis.get("/kreis-unna/kontakte/", {"als": "csv"}).content.decode()
