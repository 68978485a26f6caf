# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may bring files in."""

from typing import Any

from lueckenlos.editing.rights import Rights
from lueckenlos.frame.models import Region
from lueckenlos.imports.proposing import kept_tables

PERSONAL = {"handovers": ("contact_from", "contact_to"), "contacts": ("email", "phone")}
"""Columns that lead to people: taken along only by those who may change the entry."""


def can_import(user: Any, region: Region) -> bool:
    """Whoever can add entries of some table. What each row may do is asked row by row."""
    rights = Rights(user, region)
    return any(rights.may_create(table) for table in kept_tables())
