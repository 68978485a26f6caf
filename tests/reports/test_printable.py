# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands in an entry can be printed: PDF/UA refuses signs that the fonts have no shape for."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.reports.pdf import printable as module
from lueckenlos.reports.pdf.printable import MOST_LETTERS, UNKNOWN_LETTER, families, printable, printable_text

MARKS = "\u0300\u0308\u064b\u0651\u0670\u20e3\ufe0f\u200c\u200d\u200e\u202e\u2066\u00ad"


def test_the_examples_of_the_documentation():
    assert not doctest.testmod(module).failed


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Müller-Lüdenscheidt", "Müller-Lüdenscheidt"),
        ("#set page(fill: red) $x$ <l> @r *b* _i_ \\ `c`", "#set page(fill: red) $x$ <l> @r *b* _i_ \\ `c`"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("👶🏽 Baby 👨‍👩‍👧", "Baby"),
        ("\u202eegatsretla\u202c", "egatsretla"),
        ("e\u0301 und a\u064b", "é und a"),
        ("漢字", UNKNOWN_LETTER * 2),
        ("  viel \t\t Platz \n\n\n und Zeilen ", "viel Platz\nund Zeilen"),
        ("بَيت", "بَيت"),
        ("Їжак ґанок", "Їжак ґанок"),
        ("\ud800", ""),
    ],
)
def test_what_is_kept(written, kept):
    assert printable_text(written) == kept


def test_long_words_can_be_broken_and_long_texts_end():
    parts = printable_text("x" * 300).split("\u200b")
    assert max(map(len, parts)) <= 36
    assert "".join(parts) == "x" * 300
    assert printable_text("Wort " * MOST_LETTERS).endswith("Wort …")
    assert len(printable_text("Wort " * MOST_LETTERS)) <= MOST_LETTERS + 2


def test_data_keeps_its_shape():
    assert printable({"a": ["\x00x", 1, None, True, {"b": ("y",)}]}) == {"a": ["x", 1, None, True, {"b": ["y"]}]}


@settings(max_examples=300)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(MARKS + "aبх"))))
def test_only_signs_of_the_fonts_are_left_and_twice_changes_nothing(written):
    printed = printable_text(written)
    known = frozenset().union(*families()) | {ord(sign) for sign in "\n\u200b\u200c\u200d"}
    assert all(ord(sign) in known for sign in printed)
    assert printable_text(printed).replace("\u200b", "") == printed.replace("\u200b", "")
