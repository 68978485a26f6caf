# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is searched of a service, in all its languages: a word in the name weighs more than one in the description."""

from collections.abc import Sequence
from typing import Any

from lueckenlos.core.search import Document
from lueckenlos.frame.models import Region
from lueckenlos.guide.language import ORIGINAL
from lueckenlos.guide.models import Translation
from lueckenlos.reports import labels

NAME, KEYWORD, ELIGIBILITY, DESCRIPTION, ORGANIZATION, PLACE = 1.0, 0.9, 0.5, 0.45, 0.4, 0.3
WEIGHTS = {"name": NAME, "description": DESCRIPTION, "eligibility": ELIGIBILITY, "keywords": KEYWORD}
"""Of translated columns."""
COLUMNS = (
    *("pk", "code", "name", "description", "target_groups", "organization__name", "location__city"),
    *("details__eligibility", "details__keywords"),
)


def documents_of(region: Region, services: Any, order: Sequence[int]) -> list[Document]:
    """In the order of the keys."""
    translated = _translations(region)
    found: dict[int, Document] = {}
    for key, code, name, description, groups, organization, city, eligibility, keywords in services.values_list(
        *COLUMNS
    ):
        words = ", ".join(labels.target_group_label(group) for group in groups or ())
        texts = (
            (name, NAME, ORIGINAL),
            (", ".join(keywords or ()), KEYWORD, ORIGINAL),
            (eligibility, ELIGIBILITY, ORIGINAL),
            (description, DESCRIPTION, ORIGINAL),
            (words, ELIGIBILITY, ORIGINAL),
            (organization, ORGANIZATION, ORIGINAL),
            (city, PLACE, ORIGINAL),
            *translated.get(code, ()),
        )
        found[key] = Document(tuple(text for text in texts if text[0]))
    return [found[key] for key in order]


def _translations(region: Region) -> dict[str, list[tuple[str, float, str]]]:
    """By the service's code: text, weight, language."""
    found: dict[str, list[tuple[str, float, str]]] = {}
    rows = Translation.objects.in_region(region).filter(table__in=("services", "service_details")).exclude(text=None)
    for entry, column, language, text in rows.values_list("entry", "column", "language", "text"):
        found.setdefault(entry, []).append((text, WEIGHTS.get(column, DESCRIPTION), language.partition("-")[0]))
    return found
