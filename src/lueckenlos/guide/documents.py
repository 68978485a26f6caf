# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is searched of a service, in all its languages: a word in the name weighs more than one in the description."""

import re
from collections.abc import Iterable, Iterator

from lueckenlos.core.search import Document
from lueckenlos.guide.language import ORIGINAL
from lueckenlos.guide.rows import ServiceRow, TextRow

NAME, REST_OF_NAME, KEYWORD, ELIGIBILITY, DESCRIPTION, ORGANIZATION, PLACE = 1.0, 0.7, 0.65, 0.45, 0.4, 0.4, 0.3
WEIGHTS = {"name": NAME, "description": DESCRIPTION, "eligibility": ELIGIBILITY, "keywords": KEYWORD}
"""Of translated columns."""
TRANSLATED, SAID_AGAIN = 0.9, 0.7
"""How much of its weight a text keeps in another language, and in plain German, which says all in few words."""
_NEARER = re.compile(
    r"\s(?:in|im|an|am|auf|bei|beim|für|von|vom|zu|zur|zum|mit|nach|der|des|aus|of|for|at|to|with|from|"
    r"في|من|عند|لدى|مع|على|в|у|для|з|із|на|до|від|при)\s.*|\(.*"
)
"""Where a name goes on to say where and for whom, in languages that say it afterwards."""
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
SPOKEN = {
    "ar": "arabisch",
    "bg": "bulgarisch",
    "bs": "bosnisch",
    "el": "griechisch",
    "en": "englisch",
    "es": "spanisch",
    "fa": "persisch farsi",
    "fr": "französisch",
    "hr": "kroatisch",
    "it": "italienisch",
    "ku": "kurdisch",
    "pl": "polnisch",
    "ps": "paschtu",
    "pt": "portugiesisch",
    "ro": "rumänisch",
    "ru": "russisch",
    "sq": "albanisch",
    "sr": "serbisch",
    "ti": "tigrinya",
    "tr": "türkisch",
    "uk": "ukrainisch",
    "ur": "urdu",
}
"""Languages beside German in which a service speaks with families."""


def documents_of(services: Iterable[ServiceRow], texts: Iterable[TextRow]) -> list[Document]:
    """In the order of the services."""
    translated: dict[str, list[tuple[str, float, str]]] = {}
    for entry, column, language, text in texts:
        code = language.partition("-")[0]
        share = SAID_AGAIN if code == ORIGINAL else TRANSLATED
        weighed = _name(text, code) if column == "name" else [(text, WEIGHTS.get(column, DESCRIPTION), code)]
        translated.setdefault(entry, []).extend((part, weight * share, code) for part, weight, code in weighed)
    return [_document(service, translated.get(service.code, ())) for service in services]


def _document(service: ServiceRow, translated: Iterable[tuple[str, float, str]]) -> Document:
    originals = (
        (", ".join(service.keywords or ()), KEYWORD),
        (service.eligibility, ELIGIBILITY),
        (service.description, DESCRIPTION),
        (", ".join(GROUPS.get(group, group) for group in service.target_groups or ()), ELIGIBILITY),
        (", ".join(SPOKEN[code] for code in service.languages or () if code in SPOKEN), ELIGIBILITY),
        (service.organization, ORGANIZATION),
        (service.city, PLACE),
    )
    own = [(text, weight, ORIGINAL) for text, weight in originals if text]
    return Document((*_name(service.name or "", ORIGINAL), *own, *translated))


def _name(text: str, language: str) -> Iterator[tuple[str, float, str]]:
    """What it is weighs more than where and for whom: "Kitas in Selm", "Zuschuss zu Mittagessen in der Kita"."""
    yield " ".join(_NEARER.sub("", part) for part in text.split(":")), NAME, language
    yield text, REST_OF_NAME, language
