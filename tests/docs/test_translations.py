# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The check of the catalogue finds what is wrong with a translation."""

import pytest
from babel.messages.catalog import Message

from translations import faults_of


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("{n} services in {area}", "{n} Angebote in {area}"),
        ("no blanks", "keine Lücken"),
        (("one area", "{n} areas"), ("ein Gebiet", "{n} Gebiete")),
        (("{n} area", "{n} areas"), ("{n} Gebiet", "{n} Gebiete")),
    ],
)
def test_a_good_translation(message: str, translation: str) -> None:
    assert list(faults_of(Message(message, translation))) == []


@pytest.mark.parametrize(
    ("message", "translation", "flags"),
    [
        ("{n} services", "", ()),
        ("{n} services", "{m} Angebote", ()),
        ("{n} services", "Angebote", ()),
        ("{n} services", "{n Angebote", ()),
        ("services", "Angebote", ("fuzzy",)),
        (("one area", "{n} areas"), ("ein Gebiet", ""), ()),
        (("{n} area", "{n} areas"), ("ein Gebiet", "{n} Gebiete"), ()),
    ],
)
def test_a_bad_translation(message: str, translation: str, flags: tuple[str, ...]) -> None:
    assert list(faults_of(Message(message, translation, flags=flags)))
