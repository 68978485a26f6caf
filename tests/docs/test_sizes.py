# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Small rooms: look again at 300 lines a file and 40 a function; over 500 and 60 this fails.

The docstring of a function does not count: where numbers are made, it may be long.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from docs.tracked import ROOT, project_files

LINES_OF_A_FILE = 500
LINES_OF_A_FUNCTION = 60


def too_long(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    name, lines = path.relative_to(ROOT), text.count("\n")
    if lines > LINES_OF_A_FILE:
        yield f"{name}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1 - (ast.get_docstring(node) or "").count("\n")
            if lines > LINES_OF_A_FUNCTION:
                yield f"{name}:{node.lineno} {node.name}: {lines} lines"


def test_files_and_functions_are_small() -> None:
    assert [found for path in project_files("*.py") for found in too_long(path)] == []
