# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Objects as the bytes of an answer."""

import json
from typing import Any


def as_json(content: Any) -> bytes:
    """Half characters, which no reader could read, become question marks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
