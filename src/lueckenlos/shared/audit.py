# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Writing to the audit trail. No personal value goes into `details`: codes, kinds and counts only."""

from typing import Any

from lueckenlos.shared.models import AuditEvent


def record(
    *,
    action: str,
    by: Any = None,
    region: Any = None,
    area_path: str = "",
    subject: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEvent:
    """`action` is a noun and a verb, "role.given"; `by` a person or None; `region` a Region or its number."""
    return AuditEvent.objects.create(
        action=action,
        person=getattr(by, "pk", None),
        region=getattr(region, "pk", region),
        area_path=area_path,
        subject=subject[:300],
        details=details or {},
    )
