# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The state of a region's data: a new mark with every change, so that nothing computed from it can be stale."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.apps import apps


def mark_changed(regions: Iterable[int | None]) -> None:
    known = {region for region in regions if region is not None}
    if known:
        apps.get_model("frame", "Region").objects.filter(pk__in=known).update(state=uuid.uuid4())


def mark_changed_relation(sender: Any, instance: Any, action: str, **_named: Any) -> None:
    """For m2m_changed: which areas a service serves is stored beside it."""
    if action.startswith("post_") and hasattr(instance, "region_id"):
        mark_changed({instance.region_id})
