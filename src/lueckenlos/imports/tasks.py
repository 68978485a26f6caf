# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for imports."""

from lueckenlos.shared.jobs import job
from lueckenlos.shared.language import mark


@job(title=mark("Import of a file"))
def apply_import(batch: str) -> str:
    """A batch that somebody else has taken, or that is done, is left alone. Returns the state it was left in."""
    from lueckenlos.imports.applying import apply_batch

    return apply_batch(batch)
