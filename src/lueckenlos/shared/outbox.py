# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Mail goes into the database with the change it belongs to; the worker sends it, and tries again when it fails."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from lueckenlos.shared.models import OutboxMail

WAITS_MINUTES = (1, 5, 30, 120, 720)
"""After each failed try; after the last one the message is given up."""
CLAIM_MINUTES = 5

log = logging.getLogger("lueckenlos.mail")


class OutboxBackend(BaseEmailBackend):
    """What Django sends is written down first. Part of the transaction: what is rolled back is never sent."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        for message in email_messages:
            html = next((c for c, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
            OutboxMail.objects.create(
                to=list(message.recipients()),
                subject=message.subject,
                text=message.body,
                html=html,
                sender=message.from_email or "",
                next_try_at=timezone.now(),
            )
        return len(email_messages)


def send_waiting(limit: int = 100) -> int:
    """Send what is due; returns how many went out. Two workers never send the same message."""
    sent = 0
    for _n in range(limit):
        mail = _claim()
        if mail is None:
            break
        sent += _send(mail)
    return sent


def _claim() -> OutboxMail | None:
    now = timezone.now()
    with transaction.atomic():
        waiting = OutboxMail.objects.filter(sent_at=None, failed_at=None, next_try_at__lte=now).order_by("next_try_at")
        for mail in waiting[:5]:
            later = now + timedelta(minutes=CLAIM_MINUTES)
            if OutboxMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at).update(next_try_at=later):
                return mail
    return None


def _send(mail: OutboxMail) -> int:
    now = timezone.now()
    mail.tries += 1
    try:
        _message(mail).send()
    except Exception as error:
        mail.last_error = type(error).__name__
        if mail.tries > len(WAITS_MINUTES):
            mail.failed_at = now
        else:
            mail.next_try_at = now + timedelta(minutes=WAITS_MINUTES[mail.tries - 1])
        log.warning("mail %s not sent: %s", mail.pk, mail.last_error)
        mail.save()
        return 0
    mail.sent_at = now
    mail.save()
    return 1


def _message(mail: OutboxMail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        mail.sender or settings.DEFAULT_FROM_EMAIL,
        mail.to,
        headers={"Message-ID": f"<{mail.pk}.{int(mail.created_at.timestamp())}@{settings.MAIL_DOMAIN}>"},
        connection=get_connection(settings.OUTBOX_DELIVERY),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message
