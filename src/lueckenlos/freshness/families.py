# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families wrote about entries in the guide: for those who may change the entry, and those who coordinate."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.directory.models import Service
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import row_of
from lueckenlos.frame.models import Region
from lueckenlos.freshness.addresses import may_list
from lueckenlos.guide.models import Feedback
from lueckenlos.shared.audit import record

LOOKED_AT = 200


def feedback_for(user: Any, region: Region) -> list[Feedback]:
    """Notes that wait, the oldest first."""
    services = Service.objects.visible_to(user).filter(region=region).values("pk")
    rows = Feedback.objects.visible_to(user).filter(region=region, settled_at=None, service__in=services)
    waiting = rows.select_related("service", "service__organization").order_by("sent_at", "pk")[:LOOKED_AT]
    if may_list(user, region):
        return list(waiting)
    rights = Rights(user, region)
    return [one for one in waiting if rights.may_change("services", row_of(one.service, "services"))]


def may_settle(user: Any, feedback: Feedback) -> bool:
    if may_list(user, feedback.region):
        return True
    return bool(Rights(user, feedback.region).may_change("services", row_of(feedback.service, "services")))


@transaction.atomic
def settle_feedback(*, feedback: Feedback, by: User) -> None:
    feedback.settled_at, feedback.settled_by = timezone.now(), by
    feedback.save(update_fields=["settled_at", "settled_by"])
    record(action="feedback.settled", by=by, region=feedback.region, subject=f"services/{feedback.service.code}")
