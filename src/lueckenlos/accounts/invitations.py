# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting by mail: a signed link that holds for a fortnight and serves once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lueckenlos.accounts.actions import add_person, add_role
from lueckenlos.accounts.models import Invitation, User
from lueckenlos.accounts.policies import may_give
from lueckenlos.frame.models import Area
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date

VALID_DAYS = 14
_SALT = "lueckenlos.invitation"


class NotOpen(Exception):
    """The invitation cannot be accepted: `state` says why."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class NotAllowed(Exception):
    """The person may not give this role."""


def token_of(invitation: Invitation) -> str:
    """Bound to the day of expiry: when an invitation is sent again, the older link no longer serves."""
    return signing.dumps([invitation.pk, int(invitation.expires_at.timestamp())], salt=_SALT)


def invitation_of(token: str) -> tuple[Invitation, str] | None:
    """The invitation behind a link with its state; None where the link was never ours, or its row is gone."""
    try:
        number, expires = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Invitation.objects.select_related("area__region", "organization", "invited_by")
    invitation = rows.filter(pk=number).first()
    if invitation is None:
        return None
    is_replaced = int(invitation.expires_at.timestamp()) != expires
    state = state_of(invitation)
    return invitation, "replaced" if is_replaced and state in ("open", "expired") else state


def state_of(invitation: Invitation) -> str:
    """open, used, revoked, expired, or withdrawn: who invited may no longer let anyone in."""
    if invitation.accepted_at is not None:
        return "used"
    if invitation.revoked_at is not None:
        return "revoked"
    if invitation.expires_at <= timezone.now():
        return "expired"
    inviter = invitation.invited_by
    is_allowed = inviter is not None and may_give(
        inviter, kind=invitation.kind, area=invitation.area, organization=invitation.organization
    )
    return "open" if is_allowed else "withdrawn"


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    kind: str,
    area: Area,
    by: User,
    words: str,
    organization: Any = None,
    fields: Any = (),
    phases: Any = (),
) -> Invitation:
    """Write the invitation down and send its mail. `words` is the role as people read it.

    Raises NotAllowed where the person may not give this role.
    """
    if not may_give(by, kind=kind, area=area, organization=organization):
        raise NotAllowed
    invitation = Invitation.objects.create(
        email=email.lower(), name=name, kind=kind, area=area, organization=organization, invited_by=by,
        expires_at=_expiry(),
    )  # fmt: skip
    invitation.fields.set(fields)
    invitation.phases.set(phases)
    _record("person.invited", invitation, by)
    _send(invitation, words)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation, by: User, words: str) -> None:
    """A new link for another fortnight; the older one no longer serves. Raises NotOpen, NotAllowed."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if state_of(invitation) in ("used", "revoked"):
        raise NotOpen(state_of(invitation))
    if not may_give(by, kind=invitation.kind, area=invitation.area, organization=invitation.organization):
        raise NotAllowed
    invitation.expires_at, invitation.invited_by = _expiry(), by
    invitation.save(update_fields=["expires_at", "invited_by"])
    _record("invitation.sent_again", invitation, by)
    _send(invitation, words)


@transaction.atomic
def revoke(*, invitation: Invitation, by: User) -> None:
    """The link no longer serves. Raises NotOpen where the invitation was accepted already."""
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(revoked_at=timezone.now()):
        raise NotOpen("used")
    _record("invitation.revoked", invitation, by)


@transaction.atomic
def accept(*, invitation: Invitation, user: User | None = None, name: str = "", password: str = "") -> User:
    """Give the role to who is signed in, or to a new account with this name and password.

    Raises NotOpen; "account" is its state where the address has an account, which must sign in first.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if (state := state_of(invitation)) != "open":
        raise NotOpen(state)
    if user is None:
        user, is_new = add_person(email=invitation.email, name=name, password=password)
        if not is_new:
            raise NotOpen("account")
    elif user.email.lower() != invitation.email.lower():
        raise NotOpen("other")
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now()):
        raise NotOpen("used")
    _record("invitation.accepted", invitation, user)
    add_role(
        user=user, kind=invitation.kind, area=invitation.area, organization=invitation.organization,
        fields=invitation.fields.all(), phases=invitation.phases.all(), by=invitation.invited_by,
    )  # fmt: skip
    return user


def _expiry() -> Any:
    return timezone.now() + timedelta(days=VALID_DAYS)


def _record(action: str, invitation: Invitation, by: User) -> None:
    details: dict[str, Any] = {"role": invitation.kind, "area": invitation.area.code}
    if invitation.organization is not None:
        details["organization"] = invitation.organization.code
    record(
        action=action,
        by=by,
        region=invitation.area.region_id,
        area_path=invitation.area.path,
        subject=f"invitation {invitation.pk}",
        details=details,
    )


def _send(invitation: Invitation, words: str) -> None:
    link = settings.BASE_URL + reverse("office:accept", args=[token_of(invitation)])
    inviter = str(invitation.invited_by)
    text = _(
        "Good day,\n\n{inviter} invites you to Lückenlos: {role}, {place}.\n\n"
        "Lückenlos shows where the chain of help for children and families holds, and where it breaks.\n\n"
        "With this link you set your name and a password:\n{link}\n\n"
        "The link serves once and holds until {day}. Opening it changes nothing yet.\n"
        "If you do not know what this is about, you need not do anything."
    ).format(
        inviter=inviter,
        role=words,
        place=invitation.organization or invitation.area,
        link=link,
        day=write_date(timezone.localtime(invitation.expires_at).date()),
    )
    subject = _("Invitation to Lückenlos: {place}").format(place=invitation.organization or invitation.area)
    send_mail(" ".join(subject.split()), text, None, [invitation.email])
