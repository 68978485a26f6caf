# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig

from lueckenlos.shared.package_tables import keep


class ChainConfig(AppConfig):
    name = "lueckenlos.chain"

    def ready(self) -> None:
        from lueckenlos.chain import models

        keep(
            needs=models.Need,
            standard_cells=models.StandardCell,
            standard_transitions=models.StandardTransition,
            interventions=models.Intervention,
        )
