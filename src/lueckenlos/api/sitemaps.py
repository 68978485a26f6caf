# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Sitemaps as sitemaps.org describes them."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from django.urls import NoReverseMatch, reverse

URLS_OF_A_PART = 10_000
"""The format allows 50,000."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def parts_of(services: int) -> int:
    return max(1, -(-services // URLS_OF_A_PART))


def sitemap_index(addresses: Sequence[str]) -> str:
    found = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f'{HEAD}<sitemapindex xmlns="{NAMESPACE}">\n{found}</sitemapindex>\n'


def sitemap_lines(root: str, region: str, language: str, codes: Sequence[str], *, has_landing: bool) -> Iterator[str]:
    yield f'{HEAD}<urlset xmlns="{NAMESPACE}">\n'
    if has_landing:
        yield from _line(root, "guide:landing", region, language)
    for code in codes:
        yield from _line(root, "guide:service", region, language, code)
    yield "</urlset>\n"


def _line(root: str, name: str, *arguments: str) -> Iterator[str]:
    """Nothing for a code that no address can hold."""
    try:
        yield f"<url><loc>{escape(root + reverse(name, args=arguments))}</loc></url>\n"
    except NoReverseMatch:
        return
