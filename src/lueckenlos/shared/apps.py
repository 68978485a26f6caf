# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "lueckenlos.shared"

    def ready(self) -> None:
        from django.contrib.sessions.models import Session
        from django.db.models import Q

        from lueckenlos.shared.models import AuditEvent, OutboxMail
        from lueckenlos.shared.retention import forget_after

        forget_after("AuditEvent", 731, lambda day: AuditEvent.objects.filter(at__lt=day))
        forget_after("OutboxMail", 30, lambda day: OutboxMail.objects.filter(Q(sent_at__lt=day) | Q(failed_at__lt=day)))
        forget_after("Session", 0, lambda day: Session.objects.filter(expire_date__lt=day))
