# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""No text is slow: computing time of this process, the best of three, so that a busy machine does not decide."""

import random
import time

import pytest

from lueckenlos.core.search import Document, find, index_documents, read_synonyms

SECONDS = 0.05


@pytest.fixture(scope="module")
def large():
    """5,000 documents of invented words, made anew from the same seed."""
    dice = random.Random(1)
    syllables = [c + v for c in "bdfgklmnprst" for v in ("a", "e", "i", "o", "u", "ei")]
    words = ["".join(dice.choices(syllables, k=3)) for _ in range(10_000)] + ["kinder", "eltern", "beratung"] * 500
    documents = [Document(((" ".join(dice.choices(words, k=12)), 1.0, "de"),)) for _ in range(5_000)]
    synonyms = read_synonyms([[f"{a}{b}", f"{b}{a}"] for a, b in zip(words[:500], words[500:1000], strict=True)])
    index = index_documents(documents, synonyms.words)
    find(index, "krabelgruppe", synonyms=synonyms)
    return index, synonyms, words


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000, "ab " * 4_000, "kinder" * 1_000, "و" * 5_000, "а" * 5_000, "kinderx" * 8, "a b c d e f g h i j k",
        " ".join("kinder" * n for n in range(1, 13)), " ".join(f"xq{n}abcdefgh" for n in range(1_000)),
        "kinder eltern beratung " * 10, "-" * 5_000, "a-" * 5_000, "'" * 5_000, "a'" * 5_000,
        " ".join(f"beratungelternkindern{n}" for n in range(40)), "u1-u9 " * 1_000,
    ],
)  # fmt: skip
def test_no_text_is_slow(large, text):
    index, synonyms, _words = large
    assert fastest(lambda: find(index, text, synonyms=synonyms)) < SECONDS


def test_a_thousand_words_are_not_slow(large):
    index, synonyms, words = large
    assert fastest(lambda: find(index, " ".join(words[:1_000]), synonyms=synonyms)) < SECONDS


def fastest(call):
    taken = []
    for _n in range(3):
        begin = time.process_time()
        call()
        taken.append(time.process_time() - begin)
    return min(taken)
