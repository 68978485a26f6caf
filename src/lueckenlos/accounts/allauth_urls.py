# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Views of allauth, under the names by which it finds them itself. What does not stand here cannot be reached."""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as app_views
from allauth.mfa.webauthn import views as passkey_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from lueckenlos.accounts import account_pages, directory_pages, views


class Base36:
    """The number of a person in the link of a mail: no hyphen, since the key follows after one."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36, "base36")
urlpatterns = [
    path("anmelden/", views.SignIn.as_view(), name="account_login"),
    path("anmelden/zweiter-faktor/", mfa_views.authenticate, name="mfa_authenticate"),
    path("anmelden/passkey/", login_not_required(passkey_views.login_webauthn), name="mfa_login_webauthn"),
    path("anmelden/verzeichnis/<slug:provider_id>/", directory_pages.to_directory, name="openid_connect_login"),
    path(
        "anmelden/verzeichnis/<slug:provider_id>/zurueck/",
        directory_pages.from_directory,
        name="openid_connect_callback",
    ),
    path("anmelden/passwort-vergessen/", account_views.password_reset, name="account_reset_password"),
    path(
        "anmelden/passwort-vergessen/gesendet/", account_views.password_reset_done, name="account_reset_password_done"
    ),
    path(
        "anmelden/neues-passwort/gesetzt/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "anmelden/neues-passwort/<base36:uidb36>-<str:key>/",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("abmelden/", LogoutView.as_view(), name="account_logout"),
    path("konto/", account_pages.account, name="mfa_index"),
    path("konto/", account_pages.account, name="mfa_list_webauthn"),
    path("konto/passwort/", account_views.password_change, name="account_change_password"),
    path("konto/passwort/setzen/", account_views.password_set, name="account_set_password"),
    path("konto/bestaetigen/", account_views.reauthenticate, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", mfa_views.reauthenticate, name="mfa_reauthenticate"),
    path("konto/bestaetigen/passkey/", passkey_views.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("konto/zweiter-faktor/app/", app_views.activate_totp, name="mfa_activate_totp"),
    path("konto/zweiter-faktor/app/entfernen/", app_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/ersatzcodes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/ersatzcodes/neu/", code_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/ersatzcodes/datei/", code_views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/passkeys/neu/", passkey_views.add_webauthn, name="mfa_add_webauthn"),
    path("konto/passkeys/<int:pk>/", passkey_views.edit_webauthn, name="mfa_edit_webauthn"),
    path("konto/passkeys/<int:pk>/entfernen/", passkey_views.remove_webauthn, name="mfa_remove_webauthn"),
]
