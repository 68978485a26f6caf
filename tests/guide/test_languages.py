# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The guide speaks every language whole: no text missing, none left in English, and a language is one file."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

import guide_translations as tool
from lueckenlos.guide.language import ORIGINAL, guide_languages, preferred, say, say_count, speak, spoken
from translations import as_forms, blanks

CODES = [path.parts[-3] for path in tool.catalogues()]
TRANSLATED = [code for code in CODES if code != "en"]
SCRIPTS = {"ar": "ARABIC", "uk": "CYRILLIC"}
"""All others are written in Latin letters."""
SAME = {"online", "Kindergarten", "Route"}
"""English words that are words of the other language, too."""
KEPT = {"Jugendamt", "Impressum", "Leichte", "Sprache", "PDF", "QR", "A", "Z"}
"""Names that stay as they are in every script."""


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = spoken()
    yield
    speak(before)


def said_in(code: str) -> list[tuple[str, str]]:
    """Original and translation, each form of a plural by itself."""
    path = tool.FOLDER / code / "LC_MESSAGES/guide.po"
    found = []
    for message in tool.read(path):
        if message.id:
            originals = as_forms(message.id)
            found += [
                (originals[min(n, 1, len(originals) - 1)], form) for n, form in enumerate(as_forms(message.string))
            ]
    return found


def words_of(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def test_every_text_is_said_in_every_language() -> None:
    assert len(CODES) >= 6
    assert sorted(tool.faults()) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_filled_in_stays(code: str) -> None:
    for original, said in said_in(code):
        assert blanks(said) == blanks(original), said
        assert said.format(**dict.fromkeys(blanks(said), "1")), original


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_left_in_english(code: str) -> None:
    left = [
        original
        for original, said in said_in(code)
        if said == original and original not in SAME and re.search(r"[^\W\d_]{3}", words_of(original))
    ]
    assert left == []


@pytest.mark.parametrize(("code", "script"), SCRIPTS.items())
def test_another_script_holds_no_latin_words_but_names(code: str, script: str) -> None:
    for original, said in said_in(code):
        if original in tool.ENGLISH_NEEDS:
            continue
        latin = set(re.findall(r"[A-Za-z]+", words_of(said)))
        assert latin <= KEPT, said
        letters = [sign for sign in words_of(said) if sign.isalpha() and not sign.isascii()]
        assert all(unicodedata.name(sign).startswith(script) for sign in letters), said


def test_every_language_has_its_name_and_direction() -> None:
    names = {code: language.name for code, language in guide_languages().items()}
    assert set(names) == set(CODES)
    assert len(set(names.values())) == len(names)
    assert not any("[" in name for name in names.values())
    assert {code for code, language in guide_languages().items() if not language.is_rightward} == {"ar"}
    for code in CODES:
        words = dict(said_in(code))
        assert words["[direction: ltr or rtl]"] in ("ltr", "rtl")


def test_those_known_to_most_come_first() -> None:
    assert list(guide_languages())[:6] == ["de", "de-simple", "en", "tr", "ar", "uk"]


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("tr-TR,tr;q=0.9,de;q=0.8", "tr"),
        ("uk-UA", "uk"),
        ("ar-SY, en;q=0.3", "ar"),
        ("de-AT", "de"),
        ("en;q=0.4, uk;q=0.6", "uk"),
        ("fr, pl;q=0.9, en;q=0.1", "en"),
        ("DE-simple", "de-simple"),
        ("fr, xx-YY", ORIGINAL),
        ("*", ORIGINAL),
        ("", ORIGINAL),
        ("tr;q=viel, en;q=0.5", "en"),
        (";;;,,q=,=;q", ORIGINAL),
        ("x" * 10_000, ORIGINAL),
    ],
)
def test_the_language_of_the_browser(accepted: str, code: str) -> None:
    assert preferred(accepted) == code


@pytest.mark.parametrize("code", CODES)
def test_a_page_names_its_language_and_direction(code: str) -> None:
    language = speak(code)
    page = render_to_string(
        "guide/base.html",
        {
            "region": SimpleNamespace(slug="kreis"),
            "where": "Kreis & Land",
            "language": language,
            "languages": [(one, f"/{one.code}/") for one in guide_languages().values()],
        },
        request=RequestFactory().get("/"),
    )
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in page
    for other in guide_languages().values():
        assert f'hreflang="{other.code}"' in page
        assert other.name in page
    assert say("Child in danger?") in page
    assert "Kreis &amp; Land" in page


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("de", {0: "0 Angebote", 1: "1 Angebot", 2: "2 Angebote"}),
        ("en", {0: "0 services", 1: "1 service", 2: "2 services"}),
        ("tr", {1: "1 hizmet", 5: "5 hizmet"}),
        ("uk", {1: "1 послуга", 3: "3 послуги", 5: "5 послуг", 12: "12 послуг", 21: "21 послуга", 24: "24 послуги"}),
        ("ar", {1: "1 خدمة", 2: "عدد الخدمات: 2", 3: "3 خدمات", 10: "10 خدمات", 11: "11 خدمة", 100: "100 خدمة"}),
    ],
)
def test_numbers_have_the_form_of_the_language(code: str, forms: dict[int, str]) -> None:
    speak(code)
    assert {n: say_count("{n} service", "{n} services", n) for n in forms} == forms


def test_what_has_no_translation_is_said_in_english() -> None:
    speak("tr")
    assert say("Nobody has written {this} yet", this="1") == "Nobody has written 1 yet"


def test_another_language_is_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fr/LC_MESSAGES/guide.po"
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    tool.update(path)
    assert "Plural-Forms: nplurals=2; plural=(n > 1);" in path.read_text(encoding="utf-8")
    assert len(list(tool.faults())) == len(tool.texts()), "all of them are still to be translated"


@pytest.mark.parametrize("code", CODES)
def test_the_tool_keeps_what_is_translated(code: str, tmp_path: Path) -> None:
    before = tool.FOLDER / code / "LC_MESSAGES/guide.po"
    path = tmp_path / code / "LC_MESSAGES/guide.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(before.read_bytes())
    tool.update(path)
    assert path.read_bytes() == before.read_bytes(), "python tools/guide_translations.py"
