# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where something is missing, `make` says in one sentence what, also in a folder with a space and an umlaut."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from docs.tracked import ROOT

TOOLS = ("bash", "cat", "cmp", "dirname", "env", "flock", "grep", "make", "mkdir", "mv", "rm", "sed", "tail", "touch")

# Does without a network what uv does: an environment, with the absolute path of this program's sources in a .pth.
UV = """#!/bin/bash
set -e
case $1 in
venv) "{python}" -m venv --without-pip .venv ;;
sync)
    cd .venv/lib/python3*/site-packages
    echo "$OLDPWD/src" >_editable_impl_lueckenlos.pth
    cd "$OLDPWD"
    echo '.venv/bin/python -m lueckenlos "$@"' >.venv/bin/lueckenlos
    /bin/chmod +x .venv/bin/lueckenlos
    ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the set-up needs, and a PATH with nothing but the simplest tools."""
    folder = tmp_path / "ein Ordner für alles"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml", "uv.lock", "hatch_build.py"):
        shutil.copy(ROOT / name, folder)
    (folder / "path").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        if found:
            (folder / "path" / tool).symlink_to(found)
    return folder


def run_demo(project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "demo"],
        cwd=project,
        env={"PATH": str(project / "path"), "HOME": str(project), "LC_ALL": "C.UTF-8"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def make_demo(project: Path, **variables: str) -> str:
    ran = run_demo(project, **variables)
    assert ran.returncode != 0
    assert "Traceback" not in ran.stderr
    return ran.stderr


def put_python(project: Path, script: str) -> None:
    python = project / "path" / "python3.11"
    python.write_text(f"#!/bin/bash\n{script}\n")
    python.chmod(0o755)


def test_without_python(project: Path) -> None:
    said = make_demo(project)
    assert "Es fehlt Python 3.11 oder neuer." in said
    assert "Python 3.11 or later is missing." in said


def test_with_a_python_that_is_too_old(project: Path) -> None:
    put_python(project, "exit 1")
    assert "Es fehlt Python 3.11 oder neuer." in make_demo(project)


def test_without_the_package_for_environments(project: Path) -> None:
    put_python(project, f'[[ "$*" == *venv* ]] && exit 1; exec "{sys.executable}" "$@"')
    said = make_demo(project)
    assert "Es fehlt das Paket python3-venv." in said
    assert "sudo apt install python3-venv" in said
    assert not (project / ".tools").exists()


def test_without_a_network(project: Path) -> None:
    (project / "path" / "python3.11").symlink_to(os.path.realpath(sys.executable))
    nowhere = "http://127.0.0.1:9"
    said = make_demo(project, PIP_INDEX_URL=f"{nowhere}/simple", PIP_CONFIG_FILE=os.devnull, HTTPS_PROXY=nowhere)
    assert "Der Paketindex (pypi.org) ist nicht erreichbar." in said
    assert "The package index (pypi.org) cannot be reached." in said


@pytest.mark.parametrize("locale", ["C", "POSIX", "xx_XX.UTF-8"])
def test_with_an_umlaut_in_the_path_and_a_locale_that_knows_none(project: Path, locale: str) -> None:
    python = os.path.realpath(sys.executable)
    (project / "path" / "python3.11").symlink_to(python)
    uv = project / ".tools" / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    uv.write_text(UV.format(python=python))
    uv.chmod(0o755)
    shutil.copy(project / "tools" / "uv.txt", project / ".tools" / ".ready")
    main = project / "src" / "lueckenlos" / "__main__.py"
    main.parent.mkdir(parents=True)
    main.write_text("print('für', __file__)\n", encoding="utf-8")
    for _ in ("the first time", "the second time"):
        ran = run_demo(project, LC_ALL=locale)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.splitlines()[-1] == f"für {main}"


def test_the_sources_are_found_by_a_relative_path() -> None:
    """What the test above takes for granted of uv and hatchling: the name of the .pth."""
    found = {pth.name: pth.read_text() for pth in Path(sysconfig.get_path("purelib")).glob("*lueckenlos*.pth")}
    assert list(found.values()) == ["../../../../src\n"], f"{found}; run make setup"
