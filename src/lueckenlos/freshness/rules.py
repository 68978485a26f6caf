# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""After how many days a region asks. On the board a confirmation holds for a year, wherever that is."""

from typing import Any

from django.db import transaction

from lueckenlos.accounts.models import Role
from lueckenlos.frame.models import Region
from lueckenlos.freshness.models import DEFAULT_DAYS, AskingRule
from lueckenlos.shared.audit import record


def days_before_asking(region: Region) -> int:
    days: int | None = AskingRule.objects.in_region(region).values_list("ask_after_days", flat=True).first()
    return DEFAULT_DAYS if days is None else days


def may_set_rule(user: Any, region: Region) -> bool:
    """Who coordinates or administers the whole region."""
    kinds = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.ADMINISTRATOR)
    return any(
        role.kind in kinds and role.area.region_id == region.pk and role.area.path.count("/") == 1
        for role in user.held_roles
    )


@transaction.atomic
def set_rule(*, region: Region, ask_after_days: int, by: Any) -> None:
    Region.objects.select_for_update().get(pk=region.pk)
    rule = AskingRule.objects.in_region(region).first() or AskingRule(region=region)
    rule.ask_after_days = ask_after_days
    rule.save()
    record(action="freshness.rule_set", by=by, region=region, details={"days": ask_after_days})
