# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the tables of a region have in common, the audit trail, and mail on its way."""

from lueckenlos.shared.models.audit import AuditEvent
from lueckenlos.shared.models.outbox import OutboxMail
from lueckenlos.shared.models.rows import (
    SOURCE_KINDS,
    ItemsField,
    OrderedJSONField,
    RegionRow,
    at_least,
    one_of,
    ordered,
    unique,
)

__all__ = [
    "SOURCE_KINDS",
    "AuditEvent",
    "ItemsField",
    "OrderedJSONField",
    "OutboxMail",
    "RegionRow",
    "at_least",
    "one_of",
    "ordered",
    "unique",
]
