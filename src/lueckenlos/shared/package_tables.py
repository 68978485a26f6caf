# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which table of the exchange format is kept in which model. Each room registers its own when the program starts."""

from typing import Any

MODELS: dict[str, Any] = {}


def keep(**models: Any) -> None:
    MODELS.update(models)
