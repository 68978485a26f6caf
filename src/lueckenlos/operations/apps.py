# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OperationsConfig(AppConfig):
    name = "lueckenlos.operations"

    def ready(self) -> None:
        from django_tasks_db.models import DBTaskResult

        from lueckenlos.operations.models import WorkerBeat
        from lueckenlos.shared.retention import forget_after

        autodiscover_modules("periodic")
        forget_after("DBTaskResult", 30, lambda day: DBTaskResult.objects.finished().filter(finished_at__lt=day))
        forget_after("WorkerBeat", 1, lambda day: WorkerBeat.objects.filter(beat_at__lt=day))
