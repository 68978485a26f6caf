# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig

from lueckenlos.shared.package_tables import keep


class NetworksConfig(AppConfig):
    name = "lueckenlos.networks"

    def ready(self) -> None:
        from lueckenlos.networks import models
        from lueckenlos.networks.organization_sections import sections
        from lueckenlos.shared.organization_pages import add_sections

        add_sections(sections)

        keep(
            networks=models.Network,
            memberships=models.Membership,
            agreements=models.Agreement,
        )
