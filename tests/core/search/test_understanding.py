# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What holds in principle of any directory: phrases, compounds, languages, rare words before frequent ones."""

import numpy as np
import pytest

from lueckenlos.core.search import Document, find, index_documents, read_synonyms


def index_of(*names, language="de", words=()):
    return index_documents([Document(((name, 1.0, language),)) for name in names], words)


def first(index, text, **options):
    return int(find(index, text, **options).documents[0])


FILLING = [f"Angebot für Kinder und Familien {number}" for number in range(30)]


def test_a_rare_word_counts_more_than_a_frequent_one():
    index = index_of(*FILLING, "Krebsberatung")
    assert first(index, "kinder familien krebs") == 30


def test_a_frequent_word_stays_frequent_whatever_begins_like_it():
    index = index_of(*FILLING, "Kindergeldkasse", "Turnen")
    assert first(index, "kind turnen") == 31


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Mutterkindgruppe", 0), ("Erziehungsfragen", 1), ("Schulessenszuschuss", 2), ("Besuch Baby", 3),
        ("Baby Besuch", 3), ("Babybesuchx", 3), ("Familien Haus Hebamme", 4), ("U7", 5), ("u 7", 5), ("Kita", 6),
    ],
)  # fmt: skip
def test_compounds_apart_together_and_misspelt(typed, expected):
    names = ["Gruppe für Mutter und Kind", "Beratung zur Erziehung", "Zuschuss zum Essen in der Schule",
             "Besuch beim Baby", "Familienhebamme im Haus", "Untersuchungen U1 bis U9", "Kitas"]  # fmt: skip
    index = index_of(*names)
    assert first(index, typed) == expected


def test_parts_may_come_from_the_list_of_words():
    index = index_of("Familienhebamme", "Chor", words={"hebamm", "famili"})
    assert index.documents["hebamm"].tolist() == [0]
    assert first(index, "Hebame") == 0


def test_a_phrase_needs_all_its_words():
    synonyms = read_synonyms([["nach der Schule", "offener Ganztag"]])
    index = index_of("Offener Treff", "Ganztag", "Offener Ganztag", "Schule")
    found = find(index, "nach der Schule", synonyms=synonyms)
    assert found.documents[0] == 2
    assert 0 not in found.documents


def test_little_words_matter_in_a_phrase_and_emphasis_does_not():
    synonyms = read_synonyms([["spricht nicht", "Logopädie"]])
    index = index_of("Logopädie", "Wer spricht mit")
    assert first(index, "spricht noch nicht", synonyms=synonyms) == 0
    assert first(index, "spricht", synonyms=synonyms) == 1


def test_a_group_may_lead_further_in_one_direction():
    synonyms = read_synonyms([["Sorgen", "Kummer", "=> Beratung"], ["Beratung", "Rat"], ["Kummer => Telefon"]])
    index = index_of("Beratung", "Rat", "Telefon", "Sorgen")
    assert find(index, "Kummer", synonyms=synonyms).documents.tolist() == [3, 0, 2, 1]
    assert find(index, "Sorgen", synonyms=synonyms).documents.tolist() == [3, 0, 1]
    assert find(index, "Rat", synonyms=synonyms).documents.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "language", "typed"),
    [
        ("العائلات", "ar", "للعائلة"), ("дитячі садки", "uk", "дитячий"), ("группы для детей", "ru", "группа"),
        ("çocuklar", "tr", "çocuğum"), ("midwives", "en", "midwife's midwives"), ("rodziny", "pl", "rodzina"),
    ],
)  # fmt: skip
def test_endings_of_other_languages(text, language, typed):
    index = index_documents([Document(((text, 1.0, language),)), Document((("anderes", 1.0, "de"),))])
    assert find(index, typed, language=language).documents.tolist() == [0]
    assert find(index, typed, language="de").documents.tolist() == [0], "also on a German page"


def test_a_word_of_the_readers_language_is_none_of_another():
    synonyms = read_synonyms([["gestorben", "en:die", "Trauer"]])
    assert find(index_of("Trauer", "Arbeit"), "die Arbeit", synonyms=synonyms).documents.tolist() == [1]


def test_a_very_short_word_is_corrected_only_where_nothing_else_is_understood():
    index = index_of("Bild", "Arbeit")
    assert find(index, "bald Arbeit").documents.tolist() == [1]
    assert find(index, "bald Arbeit").corrected == ()


def test_only_fillers_find_nothing_and_break_nothing():
    found = find(index_of("Wir", "Chor"), "wo ist was")
    assert (found.is_weak, found.missed) == (True, ("wo", "ist", "was"))


def test_weak_hits_are_marked():
    found = find(index_of("Krabbelgruppe", "Chor"), "rabbelgru")
    assert (found.is_weak, found.documents.tolist()) == (True, [0])
    assert not find(index_of("Chor"), "Chor").is_weak


def test_scores_never_depend_on_what_is_allowed():
    index = index_of("Kita Nord", "Kita Süd")
    allowed = np.array([False, True])
    assert find(index, "Kita", allowed=allowed).scores[0] == find(index, "Kita").scores[1]
