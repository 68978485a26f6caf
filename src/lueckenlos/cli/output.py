# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where things are printed: results on standard output, messages on standard error."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.text import Text

WIDTH_WITHOUT_TERMINAL = 140


def results() -> Console:
    return _console(stderr=False)


def messages() -> Console:
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDTH_WITHOUT_TERMINAL
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def say(console: Console, sentence: str | Text, style: str | None = None) -> None:
    """A sentence, wrapped between words on a terminal and on one line for other programs."""
    console.print(sentence, style=style, soft_wrap=not console.is_terminal)


def print_json(answer: dict[str, Any]) -> None:
    """One object in ASCII-safe UTF-8, whatever the terminal's encoding."""
    encodable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(answer, ensure_ascii=not encodable, indent=2))  # noqa: T201


def rounded(value: float | None) -> float | None:
    """To 4 decimals; None stays None."""
    return None if value is None else round(value, 4) + 0.0
