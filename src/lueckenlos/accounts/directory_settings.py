# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A town's own directory (OIDC) from the environment: docs/operations/anmeldung.md. Settings read it: no Django."""

from collections.abc import Mapping
from typing import Any

PROVIDER = "verzeichnis"
"""Its part of the addresses, and the name under which a person's link to the directory is kept."""


def directory_from(environment: Mapping[str, str]) -> dict[str, Any]:
    """What django-allauth wants to know; without an issuer and a client there is no directory."""
    issuer, client = environment.get("LUECKENLOS_OIDC_ISSUER", ""), environment.get("LUECKENLOS_OIDC_CLIENT_ID", "")
    if not issuer or not client:
        return {}
    app: dict[str, Any] = {
        "provider_id": PROVIDER,
        "name": environment.get("LUECKENLOS_OIDC_NAME") or "OpenID Connect",
        "client_id": client,
        "secret": environment.get("LUECKENLOS_OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": issuer.rstrip("/")},
    }
    if environment.get("LUECKENLOS_OIDC_MAIL_IS_VERIFIED") == "1":
        app["settings"]["verified_email"] = mail_domains(environment)
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def mail_domains(environment: Mapping[str, str]) -> list[str]:
    """Domains the directory speaks for; empty: any."""
    named = environment.get("LUECKENLOS_OIDC_DOMAINS", "").lower().split(",")
    return [domain.strip() for domain in named if domain.strip()]
