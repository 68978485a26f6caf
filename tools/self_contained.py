# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Check that a built site asks no other host for anything: python tools/self_contained.py site"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
}
LINK_ONLY = {"canonical", "alternate", "next", "prev", "license", "author"}
ELSEWHERE = re.compile(r"^\s*(https?:)?//", re.IGNORECASE)
IN_STYLES = re.compile(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^'")\s]+)""", re.IGNORECASE)


class Loads(HTMLParser):
    """Collects what a browser would fetch from another host to show the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and set(given.get("rel", "").split()) <= LINK_ONLY:
            return
        self.found += [given[name] for name in LOADED.get(tag, ()) if ELSEWHERE.match(given.get(name, ""))]
        self.found += IN_STYLES.findall(given.get("style", ""))
        if "mermaid" in given.get("class", "").split():  # the theme fetches its drawing program from a CDN
            self.found.append("mermaid")


def loads_from_elsewhere(site: Path) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        parser = Loads()
        text = page.read_text(encoding="utf-8")
        parser.feed(text)
        yield from (f"{page}: {address}" for address in parser.found)
    for style in sorted(site.rglob("*.css")):
        yield from (f"{style}: {address}" for address in IN_STYLES.findall(style.read_text(encoding="utf-8")))


if __name__ == "__main__":
    found = list(loads_from_elsewhere(Path(sys.argv[1])))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(bool(found))
