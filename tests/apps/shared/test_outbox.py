# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Mail is written with the change it belongs to, sent once, and tried again when it fails."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from lueckenlos.shared.models import OutboxMail
from lueckenlos.shared.outbox import WAITS_MINUTES, send_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "lueckenlos.shared.outbox.OutboxBackend"
    settings.OUTBOX_DELIVERY = "django.core.mail.backends.locmem.EmailBackend"


def write():
    mail.send_mail("Betreff", "Text mit Umlaut: ü", None, ["amt@stadt.example"])


def test_mail_waits_until_the_worker_sends_it_once():
    write()
    assert mail.outbox == []
    assert send_waiting() == 1
    assert send_waiting() == 0
    (sent,) = mail.outbox
    assert (sent.subject, sent.body, sent.to) == ("Betreff", "Text mit Umlaut: ü", ["amt@stadt.example"])


def test_mail_of_a_change_that_was_rolled_back_is_never_sent():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert send_waiting() == 0


def test_a_server_that_fails_is_tried_again_and_then_given_up(settings):
    settings.OUTBOX_DELIVERY = "no.such.Backend"
    write()
    for n in range(len(WAITS_MINUTES) + 1):
        OutboxMail.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
        assert send_waiting() == 0
        found = OutboxMail.objects.get()
        assert found.tries == n + 1
        assert found.sent_at is None
    assert found.failed_at is not None
    assert found.last_error == "ModuleNotFoundError"


def test_a_failed_try_waits(settings):
    settings.OUTBOX_DELIVERY = "no.such.Backend"
    write()
    send_waiting()
    settings.OUTBOX_DELIVERY = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting() == 0
    OutboxMail.objects.update(next_try_at=timezone.now())
    assert send_waiting() == 1
