# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Home of those who work here: what needs them today, the urgent first."""

from lueckenlos.accounts.models import Role, User
from lueckenlos.chain.asked import Asked
from lueckenlos.desk import today_chain, today_freshness, today_work
from lueckenlos.desk.today_lines import Group
from lueckenlos.frame.models import Region

WORKING = {
    Role.Kind.ADMINISTRATOR,
    Role.Kind.COUNTY_COORDINATOR,
    Role.Kind.TOWN_COORDINATOR,
    Role.Kind.PLANNER,
    Role.Kind.NAVIGATOR,
    Role.Kind.ORGANIZATION_EDITOR,
}
SOURCES = (
    today_work.failures,
    today_work.reviews,
    today_freshness.notes,
    today_freshness.families,
    today_chain.breaking,
    today_work.drafts,
    today_work.imports,
    today_chain.to_confirm,
    today_freshness.unanswered,
    today_chain.ending,
    today_work.invitations,
    today_work.barriers,
)


def kinds_in(user: User, region: Region) -> set[str]:
    return {role.kind for role in user.held_roles if role.area.region_id == region.pk}


def first_page(user: User, region: Region) -> str:
    """Where the person begins: their work, for auditors the trail, for all others the three answers."""
    kinds = kinds_in(user, region)
    if kinds & WORKING:
        return "desk:today"
    return "office:audit" if kinds == {Role.Kind.AUDITOR} else "desk:overview"


def lines_for(user: User, asked: Asked) -> list[Group]:
    kinds = kinds_in(user, asked.region)
    groups = [group for source in SOURCES if (group := source(user, asked, kinds)) is not None and group.lines]
    return sorted(groups, key=lambda group: not group.is_urgent)
