# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who is there, and what may be given to whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from lueckenlos.accounts.invitations import state_of
from lueckenlos.accounts.models import Invitation, Role, User
from lueckenlos.accounts.policies import covers, invited_scope, may_manage
from lueckenlos.directory.models import Organization, Service
from lueckenlos.editing.rights import kind_label
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _


@dataclass(frozen=True)
class PersonLine:
    person: User
    roles: list[Role]
    """Those that lie in what the reader administers."""
    has_second_factor: bool
    may_be_locked: bool


@dataclass(frozen=True)
class InvitationLine:
    invitation: Invitation
    role: str
    state: str

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "expired", "withdrawn")


def people_of(user: User, region: Region) -> list[PersonLine]:
    """All who have a role in the part of the region that the person administers."""
    found = User.objects.filter(pk__in=_administered_roles(user, region).values("user")).order_by("name", "pk")
    people = list(found.prefetch_related("roles__area", "roles__organization", "roles__fields", "roles__phases"))
    with_factor = _with_second_factor([person.pk for person in people])
    lines = []
    for person in people:
        person.__dict__["held_roles"] = tuple(sorted(person.roles.all(), key=lambda role: role.pk))
        roles = [r for r in person.held_roles if r.area.region_id == region.pk and covers(user.administered, r.area)]
        lines.append(PersonLine(person, roles, person.pk in with_factor, may_manage(user, person)))
    return lines


def person_of(user: User, region: Region, number: int) -> User | None:
    found = User.objects.filter(pk=number, pk__in=_administered_roles(user, region).values("user"))
    return found.first()


def roles_of(user: User, region: Region) -> Any:
    return _administered_roles(user, region).select_related("area", "organization", "user")


def _administered_roles(user: User, region: Region) -> Any:
    return Role.objects.filter(user.administered.within("area__"), area__region=region)


def _with_second_factor(numbers: list[int]) -> set[int]:
    if not apps.is_installed("allauth.mfa"):
        return set()
    model = apps.get_model("mfa", "Authenticator")
    found = model.objects.filter(user__in=numbers).exclude(type="recovery_codes")
    return set(found.values_list("user", flat=True))


def areas_to_give(user: User, region: Region) -> list[Area]:
    rows = Area.objects.in_region(region).filter(invited_scope(user).within())
    return list(rows.order_by("path"))


def organizations_to_invite(user: User, region: Region) -> Any:
    """Those of the area; of those without an area, those that offer something there and nowhere else."""
    scope = invited_scope(user)
    links = Service.areas.through.objects.filter(service__organization__region=region)
    inside = links.filter(scope.within("area__"))
    outside = links.exclude(pk__in=inside.values("pk"))
    own = Q(area=None) & Q(pk__in=inside.values("service__organization"))
    own &= ~Q(pk__in=outside.values("service__organization"))
    rows = Organization.objects.in_region(region)
    return rows.filter(scope.within("area__") | own | scope.whole()).order_by("name", "pk")


def invitations_of(user: User, region: Region) -> list[InvitationLine]:
    """Open ones first. Administrators see all of their part, others those they sent."""
    rows = Invitation.objects.visible_to(user).filter(area__region=region)
    rows = rows.select_related("area", "organization", "invited_by").order_by("-pk")[:200]
    lines = [InvitationLine(row, kind_label(row.kind), state_of(row)) for row in rows]
    return sorted(lines, key=lambda line: not line.is_open)


def open_invitations(user: User, region: Region, until: datetime) -> int:
    """How many that the person sent wait, and expire by then."""
    rows = Invitation.objects.filter(invited_by=user, area__region=region, accepted_at=None, revoked_at=None)
    return int(rows.filter(expires_at__lte=until).count())


def state_words(state: str) -> str:
    return {
        "open": _("waits for an answer"),
        "used": _("accepted"),
        "revoked": _("withdrawn"),
        "expired": _("expired"),
        "withdrawn": _("no longer valid: who invited may no longer let anyone in"),
    }[state]
