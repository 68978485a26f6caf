# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of the guide: one catalogue each, locale/<code>/LC_MESSAGES/guide.po. Another file, another language.

The texts in the code are English; a text without a translation is said in English.
"""

import gettext
import unicodedata
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lueckenlos.shared.language import use_language

ORIGINAL = "de"
"""What entries are written in."""
_LOCALE = Path(__file__).parent.parent / "locale"
_ORDER = ("de", "de-simple", "en", "tr", "ar", "uk")
_language: ContextVar[str] = ContextVar("guide_language", default=ORIGINAL)


@dataclass(frozen=True)
class GuideLanguage:
    """`code` as it stands in addresses and in `lang` (BCP 47)."""

    code: str
    name: str
    direction: str

    @property
    def is_rightward(self) -> bool:
        return self.direction != "rtl"

    @property
    def is_latin(self) -> bool:
        """Written in letters that the guide's own font has."""
        return unicodedata.name(self.name[0], "").startswith("LATIN")


@cache
def guide_languages() -> dict[str, GuideLanguage]:
    """By code, those known to most first."""
    codes = [path.parts[-3] for path in _LOCALE.glob("*/LC_MESSAGES/guide.mo")]
    codes.sort(key=lambda code: (_ORDER.index(code) if code in _ORDER else len(_ORDER), code))
    found = {}
    for code in codes:
        words = _catalogue(code)
        name, direction = words.gettext("[name of this language]"), words.gettext("[direction: ltr or rtl]")
        found[code] = GuideLanguage(code, name if "[" not in name else code, "rtl" if direction == "rtl" else "ltr")
    return found


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("guide", _LOCALE, languages=[code])


def speak(code: str) -> GuideLanguage:
    """Say all that follows in this language, for this request."""
    _language.set(code)
    use_language("de" if code.startswith("de") else "en")
    return guide_languages()[code]


def spoken() -> str:
    return _language.get()


def say(text: str, **values: object) -> str:
    said = _catalogue(_language.get()).gettext(text)
    return said.format(**values) if values else said


def say_count(one: str, many: str, n: int, **values: object) -> str:
    return _catalogue(_language.get()).ngettext(one, many, n).format(n=n, **values)


def mark_said(text: str) -> str:
    """A text to be said later."""
    return text


def preferred(accepted: str) -> str:
    """The first language of an Accept-Language header that there is; German where there is none.

    Examples:
        >>> preferred("fr, tr;q=0.8, en;q=0.5")
        'tr'
    """
    wishes = []
    for number, part in enumerate(accepted[:400].split(",")):
        code, _semicolon, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        wishes.append((-weight, number, code.strip().lower()))
    for _weight, _number, code in sorted(wishes):
        for known in (code, code.partition("-")[0]):
            if known in guide_languages():
                return known
    return ORIGINAL
