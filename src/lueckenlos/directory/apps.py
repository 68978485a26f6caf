# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig

from lueckenlos.shared.package_tables import keep


class DirectoryConfig(AppConfig):
    name = "lueckenlos.directory"

    def ready(self) -> None:
        from lueckenlos.directory import models
        from lueckenlos.directory.contacts import contacts_section
        from lueckenlos.shared.organization_pages import add_sections

        add_sections(contacts_section)

        keep(
            organizations=models.Organization,
            locations=models.Location,
            services=models.Service,
            handovers=models.Handover,
            responsibilities=models.Responsibility,
            schedules=models.Schedule,
            contacts=models.Contact,
        )
