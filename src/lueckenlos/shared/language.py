# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Messages in the reader's language: English in the code, German first on the screen.

Numbers and dates are written the way the reader writes them; files and --json stay in the exchange format.
"""

import gettext
from contextvars import ContextVar
from pathlib import Path

LANGUAGES = ("de", "en")
_LOCALE = Path(__file__).parent.parent / "locale"
_language: ContextVar[str] = ContextVar("language", default="de")
_catalogues: dict[str, gettext.NullTranslations] = {}


def use_language(language: str) -> None:
    """Write all further messages in this language, for this thread or task."""
    _language.set(language if language in LANGUAGES else "de")


def current_language() -> str:
    return _language.get()


def _catalogue() -> gettext.NullTranslations:
    language = _language.get()
    if language not in _catalogues:
        _catalogues[language] = (
            gettext.NullTranslations()
            if language == "en"
            else gettext.translation("lueckenlos", _LOCALE, languages=[language])
        )
    return _catalogues[language]


def _(message: str) -> str:
    """The message in the current language. Fill in values afterwards: `_("{n} areas").format(n=3)`."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    return _catalogue().ngettext(one, many, n)


def mark(message: str) -> str:
    """A message to be translated later, when the language is known."""
    return message
