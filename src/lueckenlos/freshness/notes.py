# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What comes back from those who were asked, and what does not: the coordination's part."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import row_of
from lueckenlos.frame.models import Region
from lueckenlos.freshness.addresses import may_list
from lueckenlos.freshness.asking import MOST_REMINDERS, REMIND_DAYS
from lueckenlos.freshness.due import due_services
from lueckenlos.freshness.models import Asking

LOOKED_AT = 200


def notes_for(user: Any, region: Region) -> list[Asking]:
    """Notes that wait: for coordinators, and for those who may change the entry."""
    rows = Asking.objects.visible_to(user).filter(region=region, settled_at=None).exclude(correction="")
    waiting = rows.select_related("service", "contact").order_by("corrected_at")[:LOOKED_AT]
    if may_list(user, region):
        return list(waiting)
    rights = Rights(user, region)
    return [one for one in waiting if rights.may_change("services", row_of(one.service, "services"))]


def unanswered_for(user: Any, region: Region, now: datetime | None = None) -> list[Asking]:
    """Requests that got no answer to the last reminder either: for coordinators, who then call."""
    if not may_list(user, region):
        return []
    last = (now or timezone.now()) - timedelta(days=REMIND_DAYS)
    rows = Asking.objects.visible_to(user).filter(
        region=region, answered_at=None, replaced_at=None, reminders__gte=MOST_REMINDERS, last_mail_at__lt=last,
        service__in=due_services(region).values("pk"),
    )  # fmt: skip
    return list(rows.select_related("service", "contact").order_by("last_mail_at", "pk")[:LOOKED_AT])
