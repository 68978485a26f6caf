# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Mein Konto: how one signs in, what one may, and where one is signed in. The forms behind it are allauth's."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lueckenlos.accounts.models import User
from lueckenlos.accounts.second_factor import has_second_factor, must_have_second_factor
from lueckenlos.accounts.sessions import end_sessions, sessions_of
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _, ngettext

MAX_NUMBER = 2**63 - 1
"""The greatest number a database keeps as a key."""


@never_cache
def account(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    factors = list(Authenticator.objects.filter(user=user).order_by("pk"))
    codes = next((one for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "person": user,
        "roles": user.held_roles,
        "regions": regions_of(user),
        "app": next((one for one in factors if one.type == Authenticator.Type.TOTP), None),
        "passkeys": [one for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "is_required": must_have_second_factor(user),
        "sessions": sessions_of(user, request),
    }
    return render(request, "accounts/account.html", context)


def regions_of(user: User) -> list[Any]:
    return list({role.area.region_id: role.area.region for role in user.held_roles}.values())


@never_cache
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if has_second_factor(user):
        return redirect("accounts:account")
    return render(request, "accounts/second_factor.html", {"is_required": must_have_second_factor(user)})


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """One of one's own; the present one ends by signing out."""
    user: Any = request.user
    if number > MAX_NUMBER or not end_sessions(user=user, only=number, but=request.session.session_key):
        raise Http404
    record(action="session.ended", by=user, details={"why": "asked"})
    messages.success(request, _("That device is signed out."))
    return redirect("accounts:account")


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    ended = end_sessions(user=user, but=request.session.session_key)
    if ended:
        record(action="session.ended", by=user, details={"why": "asked", "number": ended})
    messages.success(
        request, ngettext("{n} device is signed out.", "{n} devices are signed out.", ended).format(n=ended)
    )
    return redirect("accounts:account")
