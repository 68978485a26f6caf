# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.db.models.signals import m2m_changed

from lueckenlos.shared.package_tables import keep
from lueckenlos.shared.state import mark_changed_relation


class FrameConfig(AppConfig):
    name = "lueckenlos.frame"

    def ready(self) -> None:
        from lueckenlos.frame import models

        keep(
            areas=models.Area,
            phases=models.Phase,
            fields=models.Field,
        )
        m2m_changed.connect(mark_changed_relation, dispatch_uid="lueckenlos.state")
