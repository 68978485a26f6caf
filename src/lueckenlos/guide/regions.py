# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Regions whose guide is open. What a region's package says about it: {"guide": {"open": true}} in its description."""

from django.http import Http404

from lueckenlos.frame.models import Region


def is_open(region: Region) -> bool:
    said = region.metadata.get("guide") if isinstance(region.metadata, dict) else None
    return isinstance(said, dict) and said.get("open") is True


def open_region(slug: str) -> Region:
    """
    Raises:
        Http404: there is no such region, or it has no open guide.
    """
    region = Region.objects.filter(slug=slug).first()
    if region is None or not is_open(region):
        raise Http404
    return region


def open_regions() -> list[Region]:
    return [region for region in Region.objects.order_by("name") if is_open(region)]
