# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in by a town's own directory (OIDC). Stricter than allauth: signature and person must fit."""

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from requests import RequestException

from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


class Directory(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """With its signature, whatever way it came."""
        found: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return found

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any) -> Any:
        """The two answers of a directory must speak of the same person (OpenID Connect Core, 5.3.2)."""
        sent = more["response"].get("id_token")
        if not sent:
            raise OAuth2Error("no id_token")
        data: dict[str, Any] = {"id_token": self._decode_id_token(app, sent)}
        if "userinfo_endpoint" in self.openid_config:
            data["userinfo"] = self._fetch_user_info(token.token)
            if data["userinfo"].get("sub") != data["id_token"].get("sub"):
                raise OAuth2Error("sub")
        return self.get_provider().sociallogin_from_response(request, data)


@never_cache
@login_not_required
def to_directory(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answered(OAuth2LoginView, request, provider_id)


@never_cache
@login_not_required
def from_directory(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _answered(OAuth2CallbackView, request, provider_id)


def _answered(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        response: HttpResponse = view.adapter_view(Directory(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, OAuth2Error, KeyError, ValueError) as error:
        record(action="directory.refused", details={"reason": type(error).__name__})
        messages.error(request, _("The directory cannot be reached at present. Please use your password."))
        return redirect("accounts:sign-in")
    return response
