# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who is there: roles given and taken, people locked and let in again, accounts removed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.accounts import actions, second_factor
from lueckenlos.accounts.models import User
from lueckenlos.accounts.policies import LastAdministrator, may_manage
from lueckenlos.frame.models import Area, Region
from lueckenlos.office import queries
from lueckenlos.office.forms import EraseForm, RoleForm
from lueckenlos.office.pages import administers, context_of, region_of, user_of
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


def _administered(request: HttpRequest, slug: str) -> Region:
    region = region_of(request, slug)
    if not administers(user_of(request), region):
        raise PermissionDenied
    return region


def _person(request: HttpRequest, region: Region, number: int) -> User:
    person = queries.person_of(user_of(request), region, number)
    if person is None:
        raise Http404
    return person


def _top(request: HttpRequest, region: Region) -> Any:
    """The highest area that the person administers here: what they do stands in the trail with it."""
    user = user_of(request)
    return Area.objects.in_region(region).filter(user.administered.within()).order_by("path").first()


@require_safe
def people(request: HttpRequest, region: str) -> HttpResponse:
    found = _administered(request, region)
    lines = queries.people_of(user_of(request), found)
    path = _top(request, found).path
    record(action="people.read", by=user_of(request), region=found, area_path=path, details={"count": len(lines)})
    return render(request, "office/people.html", {**context_of(request, found, "people"), "people": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = _administered(request, region)
    shown = _person(request, found, number)
    user = user_of(request)
    form = RoleForm(request.POST or None, user=user, region=found)
    if request.method == "POST" and form.is_valid():
        actions.add_role(user=shown, by=user, **form.role())
        messages.success(request, _("{name} has the role now.").format(name=shown.name))
        return redirect("office:person", found.slug, shown.pk)
    line = next(line for line in queries.people_of(user, found) if line.person == shown)
    context = {**context_of(request, found, "people"), "line": line, "person": shown, "form": form}
    return render(request, "office/person.html", context, status=400 if form.errors else 200)


@require_POST
def remove_role(request: HttpRequest, region: str, number: int, role: int) -> HttpResponse:
    found = _administered(request, region)
    user = user_of(request)
    thing = get_object_or_404(queries.roles_of(user, found), pk=role)
    if thing.user_id != number:
        raise Http404
    try:
        actions.remove_role(role=thing, by=user)
    except LastAdministrator:
        _say_last(request)
        return redirect("office:person", found.slug, number)
    messages.success(request, _("The role was taken away from {name}.").format(name=thing.user.name))
    if queries.person_of(user, found, number) is None:
        return redirect("office:people" if administers(user, found) else "office:own-rights", found.slug)
    return redirect("office:person", found.slug, number)


@require_POST
def set_active(request: HttpRequest, region: str, number: int) -> HttpResponse:
    """`aktiv` says what shall be: so that two clicks do the same as one."""
    found = _administered(request, region)
    shown, user = _person(request, found, number), user_of(request)
    if not may_manage(user, shown):
        raise PermissionDenied
    is_active = request.POST.get("aktiv") == "1"
    try:
        actions.set_active(user=shown, is_active=is_active, by=user, area=_top(request, found))
    except LastAdministrator:
        _say_last(request)
    else:
        words = _("{name} can sign in again.") if is_active else _("{name} can no longer sign in.")
        messages.success(request, words.format(name=shown.name))
    return redirect("office:person", found.slug, number)


@require_POST
def reset_sign_in(request: HttpRequest, region: str, number: int) -> HttpResponse:
    """For somebody whose phone is gone: they set up a new second factor with their next sign-in."""
    found = _administered(request, region)
    shown, user = _person(request, found, number), user_of(request)
    if not may_manage(user, shown):
        raise PermissionDenied
    second_factor.reset_sign_in(user=shown, by=user)
    messages.success(request, _("{name} is signed out, and sets up a new second factor.").format(name=shown.name))
    return redirect("office:person", found.slug, number)


@require_POST
def erase(request: HttpRequest, region: str, number: int) -> HttpResponse:
    """Somebody asked for it, or has left."""
    found = _administered(request, region)
    shown, user = _person(request, found, number), user_of(request)
    if not may_manage(user, shown):
        raise PermissionDenied
    if request.POST.get("sicher") != "1":
        messages.error(request, _("Please tick that you mean it; an account that is removed does not come back."))
        return redirect("office:person", found.slug, number)
    try:
        actions.erase_person(user=shown, by=user)
    except LastAdministrator:
        _say_last(request)
        return redirect("office:person", found.slug, number)
    messages.success(request, _("The account is removed. The audit trail keeps its number only."))
    return redirect("office:people", found.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def erase_own(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = EraseForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase_person(user=user, by=user)
        except LastAdministrator:
            _say_last(request)
            return redirect("office:erase-own")
        logout(request)
        messages.success(request, _("Your account is removed."))
        return redirect("desk:start")
    return render(request, "office/erase_own.html", {"form": form}, status=400 if form.errors else 200)


def _say_last(request: HttpRequest) -> None:
    messages.error(
        request,
        _("This is the last administrator here, or your own last administrator role. Give the role to somebody else "
          "first; they can then take it from you."),
    )  # fmt: skip
