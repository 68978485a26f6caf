# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Notes of families about entries in the guide."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.directory import listing
from lueckenlos.directory.models import Service
from lueckenlos.freshness.families import feedback_for, may_settle, settle_feedback
from lueckenlos.freshness.views.common import context_of, region_of
from lueckenlos.guide.feedback import KIND_WORDS
from lueckenlos.guide.models import Feedback
from lueckenlos.reports.labels import language_label
from lueckenlos.shared.language import _


def feedback(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    notes = [
        {"note": one, "kind": _(KIND_WORDS.get(one.kind, one.kind)), "language": language_label(one.language)}
        for one in feedback_for(request.user, found)
    ]
    areas = listing.areas_seen(request, found)
    return render(request, "freshness/feedback.html", {**context_of(request, found, "feedback", areas), "notes": notes})


@require_POST
def settle(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = region_of(request, region)
    services = Service.objects.visible_to(request.user).filter(region=found).values("pk")
    rows = Feedback.objects.visible_to(request.user).filter(region=found, service__in=services)
    one = get_object_or_404(rows.select_related("service", "region"), pk=number)
    if not may_settle(request.user, one):
        raise PermissionDenied
    settle_feedback(feedback=one, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The note counts as dealt with."))
    return redirect("freshness:feedback", found.slug)
