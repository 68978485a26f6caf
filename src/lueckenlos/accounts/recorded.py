# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the audit trail says of signing in and out. No address: of a failed try only a hash, to tell tries apart."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa_signals
from django.contrib.auth import signals as django_signals
from django.utils.crypto import salted_hmac

from lueckenlos.accounts.sessions import begin_session, end_sessions
from lueckenlos.shared.audit import record


def connect() -> None:
    for signal, receiver in (
        (django_signals.user_logged_in, _begin),
        (django_signals.user_login_failed, _failed),
        (django_signals.user_logged_out, _signed_out),
        (account_signals.user_logged_in, _signed_in),
        (account_signals.password_changed, _password_changed),
        (account_signals.password_set, _password_changed),
        (account_signals.password_reset, _password_changed),
        (mfa_signals.authentication_failed, _factor_failed),
        (mfa_signals.authenticator_added, _factor_added),
        (mfa_signals.authenticator_removed, _factor_removed),
        (mfa_signals.authenticator_reset, _codes_made),
    ):
        signal.connect(receiver, dispatch_uid=f"lueckenlos.{receiver.__name__}.{id(signal)}")


def record_sign_in(*, user: Any, ways: list[str]) -> None:
    _record("person.signed_in", user, {"with": ways})


def _record(action: str, user: Any, details: dict[str, Any] | None = None) -> None:
    """In the region of the person's first role, so that its auditors read it."""
    role = next(iter(user.held_roles), None)
    record(
        action=action,
        by=user,
        region=role.area.region_id if role else None,
        area_path=role.area.path if role else "",
        details=details,
    )


def _begin(sender: Any, request: Any, user: Any, **_more: Any) -> None:
    begin_session(request=request, user=user)


def _signed_in(sender: Any, request: Any, user: Any, **_more: Any) -> None:
    steps = get_authentication_records(request, user)
    record_sign_in(user=user, ways=[step.get("type") or step["method"] for step in steps])


def _failed(sender: Any, credentials: dict[str, Any], **_more: Any) -> None:
    address = str(credentials.get("username") or credentials.get("email") or "").strip().lower()
    record(action="sign_in.failed", details={"address": salted_hmac("failed sign-in", address).hexdigest()[:16]})


def _signed_out(sender: Any, request: Any, user: Any, **_more: Any) -> None:
    if user is not None and user.pk:
        _record("person.signed_out", user)


def _password_changed(sender: Any, request: Any, user: Any, **_more: Any) -> None:
    """All other sessions end; Django has made them void already by the new password."""
    _record("password.changed", user)
    end_sessions(user=user, but=request.session.session_key if request.user == user else None)


def _factor_failed(sender: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    _record("second_factor.failed", user, {"type": authenticator.type})


def _factor_added(sender: Any, request: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    """Sessions that began without it end."""
    _record("second_factor.added", user, {"type": authenticator.type})
    end_sessions(user=user, but=request.session.session_key)


def _factor_removed(sender: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    _record("second_factor.removed", user, {"type": authenticator.type})


def _codes_made(sender: Any, user: Any, authenticator: Any, **_more: Any) -> None:
    _record("recovery_codes.made", user)
