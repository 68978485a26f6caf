# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who needs a second factor, and the way there: whoever may write or see people and has none sets one up first."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lueckenlos.accounts.models import Role, User
from lueckenlos.accounts.sessions import end_sessions
from lueckenlos.shared.audit import record

READERS = (Role.Kind.STEERING_MEMBER, Role.Kind.NAVIGATOR)
"""Their roles read only, and see no people: a password is enough."""
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ALWAYS_OPEN = {
    "set_language",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    *(f"accounts:{name}" for name in ("sign-in", "sign-out", "example", "set-up-second-factor")),
    *(f"desk:{name}" for name in ("method", "imprint", "privacy", "accessibility")),
    *(f"desk:region-{name}" for name in ("imprint", "privacy", "accessibility")),
    *("operations:healthy", "operations:ready"),
}
"""What a person reaches who still has to set up a second factor."""


def must_have_second_factor(user: User) -> bool:
    """By role; a person without any role has nothing to protect yet."""
    return settings.LUECKENLOS_REQUIRE_MFA and any(role.kind not in READERS for role in user.held_roles)


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def is_missing_second_factor(request: HttpRequest) -> bool:
    user: Any = request.user
    if not user.is_authenticated or not must_have_second_factor(user):
        return False
    if settings.LUECKENLOS_OIDC_HAS_MFA and came_from_directory(request):
        return False
    return not has_second_factor(user)


def came_from_directory(request: HttpRequest) -> bool:
    user: Any = request.user
    return any(one.get("method") == "socialaccount" for one in get_authentication_records(request, user))


class SecondFactorFirst:
    """Leads a person who needs a second factor to the page where it is set up, until that is done."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Any, *_rest: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name in ALWAYS_OPEN or not is_missing_second_factor(request):
            return None
        return redirect("accounts:set-up-second-factor")


@transaction.atomic
def reset_sign_in(*, user: User, by: User | None) -> None:
    """For somebody whose phone is gone: take away second factors and the link to a directory, and end all sessions.

    The password stays. Whoever calls this has made sure who is asking.
    """
    removed = sorted(set(Authenticator.objects.filter(user=user).values_list("type", flat=True)))
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    end_sessions(user=user)
    role = next(iter(user.held_roles), None)
    record(
        action="sign_in.reset",
        by=by,
        region=role.area.region_id if role else None,
        area_path=role.area.path if role else "",
        subject=f"person {user.pk}",
        details={"removed": removed},
    )
