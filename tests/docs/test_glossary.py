# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One German term, one identifier: the glossary and the code know the same words."""

import re
from collections import Counter
from typing import get_args

import pytest

from docs.tracked import ROOT
from glossary import read_glossary, singular
from lueckenlos.core.results import CellStatus, TransitionStatus
from lueckenlos.datapackage.schema import TABLES

TERMS = read_glossary()
IDENTIFIERS = {term.identifier for term in TERMS if term.in_use}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


def test_nothing_stands_twice() -> None:
    words = Counter(term.identifier for term in TERMS) + Counter(term.german for term in TERMS)
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("identifier", sorted(IDENTIFIERS))
def test_what_is_in_use_is_found_in_the_code(identifier: str) -> None:
    """As a word of its own, in the plural, or at the start of a longer name, such as area in area_tree."""
    word = re.sub(r"y$", "(y|ies)", identifier)
    assert re.search(rf"(?<![A-Za-z]){word}", CODE, re.IGNORECASE)


@pytest.mark.parametrize("table", TABLES)
def test_tables_and_columns_are_explained(table: str) -> None:
    unexplained = [name for name in (table, *TABLES[table].columns) if not {name, singular(name)} & IDENTIFIERS]
    assert unexplained == []


def test_allowed_values_are_explained() -> None:
    choices = {choice for table in TABLES.values() for column in table.columns.values() for choice in column.choices}
    assert choices - IDENTIFIERS - set(TABLES) == set()


def test_statuses_are_explained() -> None:
    assert {*get_args(CellStatus), *get_args(TransitionStatus)} - IDENTIFIERS == set()
