# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the house itself has to do every day."""

from django.core.management import call_command

from lueckenlos.shared.language import mark
from lueckenlos.shared.periodic import every
from lueckenlos.shared.retention import forget_due


@every(hours=24, name="forget", title=mark("Forget what is kept for a time only"))
def forget() -> dict[str, int]:
    return forget_due()


@every(hours=24, name="forget_jobs", title=mark("Forget jobs that are long done"))
def forget_jobs() -> None:
    """What succeeded goes after a fortnight; what failed stays visible for three months."""
    call_command("prune_db_task_results", min_age_days=14, failed_min_age_days=90, verbosity=0)
