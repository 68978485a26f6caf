# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "lueckenlos.office"

    def ready(self) -> None:
        from lueckenlos.office.models import BarrierReport
        from lueckenlos.office.organization_sections import access_section
        from lueckenlos.shared.organization_pages import add_sections
        from lueckenlos.shared.retention import forget_after

        add_sections(access_section)
        forget_after("BarrierReport", 365, lambda day: BarrierReport.objects.filter(sent_at__lt=day))
