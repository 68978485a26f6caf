# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody without an account may send something, counted in the cache that all workers share."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600


def is_too_often(request: HttpRequest, what: str, most: int, seconds: int = HOUR, key: str = "") -> bool:
    """Counts this try. By sender, or by `key` where there is one; neither stands in the cache readably."""
    who = key or str(get_adapter().get_client_ip(request))
    name = f"limit:{what}:{salted_hmac('limit', who).hexdigest()}"
    cache.add(name, 0, timeout=seconds)
    count = int(cache.get(name, 0)) + 1
    cache.set(name, count, timeout=seconds)
    return count > most
