# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody confirms what is another's, what they have not seen, or what is confirmed already."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lueckenlos.directory.models import Contact, Organization, Service
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.freshness.asking import ask_what_is_due
from lueckenlos.freshness.models import Asking

pytestmark = pytest.mark.django_db
CODE = "s-selm-wellcome"


@pytest.fixture
def only_wellcome(county, wellcome):
    """Nothing else is due."""
    Service.objects.in_region(county).update(verified_on=county.reference_date)
    Service.objects.in_region(county).filter(pk=wellcome.pk).update(verified_on=None)
    wellcome.refresh_from_db()
    return wellcome


def write(county, table, code, **values):
    row = {**(read_row(county, table, code) or {"id": code}), **values}
    write_changes(region=county, changes=[Change(table, code, row)], by=None, via=Revision.Via.FORM)


def addressed(county, days=0):
    """Who gets mail on that day from now."""
    mail.outbox.clear()
    ask_what_is_due(region=county, now=timezone.now() + timedelta(days=days))
    return [message.to[0] for message in mail.outbox]


def test_a_contact_of_another_organization_is_not_asked(county, only_wellcome):
    other = Organization.objects.in_region(county).exclude(pk=only_wellcome.organization_id).first()
    write(county, "contacts", "k-fbs-selm-wellcome", services=(), email=None)
    write(
        county, "contacts", "a-fremd", organization=other.code, email="fremd@beispiel.example", services=(CODE,),
        networks=(),
    )  # fmt: skip
    assert addressed(county) == ["familienbildung-selm@beispiel.example"]


def test_what_was_confirmed_in_the_editor_is_not_reminded(county, only_wellcome):
    assert addressed(county) == ["wellcome-selm@beispiel.example"]
    write(county, "services", CODE, verified_on=county.reference_date)
    assert addressed(county, 15) == []


def test_after_a_year_it_is_asked_again_even_when_the_first_mail_was_never_answered(county, only_wellcome):
    county.reference_date = None
    county.save()
    long_ago = timezone.now() - timedelta(days=500)
    Service.objects.in_region(county).update(verified_on=timezone.localdate())
    Service.objects.in_region(county).filter(pk=only_wellcome.pk).update(verified_on=None)
    assert addressed(county, -500) == ["wellcome-selm@beispiel.example"]
    Asking.objects.in_region(county).update(reminders=3)
    write(county, "services", CODE, verified_on=(long_ago + timedelta(days=20)).date())
    assert addressed(county) == []
    assert addressed(county, 15) == ["wellcome-selm@beispiel.example"]
    assert Asking.objects.in_region(county).count() == 2


def test_without_an_answer_and_without_a_confirmation_it_is_left_to_the_coordination(county, only_wellcome):
    assert addressed(county)
    Asking.objects.in_region(county).update(reminders=3)
    assert addressed(county, 500) == []


def test_who_took_the_mailbox_over_is_asked_anew(county, only_wellcome):
    assert addressed(county) == ["wellcome-selm@beispiel.example"]
    write(county, "contacts", "k-fbs-selm-wellcome", email="neu@beispiel.example")
    assert addressed(county, 1) == ["neu@beispiel.example"]
    assert [a.replaced_at is None for a in Asking.objects.in_region(county)] == [False, True]


def test_a_name_of_several_lines_makes_no_link_of_its_own(county, only_wellcome):
    write(county, "services", CODE, name="wellcome\n\n  http://anderswo.example/klick")
    addressed(county)
    body = mail.outbox[0].body
    assert "– wellcome http://anderswo.example/klick (noch nie bestätigt)\n" in body


def hidden(client, link):
    found = re.findall(r'name="seen" value="(\w+)"', client.get(link).content.decode())
    assert len(found) == 2
    assert len(set(found)) == 1
    return found[0]


@pytest.mark.parametrize("answer", [{"do": "confirm"}, {"do": "answer", "waiting_weeks": "4"}])
def test_nobody_confirms_what_was_changed_since_the_page_was_opened(county, link, answer):
    client = Client()
    seen, confirmed = hidden(client, link), read_row(county, "services", CODE)["verified_on"]
    write(county, "services", CODE, description="Ganz anders")
    page = client.post(link, {**answer, "seen": seen})
    assert page.status_code == 409
    assert "Ganz anders" in page.content.decode()
    assert "inzwischen geändert" in page.content.decode()
    assert read_row(county, "services", CODE)["verified_on"] == confirmed
    assert client.post(link, {**answer, "seen": hidden(client, link)}).status_code == 302
    assert read_row(county, "services", CODE)["verified_on"] == county.reference_date


@pytest.mark.parametrize("answer", [{"do": "confirm"}, {"do": "answer", "waiting_weeks": "4"}])
def test_a_double_click_is_no_change_since(county, link, answer):
    client = Client()
    data = {**answer, "seen": hidden(client, link)}
    assert [client.post(link, data).status_code for _n in range(2)] == [302, 302]
    assert Revision.objects.in_region(county).count() == 1


def test_the_deputy_is_asked_for_who_is_gone_or_has_no_mailbox(county, only_wellcome):
    code, deputy = "k-fbs-selm-wellcome", "k-vertretung"
    write(county, "contacts", deputy, organization="o-fbs-selm", email="vertretung@beispiel.example",
          services=("s-selm-mehrgenerationenhaus",), networks=())  # fmt: skip
    write(county, "contacts", code, email=None, deputy=deputy)
    assert addressed(county) == ["vertretung@beispiel.example"]
    write(county, "contacts", "k-neu", organization="o-fbs-selm", email="neu@beispiel.example", services=(CODE,),
          networks=())  # fmt: skip
    assert addressed(county, 1) == ["neu@beispiel.example"]


@pytest.mark.parametrize(
    ("table", "code", "values"),
    [
        ("services", CODE, {"organization": "o-jugendamt-selm"}),
        ("contacts", "k-fbs-selm-wellcome", {"services": ("s-selm-mehrgenerationenhaus",)}),
    ],
)
def test_a_link_ends_with_the_right_to_speak_for_the_entry(county, link, table, code, values):
    assert Client().get(link).status_code == 200
    write(county, table, code, **values)
    confirmed = read_row(county, "services", CODE)["verified_on"]
    assert Client().post(link, {"do": "confirm"}).status_code == 410
    assert read_row(county, "services", CODE)["verified_on"] == confirmed


def test_a_mail_names_entries_of_its_own_organization_only(county):
    mail.outbox.clear()
    ask_what_is_due(region=county)
    assert len(mail.outbox) > 5
    services = list(Service.objects.in_region(county))
    for message in mail.outbox:
        own = {c.organization_id for c in Contact.objects.in_region(county).filter(email=message.to[0])}
        assert len(own) == 1
        assert len(message.recipients()) == 1
        named = {s for s in services if f"– {s} (" in message.body}
        assert {s.organization_id for s in named} == own
        assert len(named) == message.body.count("/bestaetigen/")


@pytest.mark.parametrize(
    "value", ["1e400", "inf", "nan", "-0,1", "9" * 400, "٣", "1.2.3", "=1+1", "\x00", "1_0", "0x10"]
)
@pytest.mark.parametrize("column", ["places_per_year", "waiting_weeks"])
def test_what_is_no_number_is_refused_and_breaks_nothing(county, link, column, value):
    before = read_row(county, "services", CODE)
    page = Client().post(link, {"do": "answer", column: value})
    assert page.status_code in (200, 302, 400)
    after = read_row(county, "services", CODE)
    assert page.status_code == 302 or after == before
    assert after[column] is None or 0 <= after[column] < 10**15


@pytest.mark.parametrize(
    "token", ["x" * 5000, "..:::", "%00", "ä:ö:ü", "WzEsMl0:1xWvQv:", ".eJwDAAAAAAE:1xWvQv:abc", "%F0%9F%98%80"]
)
def test_any_token_is_answered(db, token):
    for address in (f"/bestaetigen/{token}/", f"/bestaetigen/{token}/neu/"):
        assert Client().post(address, {"do": "confirm"}).status_code in (400, 404)
