# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Imprint, privacy and accessibility in the operator's own words: DATA/pages/impressum.de.txt and so on."""

import re
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class OwnText:
    title: str
    blocks: list[tuple[str, str]]
    """("heading" or "text", words): a blank line parts them, a line that begins with "# " is a heading."""


def own_text(page: str, language: str) -> OwnText | None:
    folder = settings.DATA / "pages"
    path = folder / f"{page}.{language}.txt"
    if not path.is_file():
        path = folder / f"{page}.de.txt"
    if not path.is_file():
        return None
    text = re.sub(r"^(# .*)$", r"\1\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    sorted_blocks = [("heading", b[2:]) if b.startswith("# ") else ("text", b) for b in blocks]
    title = next((words for kind, words in sorted_blocks if kind == "heading"), page.capitalize())
    return OwnText(title, [block for block in sorted_blocks if block != ("heading", title)])
