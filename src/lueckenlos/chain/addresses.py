# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the chain's pages that keep what was asked for: day, target group, level."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

KEPT = ("datum", "zielgruppe", "ebene")


def address(request: HttpRequest, view: str, *args: Any, **changed: Any) -> str:
    """`changed` parameters are added, or left out where None."""
    query = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    query.update(changed)
    text = urlencode({name: value for name, value in query.items() if value is not None})
    return reverse(view, args=args) + (f"?{text}" if text else "")


def downloads(request: HttpRequest, table: str) -> dict[str, str]:
    """Addresses of one table of the page as CSV and XLSX."""
    found = {}
    for form in ("csv", "xlsx"):
        query = request.GET.copy()
        query["tabelle"], query["als"] = table, form
        found[f"{form}_url"] = f"?{query.urlencode()}"
    return found
