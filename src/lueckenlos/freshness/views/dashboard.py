# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How fresh the entries are, and asking for confirmation."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lueckenlos.chain.analysis import day_of
from lueckenlos.directory import listing
from lueckenlos.directory.models import Service
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import row_of
from lueckenlos.freshness.addresses import may_list
from lueckenlos.freshness.asking import NobodyToAsk, ask_now
from lueckenlos.freshness.confirming import settle as settle_note
from lueckenlos.freshness.due import Mailboxes, state_of
from lueckenlos.freshness.forms import RuleForm
from lueckenlos.freshness.models import Asking
from lueckenlos.freshness.notes import notes_for
from lueckenlos.freshness.overview import overview_of, progress_of, sheet_of
from lueckenlos.freshness.rights import RightsInList, with_rows
from lueckenlos.freshness.rules import days_before_asking, may_set_rule, set_rule
from lueckenlos.freshness.views.common import context_of, region_of
from lueckenlos.reports.tables import download
from lueckenlos.shared.language import _

PER_PAGE, SHOWN_ORGANIZATIONS = 25, 15
ONE_CLICK = timedelta(minutes=10)


@require_safe
def dashboard(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    areas = listing.areas_seen(request, found)
    overview = overview_of(request.user, found, areas)
    services, chosen, problems = _chosen(request, overview.services, areas)
    answer = download(request, sheet_of(found, services)) if request.GET.get("als") else None
    if answer is not None:
        return answer
    on = day_of(found)
    stale = [service.pk for service in services if state_of(service.verified_on, on) != "confirmed"]
    page = Paginator(stale, PER_PAGE).get_page(request.GET.get("seite"))
    shown = listing.in_order(with_rows(Service.objects.visible_to(request.user), "services"), list(page.object_list))
    progress, editable = progress_of(found, shown), RightsInList(request.user, found, "services")
    boxes = Mailboxes(found)
    lines = [
        {
            "service": service,
            "progress": progress.get(service.pk),
            "may_change": editable.may_change(service),
            "is_reached": boxes.of(service) is not None,
        }
        for service in shown
    ]
    context = {
        **context_of(request, found, "dashboard", areas),
        "overview": overview,
        "organizations": overview.organizations[:SHOWN_ORGANIZATIONS],
        "more": max(0, len(overview.organizations) - SHOWN_ORGANIZATIONS),
        "areas": areas,
        "lines": lines,
        "page": page,
        "notes": notes_for(request.user, found),
        "problems": problems,
        "unreached": sum(boxes.of(service) is None for service in services),
        "ask_after_days": days_before_asking(found),
        "rule": RuleForm(initial={"ask_after_days": days_before_asking(found)})
        if may_set_rule(request.user, found)
        else None,
        **chosen,
    }
    return render(request, "freshness/dashboard.html", context)


def _chosen(
    request: HttpRequest, services: list[Service], areas: list[Any]
) -> tuple[list[Service], dict[str, Any], list[str]]:
    """Narrowed to an area and an organization that stand in the address; what is unknown is said and left out."""
    chosen: dict[str, Any] = {"area": None, "organization": None}
    problems = []
    if code := request.GET.get("gebiet"):
        chosen["area"] = next((area for area in areas if area.code == code), None)
        if chosen["area"] is None:
            problems.append(
                _("“{value}” is not known as {filter}; it is left out.").format(value=code[:40], filter=_("Area"))
            )
        else:
            path = chosen["area"].path
            services = [s for s in services if any(area.path.startswith(path) for area in s.areas.all())]
    if code := request.GET.get("traeger"):
        chosen["organization"] = next(
            (s.organization for s in services if s.organization and s.organization.code == code), None
        )
        if chosen["organization"] is None:
            problems.append(
                _("“{value}” is not known as {filter}; it is left out.").format(
                    value=code[:40], filter=_("Organization")
                )
            )
        else:
            services = [s for s in services if s.organization == chosen["organization"]]
    return services, chosen, problems


@require_POST
def ask(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    services = Service.objects.visible_to(request.user).filter(region=found)
    service = get_object_or_404(services, code=request.POST.get("angebot", ""))
    _may_change(request, found, service)
    try:
        asking = ask_now(service=service, by=request.user, unless_within=ONE_CLICK)
    except NobodyToAsk:
        messages.error(request, _("No contact with a mailbox is entered for “{name}”.").format(name=service))
    else:
        text = _("A mail about “{name}” is on its way to {email}.")
        messages.success(request, text.format(name=service, email=asking.email))
    return redirect(reverse("freshness:dashboard", args=[found.slug]))


@require_POST
def rule(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    if not may_set_rule(request.user, found):
        raise PermissionDenied
    form = RuleForm(request.POST)
    if form.is_valid():
        set_rule(region=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The rule holds from now on."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect(reverse("freshness:dashboard", args=[found.slug]))


@require_POST
def settle(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = region_of(request, region)
    rows = Asking.objects.visible_to(request.user).filter(region=found).select_related("service", "region")
    asking = get_object_or_404(rows, pk=number)
    if not may_list(request.user, found):
        _may_change(request, found, asking.service)
    settle_note(asking=asking, by=request.user)
    messages.success(request, _("The note counts as dealt with."))
    return redirect(reverse("freshness:dashboard", args=[found.slug]))


def _may_change(request: HttpRequest, region: Any, service: Service) -> None:
    user: Any = request.user
    answer = Rights(user, region).may_change("services", row_of(service, "services"))
    if not answer:
        raise PermissionDenied(answer.reason)
