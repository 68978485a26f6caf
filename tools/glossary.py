# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reads GLOSSARY.md, for the test that checks it and for the reference of the exchange format."""

import re
from pathlib import Path
from typing import NamedTuple

GLOSSARY = Path(__file__).parent.parent / "GLOSSARY.md"


class Term(NamedTuple):
    german: str
    identifier: str
    meaning: str
    in_use: bool


def read_glossary(path: Path = GLOSSARY) -> list[Term]:
    """The rows of all tables: German | `identifier` | meaning."""
    terms: list[Term] = []
    in_use = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            in_use = line == "## In use"
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[1].startswith("`"):
            terms.append(Term(cells[0], cells[1].strip("`"), cells[2], in_use))
    return terms


def singular(name: str) -> str:
    """services -> service, responsibilities -> responsibility; other names as they are."""
    return re.sub(r"s$", "", re.sub(r"ies$", "y", name))
