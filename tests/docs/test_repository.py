# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The files speak of this project only: of no machine it was made on, and of no index but the public one."""

import os
import re
import tomllib
from pathlib import Path

from docs.tracked import ROOT, project_files

MACHINE_PATH = re.compile(r"(?<![\w.~}/-])/(?:root|work|home|Users)/")
INDEX = re.compile(r"https?://[^\s\"'<>]+/simple\b")
PUBLIC_HOSTS = {"https://pypi.org", "https://files.pythonhosted.org"}


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in project_files():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_path_of_a_machine() -> None:
    assert [name for name, text in texts() if MACHINE_PATH.search(text)] == []


def test_only_the_public_index_is_named() -> None:
    named = {(str(name), index) for name, text in texts() for index in INDEX.findall(text)}
    assert {row for row in named if row[1] != "https://pypi.org/simple"} == set()


def test_the_lock_file_names_public_hosts_only() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^/\"]+", text)) == PUBLIC_HOSTS


def test_direct_dependencies_are_pinned_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for group in project["dependency-groups"].values():
        asked += group
    assert [
        requirement for requirement in asked if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+", requirement)
    ] == []


def test_uv_is_fetched_in_the_version_that_is_locked() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    version = next(package["version"] for package in locked if package["name"] == "uv")
    assert (ROOT / "tools/uv.txt").read_text(encoding="utf-8").startswith(f"uv=={version} ")


def test_scripts_can_be_run() -> None:
    assert [name for name in (".ci/run", "tools/setup") if not os.access(ROOT / name, os.X_OK)] == []
