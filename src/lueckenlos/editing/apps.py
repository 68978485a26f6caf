# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "lueckenlos.editing"

    def ready(self) -> None:
        from lueckenlos.editing.models import Draft
        from lueckenlos.shared.retention import forget_after

        forget_after("Draft", 90, lambda day: Draft.objects.rows(Draft).filter(saved_at__lt=day))
