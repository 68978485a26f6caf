# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Raise every exact pin of pyproject.toml to the newest version that Python 3.11 can use: python tools/update.py UV

Changes pyproject.toml, uv.lock and tools/uv.txt. The versions of hatchling and of the build constraints
are not in the lock file and are raised by hand.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path("pyproject.toml")
PIN = re.compile(r'^(\s+")([\w.-]+)==([\w.]+)(",)$', re.MULTILINE)


def run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603


def raise_pins(uv: str) -> None:
    before = PYPROJECT.read_text(encoding="utf-8")
    head, sections = before.split("\n[tool.", 1)
    try:
        PYPROJECT.write_text(PIN.sub(r"\1\2\4", head) + "\n[tool." + sections, encoding="utf-8")
        run(uv, "lock", "--upgrade", "--fork-strategy", "fewest", "--quiet")
        locked = {row["name"]: row["version"] for row in tomllib.loads(Path("uv.lock").read_text())["package"]}
        raised = PIN.sub(lambda pin: f"{pin[1]}{pin[2]}=={locked.get(pin[2], pin[3])}{pin[4]}", head)
    except BaseException:
        PYPROJECT.write_text(before, encoding="utf-8")
        raise
    PYPROJECT.write_text(raised + "\n[tool." + sections, encoding="utf-8")
    for old, new in zip(PIN.findall(head), PIN.findall(raised), strict=True):
        if old != new:
            sys.stdout.write(f"{old[1]} {old[2]} -> {new[2]}\n")


if __name__ == "__main__":
    uv = sys.argv[1]
    raise_pins(uv)
    run(uv, "lock", "--quiet")
    run(uv, "export", "--frozen", "--quiet", "--only-group", "uv", "--no-header", "--output-file", "tools/uv.txt")
