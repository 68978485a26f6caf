# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lueckenlos.accounts"

    def ready(self) -> None:
        from django.db.models import Q

        from lueckenlos.accounts import recorded
        from lueckenlos.accounts.models import Invitation
        from lueckenlos.accounts.sessions import ended_sessions
        from lueckenlos.shared.retention import forget_after

        forget_after(
            "Invitation",
            90,
            lambda day: Invitation.objects.filter(
                Q(accepted_at__lt=day) | Q(revoked_at__lt=day) | Q(expires_at__lt=day)
            ),
        )
        forget_after("usersessions.UserSession", 1, ended_sessions)
        recorded.connect()
