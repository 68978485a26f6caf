# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One file with all that a server keeps. It does not depend on the kind of database, nor on the state of the models.

A ZIP with manifest.json, tables/….jsonl (a line for each row), files/… and, when asked for, secret_key.
"""

from lueckenlos.operations.backup.archive import CannotRestore
from lueckenlos.operations.backup.restoring import Restored, restore
from lueckenlos.operations.backup.taking import DatabaseIsNewer, Taken, take_backup

__all__ = ["CannotRestore", "DatabaseIsNewer", "Restored", "Taken", "restore", "take_backup"]
