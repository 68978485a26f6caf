# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How often somebody tried to sign in, counted in the cache that all workers share."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST, SECONDS = 5, 15 * 60


class Tries:
    """For one mail address and one sender; neither stands in the cache readably."""

    def __init__(self, request: HttpRequest) -> None:
        who = f"{request.POST.get('username', '').strip().lower()}|{get_adapter().get_client_ip(request)}"
        self._key = f"tries:{salted_hmac('tries', who).hexdigest()}"

    @property
    def are_too_many(self) -> bool:
        return int(cache.get(self._key, 0)) >= MOST

    def count(self) -> None:
        cache.set(self._key, int(cache.get(self._key, 0)) + 1, timeout=SECONDS)

    def forget(self) -> None:
        cache.delete(self._key)
