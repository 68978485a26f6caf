# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Signed-in times end by themselves: some hours after signing in, and earlier where nobody does anything."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from lueckenlos.accounts.models import User
from lueckenlos.shared.audit import record

BEGAN, SEEN, ENDED = "began_at", "seen_at", "session_ended"
SEEN_EVERY_SECONDS = 60
"""That somebody is there is written down no more often than this."""


def end_old_sessions(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Whose time is over is asked to sign in again, and told why."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            why = _over(request.session, now)
            if why:
                person = request.user
                logout(request)
                request.session[ENDED] = why
                record(action="session.ended", by=person, details={"why": why})
            elif now - request.session.get(SEEN, 0) > SEEN_EVERY_SECONDS:
                request.session[SEEN] = now
        return answer(request)

    return middleware


def _over(session: Any, now: float) -> str:
    """ "absolute" or "idle"; empty while the time goes on. Sessions from before this rule begin now."""
    began = session.setdefault(BEGAN, now)
    if now - began > settings.LUECKENLOS_SESSION_MINUTES * 60:
        return "absolute"
    if now - session.get(SEEN, now) > settings.LUECKENLOS_IDLE_MINUTES * 60:
        return "idle"
    return ""


def begin_session(*, request: HttpRequest, user: User) -> None:
    """Write down when it began, and list it on the person's own page."""
    request.session[BEGAN] = request.session[SEEN] = time.time()
    UserSession.objects.create_from_request(request, user=user)


def sessions_of(user: User, request: HttpRequest) -> list[UserSession]:
    """Those that still hold, the present one first."""
    found = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda one: (one.session_key != request.session.session_key, -one.created_at.timestamp()))


def end_sessions(*, user: User, but: str | None = None, only: int | None = None) -> int:
    """End a person's sessions: one of them, or all but the one with this key. Returns how many."""
    rows = UserSession.objects.filter(user=user)
    if only is not None:
        rows = rows.filter(pk=only)
    if but:
        rows = rows.exclude(session_key=but)
    ended = 0
    for row in rows:
        row.end()
        ended += 1
    return ended


def ended_sessions(before: datetime) -> Any:
    """Rows of sessions that had ended by then, whatever ended them."""
    return UserSession.objects.filter(created_at__lt=before - timedelta(minutes=settings.LUECKENLOS_SESSION_MINUTES))
