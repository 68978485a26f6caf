# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in. Signing out: Django's view. One's own account: account_pages.py."""

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from lueckenlos.accounts.forms import SignInForm
from lueckenlos.accounts.models import User
from lueckenlos.accounts.people import PEOPLE
from lueckenlos.accounts.recorded import record_sign_in
from lueckenlos.accounts.sessions import ENDED
from lueckenlos.accounts.tries import Tries


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The first step; where there is a second factor, allauth asks for it next."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True
    authentication_form = SignInForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """After five wrong passwords for an address, its next tries from there wait a quarter of an hour."""
        tries = Tries(request)
        if tries.are_too_many:
            context = self.get_context_data(form=SignInForm(request), must_wait=True)
            return self.render_to_response(context, status=429)
        response = super().post(request, *args, **kwargs)
        if response.status_code == HTTPStatus.FOUND:
            tries.forget()
        else:
            tries.count()
        return response

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        signing_in = Login(user=form.get_user(), redirect_url=self.get_success_url())
        response: HttpResponse = perform_password_login(self.request, {}, signing_in)
        return response

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(
            ended=self.request.session.pop(ENDED, ""),
            directories=get_adapter().list_providers(self.request),
            **more,
        )


@login_not_required
@require_POST
def sign_in_as_example(request: HttpRequest, key: str) -> HttpResponse:
    """One click in the example; on any other server there is no such page."""
    person = next((person for person in PEOPLE if person.key == key), None)
    if not settings.DEMO or person is None:
        raise Http404
    user = get_object_or_404(User, email=person.email)
    login(request, user)
    record_sign_in(user=user, ways=["example"])
    return redirect("desk:start")
