# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a region's guide to everyone, and closing it."""

from typing import Any

from django.db import transaction

from lueckenlos.frame.models import Region
from lueckenlos.shared.audit import record
from lueckenlos.shared.state import mark_changed


@transaction.atomic
def set_guide_open(*, region: Region, is_open: bool, by: Any) -> None:
    locked = Region.objects.select_for_update().get(pk=region.pk)
    said: dict[str, Any] = dict(locked.metadata)
    given = said["guide"] if isinstance(said.get("guide"), dict) else {}
    locked.metadata = {**said, "guide": {**given, "open": is_open}}
    locked.save(update_fields=["metadata"])
    mark_changed({locked.pk})
    record(action="guide.opened" if is_open else "guide.closed", by=by, region=locked)
