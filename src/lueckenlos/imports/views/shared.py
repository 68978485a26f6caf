# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of imports have in common."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lueckenlos.accounts.models import User
from lueckenlos.frame.models import Area, Region
from lueckenlos.imports.models import ImportBatch

STEPS = ("uploaded", "mapped", "checked", "applied")


def person_of(request: HttpRequest) -> User:
    """Pages of a region are for people who signed in: the middleware has seen to that."""
    return cast(User, request.user)


def region_seen(request: HttpRequest, region: str) -> Region:
    return get_object_or_404(Region.objects.visible_to(request.user), slug=region)


def batch_seen(request: HttpRequest, region: str, batch: UUID) -> ImportBatch:
    rows = ImportBatch.objects.visible_to(request.user).select_related("region", "by", "mapping")
    found: ImportBatch = get_object_or_404(rows, pk=batch, region=region_seen(request, region))
    return found


def page(request: HttpRequest, region: Region, **more: Any) -> dict[str, Any]:
    area = Area.objects.visible_to(request.user).filter(region=region).order_by("path").first()
    return {"region": region, "area_code": area.code if area else None, "section": "imports", **more}
