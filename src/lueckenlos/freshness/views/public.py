# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind the link in the mail. Opening it changes nothing: scanners of mail open links too."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.directory.hours import hours_of
from lueckenlos.editing.rows import row_of
from lueckenlos.freshness.asking import NobodyToAsk, ask_now
from lueckenlos.freshness.confirming import ChangedMeanwhile, correct, print_of
from lueckenlos.freshness.confirming import confirm as confirm_service
from lueckenlos.freshness.forms import AnswerForm, CorrectionForm
from lueckenlos.freshness.links import Opened, open_link
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.language import _
from lueckenlos.shared.limits import is_too_often

MOST_ANSWERS, MOST_NEW_LINKS, DAY = 60, 3, 24 * 3600


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    opened = open_link(token)
    if opened.state != "valid" or opened.asking is None:
        return _not_valid(request, opened, token)
    asking = opened.asking
    if request.method != "POST":
        return _page(request, asking, token)
    if is_too_often(request, "answer", MOST_ANSWERS):
        return _too_often(request)
    answer, correction, seen = AnswerForm(), CorrectionForm(), request.POST.get("seen", "")
    thanks = ""
    try:
        match request.POST.get("do"):
            case "confirm":
                confirm_service(asking=asking, seen=seen)
                thanks = _("Thank you. The entry counts as confirmed today.")
            case "answer":
                answer = AnswerForm(request.POST)
                if answer.is_valid():
                    confirm_service(asking=asking, answers=answer.answers(answer.cleaned_data), seen=seen)
                    thanks = _("Thank you. Your answers stand in the entry, and it counts as confirmed.")
            case "correct":
                correction = CorrectionForm(request.POST)
                if correction.is_valid():
                    correct(asking=asking, text=correction.cleaned_data["correction"])
                    thanks = _("Thank you. The coordination has your note and will see to the entry.")
    except ChangedMeanwhile:
        messages.warning(request, _("The entry was changed since you opened this page. Please look at it once more."))
        return _page(request, asking, token, answer, correction, status=409)
    if thanks:
        messages.success(request, thanks)
        return redirect("confirming:confirm", token)
    return _page(request, asking, token, answer, correction)


@login_not_required
@never_cache
@require_POST
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new link, to the mailbox that is responsible by now; never to an address that somebody types."""
    opened = open_link(token)
    if opened.asking is None:
        return _not_valid(request, opened, token)
    service = opened.asking.service
    if is_too_often(request, "again", 20) or is_too_often(request, "new", MOST_NEW_LINKS, DAY, f"{service.pk}"):
        return _too_often(request)
    try:
        ask_now(service=service, by=None)
    except NobodyToAsk:
        messages.warning(request, _("Nobody with a mailbox is entered for this service. Please ask the coordination."))
    else:
        messages.success(request, _("A new link is on its way to the mailbox of the organization."))
    return redirect("confirming:confirm", token)


def _page(
    request: HttpRequest,
    asking: Asking,
    token: str,
    answer: AnswerForm | None = None,
    correction: CorrectionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    service = asking.service
    context: dict[str, Any] = {
        "service": service,
        "asking": asking,
        "token": token,
        "areas": list(service.areas.all()),
        "fields": list(service.fields.all()),
        "hours": hours_of(service),
        "seen": print_of(row_of(service, "services")),
        "answer": answer or AnswerForm(),
        "correction": correction or CorrectionForm(),
        "legal_region": asking.region,
    }
    response = render(request, "freshness/confirm.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _not_valid(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    """What the entry says is not shown any more."""
    context = {"asking": opened.asking, "token": token, "days": 30}
    return render(request, "freshness/expired.html", context, status=410 if opened.asking else 404)


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "freshness/too_often.html", {}, status=429)
