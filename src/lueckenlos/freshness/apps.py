# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    name = "lueckenlos.freshness"

    def ready(self) -> None:
        from lueckenlos.freshness.models import Asking
        from lueckenlos.shared.retention import forget_after

        forget_after("Asking", 731, lambda day: Asking.ended_before(day))
