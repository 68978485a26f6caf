# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Identifiers of the feed: the same row of the same region has the same one, today and after the next load."""

import re
from functools import lru_cache
from uuid import UUID, uuid5

NAMESPACE = UUID("3f0a8f5e-6a43-5c0c-9b7d-2f1f0f9d4c11")
"""Of all identifiers that are made here. Never change it: every portal that imported the feed would see new entries."""

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_identifier(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


class Identifiers:
    """For one region, by its name."""

    def __init__(self, region: str) -> None:
        self._region = region

    def of(self, table: str, key: str) -> str:
        """A key that came out of a feed is one already, and stays: what is read can be written again unchanged."""
        return key if is_identifier(key) else self.part(table, key)

    def part(self, *path: str) -> str:
        """Of what has no key of its own: the parts of an entry, a term."""
        return _made("/".join((self._region, *path)))


@lru_cache(maxsize=50_000)
def _made(name: str) -> str:
    """Terms, areas and organizations are named again and again."""
    return str(uuid5(NAMESPACE, name))
