# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""German compounds: Elterncafé is eltern + cafe, and Schrei Baby is Schreibaby."""

from collections.abc import Container

SHORTEST_PART = 4
LINKS = ("", "s", "es", "n", "en", "er", "e")


def parts(word: str, known: Container[str]) -> tuple[str, ...]:
    """The known words a compound is made of, first and last part and what lies between; () when it is none.

    Examples:
        >>> parts("familienhebamm", {"famili", "hebamm"})
        ('famili', 'hebamm')
    """
    if len(word) < 2 * SHORTEST_PART:
        return ()
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word[:cut], word[cut:]
        first = _known_head(head, known)
        if first is None:
            continue
        if tail in known:
            return (first, tail)
        rest = parts(tail, known)
        if rest:
            return (first, *rest)
    return ()


def _known_head(head: str, known: Container[str]) -> str | None:
    for link in LINKS:
        if head.endswith(link):
            stump = head[: len(head) - len(link)]
            if len(stump) >= SHORTEST_PART and stump in known:
                return stump
    return None
