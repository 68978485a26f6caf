# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from lueckenlos.datapackage import read_package


def test_a_good_package_has_no_errors(run, mini):
    result = run("check", mini)
    assert result.exit_code == 0
    assert "0 Fehler" in result.stdout


def test_errors_are_listed_with_what_to_do(run, mini):
    (mini / "areas.csv").write_text("code,name,parent\nk,Kreis,a\na,Aheim,k\nb,Bdorf,k\nb,Bdorf,k\n", encoding="utf-8")
    result = run("check", mini, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["tables"]["services"] == 5
    assert {(e["file"], e["row"], e["column"]) for e in found["errors"]} >= {("areas.csv", 5, "code")}
    assert all(e["problem"] and e["action"] for e in found["errors"])
    told = run("check", mini)
    assert told.exit_code == 1
    assert "areas.csv, Zeile 5, Spalte code, Wert „b“" in told.stderr


def test_a_package_that_is_not_there(run, tmp_path):
    for command in (["check"], ["chain"], ["convert", tmp_path / "out"]):
        result = run(command[0], tmp_path / "nothing", *command[1:])
        assert result.exit_code == 1, command
        assert "nothing" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("out", ["out", "out.zip", "out.xlsx"])
def test_convert_loses_nothing(run, answer, mini, tmp_path, out):
    result = run("convert", mini, tmp_path / out)
    assert result.exit_code == 0, result.stderr
    before, after = read_package(mini)[0], read_package(tmp_path / out)[0]
    assert {name: table.columns for name, table in after.tables.items()} == {
        name: table.columns for name, table in before.tables.items()
    }
    assert answer("chain", tmp_path / out) == answer("chain", mini)


def test_convert_writes_nothing_of_a_package_with_errors(run, mini, tmp_path):
    (mini / "areas.csv").write_text("", encoding="utf-8")
    assert run("convert", mini, tmp_path / "out.xlsx").exit_code == 1
    assert not (tmp_path / "out.xlsx").exists()


def test_convert_does_not_write_over_something_else(run, mini, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("Liebe Mutter", encoding="utf-8")
    result = run("convert", mini, tmp_path / "letters")
    assert result.exit_code == 1
    assert (tmp_path / "letters/letter.txt").read_text(encoding="utf-8") == "Liebe Mutter"
