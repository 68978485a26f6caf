# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting, and accepting an invitation. Opening the link changes nothing: scanners of mail open links too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.accounts import invitations as actions
from lueckenlos.accounts.models import Invitation, User
from lueckenlos.accounts.policies import kinds_to_give
from lueckenlos.editing.rights import kind_label
from lueckenlos.frame.models import Region
from lueckenlos.office import queries
from lueckenlos.office.forms import AcceptForm, InvitationForm
from lueckenlos.office.pages import context_of, region_of, user_of
from lueckenlos.shared.language import _


def _inviting(request: HttpRequest, slug: str) -> Region:
    region = region_of(request, slug)
    if not kinds_to_give(user_of(request), region):
        raise PermissionDenied
    return region


@require_safe
def invitations(request: HttpRequest, region: str) -> HttpResponse:
    found = _inviting(request, region)
    lines = [(line, queries.state_words(line.state)) for line in queries.invitations_of(user_of(request), found)]
    return render(request, "office/invitations.html", {**context_of(request, found, "invitations"), "lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, region: str) -> HttpResponse:
    found = _inviting(request, region)
    user = user_of(request)
    initial = {"kind": request.GET.get("rolle", "")}
    organization = queries.organizations_to_invite(user, found).filter(code=request.GET.get("traeger", "")).first()
    if organization is not None:
        initial = {"kind": "organization_editor", "organization": organization.pk, "area": str(organization.area_id)}
    form = InvitationForm(request.POST or None, user=user, region=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        data, role = form.cleaned_data, form.role()
        words = kind_label(role["kind"])
        actions.invite(email=data["email"], name=data["name"], by=user, words=words, **role)
        # The same words whether or not the address has an account.
        messages.success(request, _("The invitation to {email} is on its way.").format(email=data["email"]))
        return redirect("office:invitations", found.slug)
    context = {**context_of(request, found, "invitations"), "form": form}
    return render(request, "office/invite.html", context, status=400 if form.errors else 200)


@require_POST
def send_again(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = _inviting(request, region)
    invitation = _invitation(request, found, number)
    try:
        actions.send_again(invitation=invitation, by=user_of(request), words=kind_label(invitation.kind))
    except actions.NotOpen:
        messages.error(request, _("This invitation was accepted or withdrawn meanwhile."))
    except actions.NotAllowed as error:
        raise PermissionDenied from error
    else:
        messages.success(request, _("The invitation is on its way again; the older link no longer serves."))
    return redirect("office:invitations", found.slug)


@require_POST
def revoke(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = _inviting(request, region)
    try:
        actions.revoke(invitation=_invitation(request, found, number), by=user_of(request))
    except actions.NotOpen:
        messages.error(request, _("This invitation was accepted or withdrawn meanwhile."))
    else:
        messages.success(request, _("The invitation is withdrawn; its link no longer serves."))
    return redirect("office:invitations", found.slug)


def _invitation(request: HttpRequest, region: Region, number: int) -> Invitation:
    rows = Invitation.objects.visible_to(user_of(request)).filter(area__region=region)
    return get_object_or_404(rows.select_related("area", "organization", "invited_by"), pk=number)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    found = actions.invitation_of(token)
    if found is None:
        return render(request, "office/invitation_closed.html", {"state": "unknown"}, status=404)
    invitation, state = found
    if state != "open":
        return _closed(request, invitation, state)
    user = user_of(request) if request.user.is_authenticated else None
    is_other = user is not None and user.email.lower() != invitation.email.lower()
    has_account = User.objects.filter(email=invitation.email.lower()).exists()
    form = None
    if user is None and not has_account:
        form = AcceptForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and not is_other and (user is not None or (form is not None and form.is_valid())):
        new = {} if form is None else {"name": form.cleaned_data["name"], "password": form.cleaned_data["password"]}
        try:
            actions.accept(invitation=invitation, user=user, **new)
        except actions.NotOpen as error:
            if error.state == "account":  # made meanwhile: the page says to sign in
                return redirect("office:accept", token)
            return _closed(request, invitation, error.state)
        return _welcome(request, invitation, is_new=user is None)
    context = {
        "invitation": invitation,
        "role": kind_label(invitation.kind),
        "form": form,
        "is_other": is_other,
        "sign_in": f"{reverse('accounts:sign-in')}?next={reverse('office:accept', args=[token])}",
    }
    return render(request, "office/accept.html", context, status=400 if form is not None and form.errors else 200)


def _welcome(request: HttpRequest, invitation: Invitation, *, is_new: bool) -> HttpResponse:
    if is_new:
        messages.success(request, _("Your account is ready. Please sign in with your address and the new password."))
        return redirect("accounts:sign-in")
    messages.success(request, _("Welcome: you have the role now."))
    return redirect("office:own-rights", invitation.area.region.slug)


def _closed(request: HttpRequest, invitation: Invitation, state: str) -> HttpResponse:
    context = {"state": state, "invitation": invitation}
    return render(request, "office/invitation_closed.html", context, status=410)
