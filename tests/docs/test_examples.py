# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The worked examples of the method pages and of the docstrings come out as printed."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import lueckenlos
from docs.tracked import ROOT

METHODS = sorted((ROOT / "docs/methods").glob("*.md"))
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(lueckenlos.__path__, "lueckenlos.")
    if not module.name.startswith("lueckenlos.cli")
)
EXAMPLE = re.compile(r"^```(?:python|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def examples_of(page: str) -> str:
    """The page with all lines outside its examples emptied, so that line numbers stay those of the page."""
    kept, position = [], 0
    for example in EXAMPLE.finditer(page):
        kept += ["\n" * page.count("\n", position, example.start(1)), example[1]]
        position = example.end(1)
    return "".join(kept)


@pytest.mark.parametrize("path", METHODS, ids=lambda path: path.stem)
def test_method_page(path: Path) -> None:
    examples = doctest.DocTestParser().get_doctest(
        examples_of(path.read_text(encoding="utf-8")), {}, path.name, str(path), 0
    )
    assert examples.examples or path.stem == "index", "a method page shows an example that can be run"
    report: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=report.append)
    assert "".join(report) == ""


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    report: list[str] = []
    module, runner = importlib.import_module(name), doctest.DocTestRunner(optionflags=OPTIONS)
    for examples in doctest.DocTestFinder().find(module):
        runner.run(examples, out=report.append)
    assert "".join(report) == ""
