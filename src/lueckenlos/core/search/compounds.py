# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""German compounds: Elterncafé is eltern + cafe, Mutterkindgruppe mutter + kind + gruppe."""

from collections.abc import Container

SHORTEST_PART = 4
MOST_PARTS = 5
LINKS = ("", "s", "n", "en", "er", "e", "es", "ungs", "ung", "eren", "heits", "keits", "lichen", "enden")
"""What stands between two parts once the first has lost its ending: Berat-ungs-stelle, Schwang-eren-beratung."""


def parts(word: str, known: Container[str], most: int = MOST_PARTS) -> tuple[str, ...]:
    """The known words a compound is made of, the longest last; () when it is none.

    Examples:
        >>> parts("mutterkindgrupp", {"mutt", "kind", "grupp"})
        ('mutt', 'kind', 'grupp')
    """
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[cut:] not in known:
            continue
        head = word[:cut]
        first = known_head(head, known)
        if first is not None:
            return (first, word[cut:])
        before = parts(head, known, most - 1) if most > 2 else ()
        if before:
            return (*before, word[cut:])
    return ()


def known_head(head: str, known: Container[str]) -> str | None:
    """The known word that a beginning is, with or without a linking element."""
    for link in LINKS:
        stump = head[: len(head) - len(link)]
        if head.endswith(link) and len(stump) >= SHORTEST_PART and stump in known:
            return stump
    return None


def longest_end(word: str, known: Container[str]) -> int:
    """Where the longest known word begins that a compound ends with; 0 when there is none."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[cut:] in known:
            return cut
    return 0


def longest_beginning(word: str, known: Container[str]) -> int:
    """Where the longest known word ends that a compound begins with; 0 when there is none."""
    for cut in range(len(word) - 1, SHORTEST_PART - 1, -1):
        if word[:cut] in known:
            return cut
    return 0
