# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """`problem`: must be mended. `notice`: works, and could be better. `action` says what to do."""

    check: str
    level: Literal["ok", "notice", "problem"]
    text: str
    action: str = ""
