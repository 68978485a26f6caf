# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who is asked when: one mail for each mailbox, three reminders, then it is up to the coordination."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from lueckenlos.directory.models import Contact, Service
from lueckenlos.freshness.asking import NobodyToAsk, ask_now, ask_what_is_due
from lueckenlos.freshness.confirming import confirm, correct
from lueckenlos.freshness.due import Mailboxes, due_services, state_of
from lueckenlos.freshness.links import token_for
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_wellcome(county, wellcome):
    """Nothing else is due."""
    Service.objects.in_region(county).update(verified_on=county.reference_date)
    Service.objects.in_region(county).filter(pk=wellcome.pk).update(verified_on=None)
    wellcome.refresh_from_db()
    return wellcome


def askings(county):
    return list(Asking.objects.in_region(county))


def test_never_is_something_else_than_overdue(county):
    on = county.reference_date
    assert state_of(None, on) == "never"
    assert state_of(on - timedelta(days=366), on) == "overdue"
    assert state_of(on - timedelta(days=365), on) == "confirmed"


def test_each_mailbox_gets_one_mail_with_a_link_for_each_entry(county):
    count = ask_what_is_due(region=county)
    assert count == len(mail.outbox) == len({message.to[0] for message in mail.outbox})
    message = next(m for m in mail.outbox if m.to == ["jugendhilfeplanung-kreis@beispiel.example"])
    mine = [asking for asking in askings(county) if asking.email == message.to[0]]
    assert len(mine) > 1
    assert all(f"/bestaetigen/{token_for(asking)}/".split(":")[0] in message.body for asking in mine)
    assert message.body.count("http://localhost:8000/bestaetigen/") == len(mine)
    assert message.subject == f"Bitte nachsehen: Sind diese {len(mine)} Einträge noch richtig?"
    assert "&quot;" not in message.body
    assert AuditEvent.objects.filter(action="freshness.asked").count() == 1
    assert {a.service_id for a in askings(county)} <= set(due_services(county).values_list("pk", flat=True))


def test_the_same_day_twice_asks_once(county):
    assert ask_what_is_due(region=county) > 0
    n = len(mail.outbox)
    assert ask_what_is_due(region=county) == 0
    assert len(mail.outbox) == n


def test_three_reminders_each_after_two_weeks_and_then_no_more(county, only_wellcome):
    start = timezone.now()
    sent = []
    for day in range(120):
        ask_what_is_due(region=county, now=start + timedelta(days=day))
        sent += [day] * len(mail.outbox)
        mail.outbox.clear()
    assert sent == [0, 14, 28, 42]
    (asking,) = askings(county)
    assert asking.reminders == 3


def test_a_reminder_says_so(county, only_wellcome):
    ask_what_is_due(region=county)
    ask_what_is_due(region=county, now=timezone.now() + timedelta(days=15))
    assert [m.subject for m in mail.outbox] == [
        "Bitte nachsehen: Ist dieser Eintrag noch richtig?",
        "Erinnerung: Bitte nachsehen: Ist dieser Eintrag noch richtig?",
    ]


def test_who_has_answered_is_left_alone(county, only_wellcome):
    ask_what_is_due(region=county)
    (asking,) = askings(county)
    confirm(asking=asking)
    for day in (1, 15, 60):
        assert ask_what_is_due(region=county, now=timezone.now() + timedelta(days=day)) == 0


def test_who_sent_a_note_is_not_asked_again_before_it_is_dealt_with(county, only_wellcome):
    ask_what_is_due(region=county)
    (asking,) = askings(county)
    correct(asking=asking, text="Den Kurs gibt es nicht mehr.")
    assert ask_what_is_due(region=county, now=timezone.now() + timedelta(days=60)) == 0


def test_the_contact_of_a_service_comes_before_that_of_the_organization(county, wellcome):
    other = Service.objects.in_region(county).get(code="s-selm-mehrgenerationenhaus")
    boxes = Mailboxes(county)
    assert boxes.of(wellcome).code == "k-fbs-selm-wellcome"
    assert boxes.of(other).code == "k-fbs-selm-leitung"
    Contact.objects.in_region(county).filter(code="k-fbs-selm-wellcome").update(
        until=county.reference_date - timedelta(days=1)
    )
    assert Mailboxes(county).of(wellcome).code == "k-fbs-selm-leitung"


def test_a_reminder_does_not_go_to_a_mailbox_that_was_given_up(county, only_wellcome):
    ask_what_is_due(region=county)
    mail.outbox.clear()
    Contact.objects.in_region(county).filter(code="k-fbs-selm-wellcome").update(email="neu@beispiel.example")
    ask_what_is_due(region=county, now=timezone.now() + timedelta(days=15))
    assert all(message.to == ["neu@beispiel.example"] for message in mail.outbox)


def test_without_a_mailbox_nobody_can_be_asked(county):
    service = Service.objects.in_region(county).get(code="s-kreis-frauenarztpraxen")
    with pytest.raises(NobodyToAsk):
        ask_now(service=service, by=None)
    assert askings(county) == []


def test_what_has_ended_needs_no_confirmation(county, only_wellcome):
    Service.objects.in_region(county).filter(pk=only_wellcome.pk).update(
        ends_on=county.reference_date - timedelta(days=1)
    )
    assert ask_what_is_due(region=county) == 0


def test_asking_leaves_the_boards_as_they_are(county):
    state = county.state
    ask_what_is_due(region=county)
    county.refresh_from_db()
    assert county.state == state


def test_the_worker_asks_daily():
    from lueckenlos.freshness import periodic  # noqa: F401
    from lueckenlos.shared.periodic import registered

    (job,) = [job for job in registered() if job.name == "freshness-ask"]
    assert job.hours == 24
