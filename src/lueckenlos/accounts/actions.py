# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Letting people in, and out again. Each of these is written into the audit trail."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from lueckenlos.accounts.models import Invitation, Role, User
from lueckenlos.accounts.policies import LastAdministrator, is_last_administrator
from lueckenlos.accounts.sessions import end_sessions
from lueckenlos.frame.models import Area, Field, Phase
from lueckenlos.shared.audit import record
from lueckenlos.shared.models import OutboxMail


def add_person(*, email: str, name: str, password: str | None) -> tuple[User, bool]:
    """The person with this address, created where they are new. Whoever is there keeps name and password."""
    user = User.objects.filter(email=email.lower()).first()
    if user is not None:
        return user, False
    return User.objects.create_user(email, password, name=name), True


@transaction.atomic
def give_role(*, email: str, name: str, kind: str, area: Area, password: str, by: User | None = None) -> bool:
    """Give a role, and create the person where they are new."""
    user, is_new = add_person(email=email, name=name, password=password)
    add_role(user=user, kind=kind, area=area, by=by)
    return is_new


@transaction.atomic
def add_role(
    *,
    user: User,
    kind: str,
    area: Area,
    organization: Any = None,
    fields: Iterable[Field] = (),
    phases: Iterable[Phase] = (),
    by: User | None,
) -> Role:
    """A role the person has already only gets the fields and phases named here."""
    role, is_new = Role.objects.get_or_create(user=user, kind=kind, area=area, organization=organization)
    before = _limits(role)
    role.fields.set(fields)
    role.phases.set(phases)
    if is_new or before != _limits(role):
        _record("role.given", role, by)
    _forget_what_was_read(user)
    return role


@transaction.atomic
def remove_role(*, role: Role, by: User | None) -> None:
    """Raises LastAdministrator where nobody would be left to let others in, or somebody locks themselves out."""
    others = Role.objects.filter(user=role.user, kind=Role.Kind.ADMINISTRATOR).exclude(pk=role.pk)
    is_own_last = role.kind == Role.Kind.ADMINISTRATOR and role.user == by and not others.exists()
    if is_own_last or is_last_administrator(role):
        raise LastAdministrator
    _record("role.removed", role, by)
    role.delete()
    _forget_what_was_read(role.user)


@transaction.atomic
def set_active(*, user: User, is_active: bool, by: User, area: Area) -> None:
    """Who is not active cannot sign in, and is signed out by that; roles stay for the way back.

    Raises LastAdministrator where nobody would be left to let others in.
    """
    if user.is_active == is_active:
        return
    if not is_active and any(is_last_administrator(role) for role in user.held_roles):
        raise LastAdministrator
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        end_sessions(user=user)  # else an old one would hold again on the way back
    action = "person.reactivated" if is_active else "person.deactivated"
    record(action=action, by=by, region=area.region_id, area_path=area.path, subject=f"person {user.pk}")


@transaction.atomic
def erase_person(*, user: User, by: User) -> None:
    """Forget a person: account, roles, drafts, invitations and waiting mail. The audit trail keeps the number only.

    Raises LastAdministrator where nobody would be left to let others in.
    """
    roles = list(user.roles.select_related("area"))
    if any(is_last_administrator(role) for role in roles):
        raise LastAdministrator
    number, places = user.pk, {(role.area.region_id, role.area.path) for role in roles}
    for region, path in sorted(places):
        record(action="account.removed", by=by, region=region, area_path=path, subject=f"person {number}")
    if not places:
        record(action="account.removed", by=by, subject=f"person {number}")
    Invitation.objects.filter(email__iexact=user.email).delete()
    OutboxMail.objects.filter(to=[user.email]).delete()
    user.delete()


def _limits(role: Role) -> tuple[list[str], list[str]]:
    fields = role.fields.order_by("code").values_list("code", flat=True)
    phases = role.phases.order_by("code").values_list("code", flat=True)
    return list(fields), list(phases)


def _record(action: str, role: Role, by: User | None) -> None:
    fields, phases = _limits(role)
    details: dict[str, Any] = {"role": role.kind, "area": role.area.code}
    if role.organization is not None:
        details["organization"] = role.organization.code
    details |= {name: codes for name, codes in (("fields", fields), ("phases", phases)) if codes}
    record(
        action=action,
        by=by,
        region=role.area.region_id,
        area_path=role.area.path,
        subject=f"person {role.user_id}",
        details=details,
    )


def _forget_what_was_read(user: User) -> None:
    for name in ("held_roles", "scope", "audited", "administered"):
        user.__dict__.pop(name, None)
