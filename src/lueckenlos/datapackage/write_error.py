# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a package cannot be written. The message says what to do."""


class CannotWrite(ValueError):
    """The place is taken, or the form of the file cannot hold the package."""
