# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""German compounds: Elterncafé is eltern + cafe, Mutterkindgruppe mutter + kind + gruppe."""

from collections.abc import Container

SHORTEST_PART = 4
SHORTEST_END = 5
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
        first = known_head(word[:cut], known)
        if first is None:
            continue
        tail = word[cut:]
        if tail in known:
            return (first, tail)
        rest = parts(tail, known)
        if rest:
            return (first, *rest)
    return ()


def known_head(head: str, known: Container[str]) -> str | None:
    """The known word that a beginning is, with or without a linking element."""
    for link in LINKS:
        if head.endswith(link):
            stump = head[: len(head) - len(link)]
            if len(stump) >= SHORTEST_PART and stump in known:
                return stump
    return None


def longest_end(word: str, known: Container[str]) -> int:
    """Where the longest known word begins that a compound ends with; 0 when there is none."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_END + 1):
        if word[cut:] in known:
            return cut
    return 0


def longest_beginning(word: str, known: Container[str]) -> int:
    """Where the longest known word ends that a compound begins with; 0 when there is none."""
    for cut in range(len(word) - 1, SHORTEST_END - 1, -1):
        if word[:cut] in known:
            return cut
    return 0
