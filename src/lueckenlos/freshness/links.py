# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Links in mail: signed, expiring, bound to one service and one request."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.conf import settings
from django.core import signing
from django.urls import reverse

from lueckenlos.freshness.due import Mailboxes
from lueckenlos.freshness.models import Asking

SALT = "lueckenlos.freshness"
VALID_DAYS = 30


def token_for(asking: Asking) -> str:
    return signing.dumps([asking.pk, asking.service_id], salt=SALT)


def link_for(asking: Asking) -> str:
    return settings.BASE_URL + reverse("confirming:confirm", args=[token_for(asking)])


@dataclass(frozen=True)
class Opened:
    """What a link leads to. An expired one still says to what, so that a new one can be sent to the same office."""

    state: Literal["valid", "expired", "unknown"]
    asking: Asking | None = None


def open_link(token: str) -> Opened:
    try:
        number, service = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return Opened("unknown")
    rows = Asking.objects.rows(Asking).select_related("service__organization", "service__location", "region", "contact")
    asking = rows.filter(pk=number, service=service).first()
    if asking is None:
        return Opened("unknown")
    try:
        signing.loads(token, salt=SALT, max_age=timedelta(days=VALID_DAYS))
    except signing.SignatureExpired:
        return Opened("expired", asking)
    return Opened("valid" if _is_current(asking) else "expired", asking)


def _is_current(asking: Asking) -> bool:
    """Not replaced by a newer request, and the mailbox is still the one that would be asked."""
    if asking.replaced_at is not None:
        return False
    contact = Mailboxes(asking.region, [asking.service.organization_id or 0]).of(asking.service)
    return contact is not None and contact.email == asking.email
