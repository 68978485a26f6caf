# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words are found as people type them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.core.search import Document, find, index_documents, read_synonyms

NAMES = ["Elterncafé im Familientreff", "Krabbelgruppe Lünen", "Schreibaby-Sprechstunde", "Familienhebammen",
         "Beratung für Alleinerziehende", "Geld für Schulbücher: Bildung und Teilhabe", "بيت النساء", "Жіночий дім",
         "Schwangerenberatung", "Kindertagespflege"]  # fmt: skip
INDEX = index_documents([Document(((name, 1.0, "de"),)) for name in NAMES])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Elterncafe", 0), ("eltern cafe", 0), ("ELTERN-CAFÉ", 0), ("Krabelgruppe", 1), ("krabbel gruppe", 1),
        ("Schrei Baby", 2), ("schreibabys", 2), ("hebamme", 3), ("Hebame", 3), ("alleinerziehnde", 4),
        ("allein erziehend", 4), ("schulbuecher", 5), ("geld für schulbücher", 5), ("النساء", 6), ("жіночий", 7),
        ("schwanger", 8), ("tagespflege", 9), ("Kindertagespfleg", 9),
    ],
)  # fmt: skip
def test_the_first_hit_is_what_was_meant(typed, expected):
    assert find(INDEX, typed).documents[0] == expected, [NAMES[d] for d in find(INDEX, typed).documents]


def test_a_correction_is_said():
    assert find(INDEX, "Krabelgruppe").corrected == (("krabelgruppe", "krabbelgruppe"),)
    assert find(INDEX, "Krabbelgruppe").corrected == ()


def test_synonyms_find_what_has_another_name():
    synonyms = read_synonyms([["tagesmutter", "kindertagespflege"], ["allein mit kind => alleinerziehende"]])
    assert find(INDEX, "Tagesmutter").is_weak
    assert find(INDEX, "Tagesmutter", synonyms=synonyms).documents[0] == 9
    assert find(INDEX, "allein mit Kind", synonyms=synonyms).documents[0] == 4


def test_more_answered_words_stand_higher():
    index = index_documents([Document(((n, 1.0, "de"),)) for n in ("Beratung", "Beratung Türkisch", "Türkisch")])
    assert find(index, "beratung türkisch").documents[0] == 1


def test_what_is_not_allowed_is_not_found():
    allowed = np.ones(len(NAMES), bool)
    allowed[0] = False
    assert 0 not in find(INDEX, "eltern", allowed=allowed).documents


def test_nothing_typed_finds_all_and_nonsense_finds_nothing():
    assert find(INDEX, " ").documents.tolist() == list(range(len(NAMES)))
    assert find(INDEX, "qqqqqxxx").documents.size == 0
    assert find(INDEX, "qqqqqxxx").missed == ("qqqqqxxx",)


@given(st.text(max_size=200))
def test_any_text_is_answered_without_repeating_a_hit(text):
    found = find(INDEX, text)
    assert len(set(found.documents.tolist())) == len(found.documents)
    assert np.all(np.diff(found.scores) <= 0)


@given(st.permutations(range(len(NAMES))))
def test_the_order_of_the_documents_does_not_matter(order):
    index = index_documents([Document(((NAMES[i], 1.0, "de"),)) for i in order])
    assert order[find(index, "hebamme").documents[0]] == 3


def test_a_query_of_ten_thousand_characters_is_quick():
    import time

    begin = time.perf_counter()
    find(INDEX, "a" * 10_000)
    find(INDEX, "ab " * 4_000)
    find(INDEX, "elterncafe" * 1_000)
    assert time.perf_counter() - begin < 5
