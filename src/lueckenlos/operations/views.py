# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the pages are well, for those who watch over a server; and what goes on in the background."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lueckenlos.operations import actions, health, queries
from lueckenlos.shared.language import _


@login_not_required
@never_cache
@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"gesund": True})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """All that the pages need is there. Says what is missing in one word each, and no more."""
    parts = health.parts()
    is_ready = all(parts.values())
    words = {name: "ok" if well else "fehlt" for name, well in parts.items()}
    return JsonResponse({"bereit": is_ready, **words}, status=200 if is_ready else 503)


def _check_administrator(request: HttpRequest) -> None:
    if not request.user.has_role("administrator"):  # type: ignore[union-attr]
        raise PermissionDenied


@never_cache
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    _check_administrator(request)
    return render(request, "operations/jobs.html", {"board": queries.background()})


@require_POST
def run_again(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    _check_administrator(request)
    try:
        title = actions.run_again(job=job, by=request.user)
    except actions.NoSuchJob as error:
        raise Http404 from error
    messages.success(request, _("“{title}” waits for its turn.").format(title=title))
    return redirect("operations:jobs")


@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    _check_administrator(request)
    actions.send_again(by=request.user)
    messages.success(request, _("The messages wait for their turn."))
    return redirect("operations:jobs")
