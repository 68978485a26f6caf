# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may let whom in. Nobody gives more than what they answer for themselves."""

from typing import Any

from lueckenlos.accounts.models import Role, User
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.scoping import Scope

COORDINATORS = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.TOWN_COORDINATOR)
LIMITED = (*COORDINATORS, Role.Kind.PLANNER)
"""Kinds of roles that may be for some fields or phases only."""


class LastAdministrator(Exception):
    """Nobody would be left to let others in."""


def invited_scope(user: User) -> Scope:
    """Where the person lets organizations in: what they administer, and what they coordinate without limits."""
    coordinated = [
        role
        for role in user.held_roles
        if role.kind in COORDINATORS and not role.fields.all() and not role.phases.all()
    ]
    return Scope(tuple(dict.fromkeys((*user.administered.grants, *user.grants_of(coordinated)))))


def covers(scope: Scope, area: Area) -> bool:
    """Whether an area lies in a scope. An area without its place in the tree lies nowhere."""
    return bool(area.path) and any(
        grant.region == area.region_id and area.path.startswith(grant.path) for grant in scope.grants
    )


def kinds_to_give(user: User, region: Region) -> list[str]:
    """Kinds of roles that the person gives somewhere in the region."""
    grants = [grant for grant in user.administered.grants if grant.region == region.pk]
    if any(grant.path.count("/") == 1 for grant in grants):
        return list(Role.Kind.values)
    if grants:
        return [kind for kind in Role.Kind.values if kind != Role.Kind.COUNTY_COORDINATOR]
    is_coordinator = any(grant.region == region.pk for grant in invited_scope(user).grants)
    return [Role.Kind.ORGANIZATION_EDITOR.value] if is_coordinator else []


def may_give(user: User, *, kind: str, area: Area, organization: Any = None) -> bool:
    """Whether the person may give this role. For organizations: office/queries.py says which they see as theirs."""
    if not user.is_active:
        return False
    if (kind == Role.Kind.ORGANIZATION_EDITOR) != (organization is not None):
        return False
    if organization is not None and organization.region_id != area.region_id:
        return False
    if kind == Role.Kind.COUNTY_COORDINATOR and area.path.count("/") > 1:
        return False
    if covers(user.administered, area):
        return True
    return kind == Role.Kind.ORGANIZATION_EDITOR and covers(invited_scope(user), area)


def may_manage(user: User, person: User) -> bool:
    """Whether all that the person does here lies in what the user administers: only then they may be locked out."""
    roles = person.held_roles
    return bool(roles) and person.pk != user.pk and all(covers(user.administered, role.area) for role in roles)


def is_last_administrator(role: Role) -> bool:
    """Whether no other active administrator would be left for the area of this role."""
    if role.kind != Role.Kind.ADMINISTRATOR or not role.user.is_active:
        return False
    others = Role.objects.filter(
        kind=Role.Kind.ADMINISTRATOR, user__is_active=True, area__region=role.area.region_id
    ).exclude(pk=role.pk)
    return not any(role.area.path.startswith(path) for path in others.values_list("area__path", flat=True) if path)
