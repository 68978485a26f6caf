# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What django-allauth asks this program: nobody signs up, secrets are encrypted, a directory lets in who is known."""

import base64
import hashlib
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lueckenlos.accounts.account_words import message_words, notice_words
from lueckenlos.accounts.models import User
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

NAME = "Lückenlos"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Sounds like any other refusal."""
        messages.error(request, _("Signing in did not work. Please try again."))
        return redirect("accounts:sign-in")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def get_client_ip(self, request: HttpRequest) -> str:
        """A server behind a socket file knows no sender."""
        if not request.META.get("REMOTE_ADDR") and "HTTP_X_FORWARDED_FOR" not in request.META:
            return "0.0.0.0"  # noqa: S104 - a word for "unknown" that the column takes
        return str(super().get_client_ip(request))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **more: Any) -> None:
        """Our words instead of allauth's templates; signing in and out needs no message."""
        template = more.get("message_template") or (args[0] if args else None)
        text = more.get("message") or message_words(template or "")
        if text:
            messages.add_message(request, level, str(text))

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """To the address of the account, whatever way the visitor wrote it."""
        text = _(
            "Good day,\n\nsomebody, probably you, has asked for a new password for your account in Lückenlos. "
            "With this link you set it:\n{link}\n\n"
            "The link serves once, for three days at most. If it was not you, you need not do anything: "
            "nothing has changed."
        ).format(link=context["password_reset_url"])
        send_mail(_("Lückenlos: set a new password"), text, None, [user.email])

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """So that whoever did not do it themselves notices. No link: mails with links are what thieves send."""
        what = notice_words(template_prefix)
        if not what:
            return
        when = timezone.localtime(timezone.now()).strftime("%d.%m.%Y, %H:%M")
        text = _(
            "Good day,\n\n{what} ({when}).\n\n"
            "Was it you? Then you need not do anything. If not, please tell the coordination of your county or town "
            "at once, and change your password."
        ).format(what=what, when=when)
        send_mail(_("Lückenlos: your account was changed"), text, None, [user.email])


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The keys of the apps stand encrypted in the database, by a key made from the server's secret key."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Empty where the server's secret key is another one than then: no code fits any more."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def _get_site_name(self) -> str:
        return NAME


def _cipher() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hashlib.sha256(f"lueckenlos.second-factor|{secret!s}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


class DirectoryAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in whose verified mail address belongs to an active person here; creates nobody."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        linked = sociallogin.user if sociallogin.is_existing else None
        _forget_claims(sociallogin)
        if sociallogin.state.get("process") not in (None, "login"):
            self._refuse(request, "process")
        email = next((one.email for one in sociallogin.email_addresses if one.verified), None)
        if email is None:
            self._refuse(request, "not_verified")
        domains = settings.LUECKENLOS_OIDC_DOMAINS
        if domains and email.rpartition("@")[2].lower() not in domains:
            self._refuse(request, "domain")
        person = User.objects.filter(email=email.lower(), is_active=True).first()
        if person is None:
            self._refuse(request, "unknown")
        if linked is not None and linked.pk != person.pk:
            self._refuse(request, "linked_to_another")
        if linked is None:
            if SocialAccount.objects.filter(user=person, provider=sociallogin.account.provider).exists():
                self._refuse(request, "person_linked_to_another")
            sociallogin.account.user = person
            sociallogin.account.save()
            sociallogin.user = person

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **more: Any) -> None:
        """Cancelled there, or their server did not answer as agreed."""
        error, exception = more.get("error"), more.get("exception")
        record(
            action="directory.refused",
            details={"reason": type(exception).__name__ if exception else str(error or "unknown")},
        )
        messages.error(request, _("Signing in by the directory did not work. Please try again, or use your password."))
        raise ImmediateHttpResponse(redirect("accounts:sign-in"))

    def _refuse(self, request: HttpRequest, reason: str) -> NoReturn:
        record(action="directory.refused", details={"reason": reason})
        text = _(
            "The directory knows you, but there is no open account here with the mail address it confirms. "
            "Please ask the coordination of your county or town to invite you."
        )
        messages.error(request, text)
        raise ImmediateHttpResponse(redirect("accounts:sign-in"))


def _forget_claims(sociallogin: SocialLogin) -> None:
    """Only who it is there is kept, not what else the directory tells about them."""
    sociallogin.account.extra_data = {}
    if sociallogin.account.pk:
        sociallogin.account.save(update_fields=["extra_data"])
