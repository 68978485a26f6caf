# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`load`, `dump` and `serve` as the shell sees them, each with a database of its own."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COUNTY = ROOT / "demo/kreis-unna"
PROGRAM = [sys.executable, "-m", "lueckenlos"]


@pytest.fixture
def run(tmp_path):
    def run(*arguments: str, language: str = "de"):
        environment = {
            **os.environ,
            "LUECKENLOS_DATA": str(tmp_path / "data"),
            "LUECKENLOS_LANG": language,
            "DJANGO_SETTINGS_MODULE": "lueckenlos.settings",
        }
        environment.pop("LUECKENLOS_DATABASE_URL", None)
        return subprocess.run(  # noqa: S603
            [*PROGRAM, *arguments], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
        )

    return run


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_load_and_dump_give_the_same_package(run, tmp_path):
    first = run("load", str(COUNTY))
    assert first.returncode == 0, first.stderr
    assert "services" in first.stdout
    again = run("load", str(COUNTY))
    changed = [line.split("│")[2].strip() for line in again.stdout.splitlines() if "│" in line]
    assert changed == ["0"] * len(list(COUNTY.glob("*.csv")))
    assert run("dump", "out").returncode == 0
    assert files(tmp_path / "out") == files(COUNTY)
    assert run("dump", "out").returncode == 1
    assert run("dump", "out.xlsx").returncode == 0
    assert run("chain", "out.xlsx", "--json").stdout == run("chain", str(COUNTY), "--json").stdout


def test_a_broken_package_is_told_and_nothing_is_loaded(run, tmp_path):
    shutil.copytree(COUNTY, tmp_path / "broken")
    services = tmp_path / "broken/services.csv"
    services.write_text(services.read_text(encoding="utf-8").replace(",-9,0,", ",viel,0,", 1), encoding="utf-8")
    loaded = run("load", "broken")
    assert loaded.returncode == 1
    assert "services.csv" in loaded.stderr
    assert "viel" in loaded.stderr
    assert run("dump", "out").returncode == 1


def test_dump_asks_which_region(run, tmp_path):
    run("load", str(COUNTY))
    run("load", str(COUNTY), "--region", "zwei")
    asked = run("dump", "out")
    assert asked.returncode == 1
    assert "kreis-unna, zwei" in asked.stderr
    assert run("dump", "out", "--region", "zwei").returncode == 0
    assert files(tmp_path / "out") == files(COUNTY)


def test_serve_says_so_when_the_port_is_occupied(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        stopped = run("serve", "--port", str(taken.getsockname()[1]), "--exact")
    assert stopped.returncode == 1
    assert "belegt" in stopped.stderr


def test_a_data_folder_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "data").write_text("kein Ordner", encoding="utf-8")
    refused = run("load", str(COUNTY))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def test_a_person_gets_a_password_once(run):
    run("load", str(COUNTY))
    first = run("person", "Leitung@Stadt.example", "--area", "05978024")
    assert first.returncode == 0, first.stderr
    assert "Passwort" in first.stdout
    again = run("person", "leitung@stadt.example", "--area", "05978024")
    assert (again.returncode, again.stdout) == (0, "")
    assert run("person", "verwaltung@stadt.example", "--role", "administrator").returncode == 0
    assert run("person", "wer@stadt.example", "--area", "gibt-es-nicht").returncode == 1
