# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What README and manual show as output is what the commands print: line by line, `…` stands for lines left out."""

import re

import pytest
from click.testing import CliRunner

from docs.tracked import ROOT
from lueckenlos.cli.main import main

SHOWN = re.compile(r"<!-- shown: (.*?) -->\n+```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = [
    pytest.param(command, block, id=f"{page.name}: {command}")
    for page in PAGES
    for command, block in SHOWN.findall(page.read_text(encoding="utf-8"))
]


def test_something_is_shown() -> None:
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize(("command", "block"), BLOCKS)
def test_the_output_shown_is_the_output(command: str, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(main, command.split()).stdout.splitlines()
    printed = iter([line.rstrip() for line in printed])
    assert block.strip(), "an empty block shows nothing"
    for line in block.splitlines():
        if line.strip() and line.strip() != "…":
            assert line.rstrip() in printed, line
