# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From a template and data to a PDF, in a process of its own: what takes too long or too much is ended with it."""

import hashlib
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from lueckenlos.reports.pdf.printable import printable

FOLDER = Path(__file__).parent
SETTER = FOLDER / "setter.py"
MOST_SECONDS = 60


class CannotTypeset(Exception):
    """The document could not be set: it took too long, or the template is wrong."""


def typeset(template: str, data: dict[str, Any], *, kind: str = "pdf", seconds: float = MOST_SECONDS) -> bytes:
    """
    Args:
        template: Name of a file in templates/, without its ending.
        data: Texts in it are taken as they are; signs that the fonts do not have are left out.
        kind: "pdf"; "png" gives the first page as a picture, for looking at.

    Raises:
        CannotTypeset: it took longer than `seconds`, or Typst has refused or warned.
    """
    asked = json.dumps({"template": template, "kind": kind, "data": printable(data)}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-I", str(SETTER)], input=asked, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CannotTypeset(f"{template}: not done after {seconds} s") from error
    if done.returncode:
        raise CannotTypeset(f"{template}: {done.stderr.decode(errors='replace')[-500:].strip()}")
    return done.stdout


@cache
def fingerprint() -> str:
    """Another one where a template or a font is another: what was set before is out of date."""
    found = hashlib.sha256()
    for path in sorted([*FOLDER.glob("*.py"), *FOLDER.glob("templates/*.typ"), *FOLDER.glob("fonts/*")]):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
