# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The files of the project: what git knows or would take up."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def project_files(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode != 0:
        pytest.skip("not a git working copy")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted(file for file in files if file.is_file())
