# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Our own names. Those that allauth finds its views by: allauth_urls.py."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from lueckenlos.accounts import account_pages, views

app_name = "accounts"
urlpatterns = [
    path("anmelden/", views.SignIn.as_view(), name="sign-in"),
    path("anmelden/beispiel/<slug:key>/", views.sign_in_as_example, name="example"),
    path("abmelden/", LogoutView.as_view(), name="sign-out"),
    path("konto/", account_pages.account, name="account"),
    path("konto/zweiter-faktor/", account_pages.set_up_second_factor, name="set-up-second-factor"),
    path("konto/sitzungen/<int:number>/beenden/", account_pages.end_session, name="end-session"),
    path("konto/sitzungen/beenden/", account_pages.end_other_sessions, name="end-other-sessions"),
]
