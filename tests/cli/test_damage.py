# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever stands in the cells, a command ends in an answer or in messages, never in a traceback."""

from pathlib import Path
from random import Random

import pytest

from cli.conftest import MINI

NASTY = [
    *("", "0", "-1", "1e9", "999999999999", "1.5", "0,5", "nan", "1", "100000000000000000000", "-9", "1200"),
    *(
        "2012-06-31",
        "9999-12-31",
        "0001-01-01",
        "zz",
        "a|b",
        "k",
        "u",
        "h",
        "s1",
        "s5",
        "[b]x[/b]",
        "\x1b[31m",
        "ä" * 50,
    ),
]
COMMANDS = [
    ["chain", "--date", "9999-12-31"],
    ["plan", "--budget", "2000000", "--json"],
    ["plan", "--budget", "99999999999", "--date", "0001-01-01"],
    ["verdict"],
    ["why", "--cell", "v/h"],
    ["why", "--transition", "u/v", "--json"],
    ["matrix"],
    ["timeline", "--until", "9999-12-31"],
    ["chain", "--without", "s1"],
]


def damaged(chance: Random) -> dict[str, str]:
    files = dict(MINI)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([name for name in files if name.endswith(".csv")])
        rows = [line.split(",") for line in files[name].splitlines()]
        kind, row = chance.random(), chance.randrange(1, len(rows)) if len(rows) > 1 else 0
        if kind < 0.7:
            rows[row][chance.randrange(len(rows[row]))] = chance.choice(NASTY)
        elif kind < 0.8:
            rows = rows[:1]
        elif kind < 0.9:
            column = chance.randrange(len(rows[0]))
            rows = [cells[:column] + cells[column + 1 :] for cells in rows]
        else:
            rows.pop(row)
        files[name] = "\n".join(map(",".join, rows)) + "\n"
    return files


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_ends_in_a_traceback(run, tmp_path: Path, seed):
    folder = tmp_path / "package"
    folder.mkdir()
    for name, text in damaged(Random(seed)).items():
        (folder / name).write_text(text, encoding="utf-8")
    for command, *options in COMMANDS:
        result = run(command, folder, *options)
        assert result.exit_code in (0, 1)
        assert result.exit_code == 0 or result.stderr
