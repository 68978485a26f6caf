# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`import` as the shell sees it, with a database of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHO = "person", "kreis@stadt.example", "--role", "county_coordinator"
OPTIONS = "--region", "kreis-unna", "--by", "kreis@stadt.example"


@pytest.fixture
def run(tmp_path):
    def run(*arguments: str):
        environment = {**os.environ, "LUECKENLOS_DATA": str(tmp_path / "data"), "LUECKENLOS_LANG": "de",
                       "DJANGO_SETTINGS_MODULE": "lueckenlos.settings"}  # fmt: skip
        environment.pop("LUECKENLOS_DATABASE_URL", None)
        command = [sys.executable, "-m", "lueckenlos", *arguments]
        return subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
        )

    return run


def test_a_file_of_the_exchange_format(run, tmp_path):
    loaded = run("load", str(ROOT / "demo/kreis-unna"), "--region", "kreis-unna")
    assert loaded.returncode == 0, loaded.stderr
    assert run(*WHO).returncode == 0
    path = tmp_path / "services.csv"
    path.write_text("id,name,fields,areas\ns-neu,Neues Angebot,health,05978032\n", encoding="utf-8")
    dry = run("import", "services.csv", *OPTIONS, "--dry-run", "--json")
    assert dry.returncode == 0, dry.stderr
    assert json.loads(dry.stdout)["counts"]["new"] == 1
    assert json.loads(dry.stdout)["state"] == "checked"
    done = run("import", "services.csv", *OPTIONS, "--json")
    assert json.loads(done.stdout)["state"] == "applied"
    again = run("import", "services.csv", *OPTIONS, "--json")
    assert again.returncode == 0
    assert json.loads(again.stdout)["counts"]["unchanged"] == 1
    path.write_text("id,name,fields,areas\ns-neu,Neues Angebot,sterne,05978032\n", encoding="utf-8")
    wrong = run("import", "services.csv", *OPTIONS)
    assert wrong.returncode == 1
    assert "sterne" in wrong.stderr
    assert run("import", "services.csv", "--region", "x", "--by", "kreis@stadt.example").returncode == 1
    assert run("import", "services.csv", *OPTIONS, "--mapping", "gibt-es-nicht").returncode == 1
