# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families send: a note about an entry, and that a way out of the guide was taken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.frame.models import Region
from lueckenlos.guide.counting import count_click
from lueckenlos.guide.feedback import MOST_FOR_SERVICE, MOST_OF_SENDER, FeedbackForm, send_feedback
from lueckenlos.guide.language import say, spoken
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.public import public_service
from lueckenlos.shared.limits import is_too_often
from lueckenlos.shared.open_forms import stamp

MOST_CLICKS = 300
"""Counted of one sender in an hour: enough for a clinic, too few to make a service look sought after."""


@require_http_methods(["GET", "HEAD", "POST"])
@guide_page
def feedback(request: HttpRequest, region: Region, code: str) -> HttpResponse:
    service = public_service(region, code)
    form = FeedbackForm(request.POST or None)
    context = context_of(request, region, service=service, form=form, is_sent=False)
    if request.method == "POST":
        is_valid = form.is_valid()
        if form.is_by_program:  # learns nothing from the answer
            return render(request, "guide/feedback.html", context | {"is_sent": True})
        if is_valid and _is_too_often(request, service.pk):
            form.add_error(None, say("There were many messages. Please try again in an hour."))
        elif is_valid:
            given = {name: form.cleaned_data[name] for name in ("kind", "text", "reply_to")}
            send_feedback(region=region, service=service, language=spoken(), **given)
            return render(request, "guide/feedback.html", context | {"is_sent": True})
    context["stamp"] = stamp(form.data.get("opened", ""))
    return render(request, "guide/feedback.html", context, status=400 if form.errors else 200)


def _is_too_often(request: HttpRequest, service: int) -> bool:
    of_sender = is_too_often(request, "feedback", MOST_OF_SENDER)
    return is_too_often(request, "feedback-service", MOST_FOR_SERVICE, key=str(service)) or of_sender


@csrf_exempt
@require_POST
@guide_page
def click(request: HttpRequest, region: Region, code: str, way: str) -> HttpResponse:
    """Sent along by the page when a number is called or an address opened; only the sum of the day is kept."""
    service = public_service(region, code)
    if not is_too_often(request, "click", MOST_CLICKS):
        count_click(request, region, service.pk, way)
    return HttpResponse(status=204)
