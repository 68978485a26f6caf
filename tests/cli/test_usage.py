# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Help, wrong usage, odd terminals: in the reader's language, and never a traceback."""

import os
import subprocess
import sys

import pytest

from cli.conftest import KREIS_UNNA

ENGLISH = ("Usage", "Options", "Error", "Invalid", "No such", "Missing", "Try ", "Show this", "not in the range")


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["chain", "--help"],
        ["plan", "--help"],
        ["check", "--help"],
        ["convert", "--help"],
        ["verdict", "--help"],
        ["why", "--help"],
        ["matrix", "--help"],
        ["timeline", "--help"],
        ["find", "--help"],
        ["index", "--help"],
        ["why", "x"],
        ["why", "x", "--cell", "a/b", "--transition", "a/b"],
        ["timeline", "x", "--until", "soon"],
        ["chains"],
        ["chain"],
        ["chain", "x", "--nothing"],
        ["chain", "x", "--area"],
        ["chain", "x", "--date", "soon"],
        ["chain", "x", "--horizon", "-1"],
        ["chain", "x", "--level", "high"],
        ["plan", "x", "--budget", "much"],
        ["chain", "x", "y"],
    ],
)
def test_usage_is_explained_in_german(run, words):
    result = run(*words)
    assert result.exit_code == (0 if "--help" in words else 2)
    for english in ENGLISH:
        assert english not in result.output, english


def test_usage_is_explained_in_english_too(run):
    assert "Usage: " in run("chain", "--help", lang="en").output
    assert "Aufruf: " in run("chain", "--help").output


def program(*words, **environment):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "lueckenlos", *map(str, words)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_a_terminal_without_umlauts_gets_the_rest():
    done = program("chain", KREIS_UNNA, "--area", "05978040", PYTHONIOENCODING="ascii")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert b"Werne: Die Kette" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only where there is a full disk to write to")
def test_a_full_disk_is_told():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "lueckenlos", "chain", str(KREIS_UNNA), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_a_narrow_terminal_loses_no_word(run, mini, monkeypatch):
    monkeypatch.setattr("lueckenlos.cli.output.WIDTH_WITHOUT_TERMINAL", 60)
    shown = run("verdict", mini).stdout
    for words in ("Bdorf: reißt: Erstes Jahr – Kita", "hängt an: Hebammen", "reißt am 01.01.2013", "✗ fehlt"):
        assert words in shown, words
    assert "…" not in shown


@pytest.mark.parametrize(
    "words", [["why", "--cell", "v/h"], ["why", "--transition", "v/w"], ["matrix"], ["timeline"]], ids=" ".join
)
def test_nor_do_the_explanations(run, mini, monkeypatch, words):
    monkeypatch.setattr("lueckenlos.cli.output.WIDTH_WITHOUT_TERMINAL", 60)
    command, *options = words
    assert "…" not in run(command, mini, *options).stdout


def test_convert_replaces_only_when_told(run, mini, tmp_path):
    out = tmp_path / "out.xlsx"
    assert run("convert", mini, out).exit_code == 0
    first = out.read_bytes()
    refused = run("convert", mini, out)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert out.read_bytes() == first
    assert run("convert", mini, out, "--force").exit_code == 0


def test_an_unknown_target_group_is_told(run, mini):
    result = run("chain", mini, "--area", "a", "--target-group", "quatsch")
    assert result.exit_code == 0
    assert "quatsch" in result.stderr
