# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What higher rooms add to the page of an organization: its networks, its agreements. They register when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    title: str
    lines: list[dict[str, str]]
    """word, url (may be empty), text."""


Provider = Callable[[Any, Any], list[Section]]
_providers: list[Provider] = []


def add_sections(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def sections_for(user: Any, organization: Any) -> list[Section]:
    return [section for provider in _providers for section in provider(user, organization) if section.lines]
