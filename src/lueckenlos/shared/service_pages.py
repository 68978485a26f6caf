# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a room above says on the page of a service. The guide registers where families read about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ForFamilies:
    """`url` is empty where families do not see it."""

    url: str = ""
    has_details: bool = False


_sources: list[Callable[[Any], ForFamilies]] = []


def tell_families_page(source: Callable[[Any], ForFamilies]) -> None:
    _sources[:] = [source]


def for_families(service: Any) -> ForFamilies:
    return _sources[0](service) if _sources else ForFamilies()
