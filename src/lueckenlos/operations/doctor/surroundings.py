# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the settings say."""

import os
import platform
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings

from lueckenlos.operations.doctor.finding import Finding
from lueckenlos.shared.language import _

LEAST_KEY_LENGTH = 50
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]", "::1"}
OLDEST_PYTHON = (3, 11)
EARLIEST_YEAR = 2026


def _foreign_hosts() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host.strip() not in LOCAL_HOSTS]


def python() -> Iterator[Finding]:
    if sys.version_info >= OLDEST_PYTHON:
        yield Finding("python", "ok", f"Python {platform.python_version()}")
    else:
        yield Finding(
            "python", "problem", _("Python {version} is too old.").format(version=platform.python_version()),
            _("Set the program up with Python 3.11 or newer."),
        )  # fmt: skip


def secret_key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < LEAST_KEY_LENGTH or len(set(key)) < 10 or "insecure" in key:
        yield Finding(
            "secret_key", "problem", _("The secret key is too short or too simple."),
            _("Leave LUECKENLOS_SECRET_KEY out, so that one is made, or give 50 random characters."),
        )  # fmt: skip
        return
    path = settings.DATA / "secret_key"
    if "LUECKENLOS_SECRET_KEY" not in os.environ and path.exists() and path.stat().st_mode & 0o077:
        yield Finding(
            "secret_key", "problem", _("Others on this machine can read the secret key."),
            f"chmod 600 {path}",
        )  # fmt: skip
        return
    yield Finding("secret_key", "ok", _("The secret key is long and its own."))


def demo() -> Iterator[Finding]:
    if settings.DEMO and _foreign_hosts():
        yield Finding(
            "demo", "problem", _("This is a demonstration that others can reach: everyone signs in with one click."),
            _("Remove LUECKENLOS_DEMO."),
        )  # fmt: skip
    elif settings.DEMO:
        yield Finding("demo", "notice", _("This is a demonstration: everyone signs in with one click."),
                      _("Remove LUECKENLOS_DEMO before others get in."))  # fmt: skip
    else:
        yield Finding("demo", "ok", _("Nobody signs in without a password."))


def hosts() -> Iterator[Finding]:
    if "*" in settings.ALLOWED_HOSTS or any(not host.strip() for host in settings.ALLOWED_HOSTS):
        yield Finding("hosts", "problem", _("Any name is accepted for this server."),
                      _("Set LUECKENLOS_HOSTS to its names, parted by commas."))  # fmt: skip
    elif not _foreign_hosts():
        yield Finding("hosts", "notice", _("The pages answer on this machine only."),
                      _("Set LUECKENLOS_HOSTS to the server's names when others shall get in."))  # fmt: skip
    else:
        names = ", ".join(_foreign_hosts())
        yield Finding("hosts", "ok", _("The pages answer as {names}.").format(names=names))


def tls() -> Iterator[Finding]:
    if settings.IS_BEHIND_TLS:
        yield Finding("tls", "ok", _("Pages and cookies go over TLS only."))
    elif _foreign_hosts():
        yield Finding("tls", "problem", _("Passwords and cookies go over the net unprotected."),
                      _("Put a proxy with TLS in front and set LUECKENLOS_TLS=1."))  # fmt: skip
    else:
        yield Finding("tls", "ok", _("Without TLS, which is enough on one machine."))
    if _foreign_hosts() and not settings.BASE_URL.startswith("https://"):
        yield Finding("base_url", "problem", _("Links in mail begin with {url}.").format(url=settings.BASE_URL),
                      _("Set LUECKENLOS_BASE_URL to the https address of the pages."))  # fmt: skip


def mail() -> Iterator[Finding]:
    if not settings.EMAIL_HOST:
        level: Literal["problem", "notice"] = "problem" if _foreign_hosts() else "notice"
        yield Finding("mail", level, _("There is no mail server: mail becomes files in the data folder."),
                      _("Set LUECKENLOS_MAIL_HOST and what belongs to it."))  # fmt: skip
        return
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Finding("mail", "problem", _("Mail has no sender that others accept."), _("Set LUECKENLOS_MAIL_FROM."))
    elif not settings.EMAIL_USE_TLS and settings.EMAIL_HOST not in LOCAL_HOSTS:
        yield Finding("mail", "problem", _("Mail goes to {host} unprotected.").format(host=settings.EMAIL_HOST),
                      _("Remove LUECKENLOS_MAIL_TLS=0."))  # fmt: skip
    elif not settings.EMAIL_USE_TLS and settings.EMAIL_HOST_PASSWORD:
        yield Finding("mail", "notice", _("The password for mail goes unprotected over this machine."), "")
    else:
        yield from _mail_server()


def _mail_server() -> Iterator[Finding]:
    """A connection with greeting and sign-in; nothing is sent."""
    from django.core.mail import get_connection

    host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        connection = get_connection("django.core.mail.backends.smtp.EmailBackend", timeout=5)
        connection.open()
        connection.close()
    except OSError as error:
        kind = type(error).__name__
        yield Finding("mail", "problem",
                      _("The mail server {host} does not let us in: {kind}.").format(host=host, kind=kind),
                      _("Check LUECKENLOS_MAIL_HOST, _PORT, _USER, _PASSWORD and the firewall."))  # fmt: skip
    else:
        yield Finding("mail", "ok", _("The mail server {host} answers.").format(host=host))


def clock() -> Iterator[Finding]:
    now = datetime.fromtimestamp(time.time(), ZoneInfo(settings.TIME_ZONE))
    if now.year < EARLIEST_YEAR:
        yield Finding("clock", "problem", _("The clock says {now}.").format(now=now.isoformat(timespec="minutes")),
                      _("Set the clock, best by time server: timedatectl set-ntp true"))  # fmt: skip
    else:
        yield Finding("clock", "ok", _("It is {now} ({zone}).").format(now=f"{now:%H:%M}", zone=settings.TIME_ZONE))
