# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is searched of a service, in all its languages: a word in the name weighs more than one in the description."""

from collections.abc import Iterable

from lueckenlos.core.search import Document
from lueckenlos.guide.language import ORIGINAL
from lueckenlos.guide.rows import ServiceRow, TextRow

NAME, KEYWORD, ELIGIBILITY, DESCRIPTION, ORGANIZATION, PLACE = 1.0, 0.9, 0.5, 0.45, 0.4, 0.3
WEIGHTS = {"name": NAME, "description": DESCRIPTION, "eligibility": ELIGIBILITY, "keywords": KEYWORD}
"""Of translated columns."""
GROUPS = {
    "disability": "Kinder mit Behinderung",
    "single_parents": "Alleinerziehende",
    "young_mothers": "junge Mütter",
    "low_income": "Familien mit wenig Geld",
    "migration": "zugewanderte Familien",
    "fathers": "Väter",
    "women": "Frauen",
}
"""How target groups are called by who searches; another one is searched as it stands in the data."""


def documents_of(services: Iterable[ServiceRow], texts: Iterable[TextRow]) -> list[Document]:
    """In the order of the services."""
    translated: dict[str, list[tuple[str, float, str]]] = {}
    for entry, column, language, text in texts:
        weighed = (text, WEIGHTS.get(column, DESCRIPTION), language.partition("-")[0])
        translated.setdefault(entry, []).append(weighed)
    return [_document(service, translated.get(service.code, ())) for service in services]


def _document(service: ServiceRow, translated: Iterable[tuple[str, float, str]]) -> Document:
    originals = (
        (service.name, NAME),
        (", ".join(service.keywords or ()), KEYWORD),
        (service.eligibility, ELIGIBILITY),
        (service.description, DESCRIPTION),
        (", ".join(GROUPS.get(group, group) for group in service.target_groups or ()), ELIGIBILITY),
        (service.organization, ORGANIZATION),
        (service.city, PLACE),
    )
    own = [(text, weight, ORIGINAL) for text, weight in originals if text]
    return Document((*own, *translated))
