# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text as it is typed: headings, lists, paragraphs, links. No HTML: pages write it out escaped."""

import re
from dataclasses import dataclass, field
from typing import Literal

INLINE = re.compile(
    r"\[(?P<word>[^\]\n]{1,200})\]\((?P<to>[^)\s]{1,500})\)"
    r"|(?P<url>https?://[^\s<>\"']{1,500})"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)
TRAILING = ".,;:!?)"


@dataclass(frozen=True)
class Part:
    """Words, with the address they lead to, if any."""

    words: str
    url: str = ""


@dataclass
class Block:
    """`items` are the lines of a list, or the one text of a heading or paragraph."""

    kind: Literal["heading", "list", "text"]
    items: list[list[Part]] = field(default_factory=list)


def blocks_of(text: str) -> list[Block]:
    """A blank line parts paragraphs; "# " begins a heading, "- " an item of a list.

    >>> [block.kind for block in blocks_of("# Impressum\\nStadt Probe\\n\\n- a\\n- b")]
    ['heading', 'text', 'list']
    """
    blocks: list[Block] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.strip()
        kind: Literal["heading", "list", "text"] = "text"
        if line.startswith("#"):
            kind, line = "heading", line.lstrip("#").strip()
        elif line.startswith(("- ", "* ")):
            kind, line = "list", line[2:].strip()
        if not line:
            is_open = False
            continue
        last = blocks[-1] if blocks and is_open and blocks[-1].kind == kind != "heading" else None
        if last is None:
            blocks.append(Block(kind, [parts_of(line)]))
        else:
            last.items.append(parts_of(line))
        is_open = True
    return blocks


def parts_of(line: str) -> list[Part]:
    """The words of a line; addresses of the web and of mail become links, and [word](address) where that is one.

    >>> [(part.words, part.url) for part in parts_of("Siehe [hier](javascript:x) und a@b.example.")]
    [('Siehe ', ''), ('[hier](javascript:x)', ''), (' und ', ''), ('a@b.example', 'mailto:a@b.example'), ('.', '')]
    """
    parts: list[Part] = []
    end = 0
    for found in INLINE.finditer(line):
        if found.start() > end:
            parts.append(Part(line[end : found.start()]))
        end = found.end()
        if found["word"]:
            is_safe = found["to"].startswith(("https://", "http://", "mailto:")) or (
                found["to"].startswith("/") and not found["to"].startswith(("//", "/\\"))
            )
            parts.append(Part(found["word"], found["to"]) if is_safe else Part(found[0]))
        elif found["url"]:
            url = found["url"].rstrip(TRAILING)
            end = found.start() + len(url)
            parts.append(Part(url, url))
        else:
            parts.append(Part(found["mail"], f"mailto:{found['mail']}"))
    if end < len(line):
        parts.append(Part(line[end:]))
    return parts
