# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a server is set up well: what is wrong, and what to do."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError

from lueckenlos.operations.doctor import database, place, surroundings
from lueckenlos.operations.doctor.finding import Finding
from lueckenlos.shared.language import _

__all__ = ["Finding", "examine"]

CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    surroundings.python,
    surroundings.secret_key,
    surroundings.demo,
    surroundings.hosts,
    surroundings.tls,
    surroundings.mail,
    surroundings.clock,
    place.data_folder,
    place.free_space,
)
IN_DATABASE: tuple[Callable[[], Iterator[Finding]], ...] = (
    database.tables,
    database.kind,
    database.cache_table,
    database.worker,
    database.backup_age,
)


def examine() -> list[Finding]:
    """All findings, also those that are well. Changes nothing, sends nothing."""
    found = [finding for check in CHECKS for finding in check()]
    found += database.reachable()
    if found[-1].level == "ok":
        for check in IN_DATABASE:
            try:
                found += check()
            except DatabaseError:
                found.append(Finding(check.__name__, "problem", _("This could not be looked up."), _("See above.")))
    return found
