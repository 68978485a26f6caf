# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The booklet from a package: a database in memory comes and goes, so it runs in a process of its own."""

import os
import subprocess
import sys

import pypdf
import pytest

from cli.conftest import KREIS_UNNA


def brochure(*arguments, folder):
    environment = {**os.environ, "LUECKENLOS_DATA": str(folder / "data"), "LUECKENLOS_LANG": "de"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "lueckenlos", "brochure", *map(str, arguments)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_booklet_of_a_town_with_codes(tmp_path):
    out = tmp_path / "heft.pdf"
    options = ("--area", "Selm", "--language", "tr", "--address", "https://familien.example/tr/")
    done = brochure(KREIS_UNNA, out, *options, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Geschrieben: heft.pdf" in done.stderr
    document = pypdf.PdfReader(out)
    assert document.trailer["/Root"]["/Lang"].startswith("tr")
    assert "Selm" in document.metadata.title
    assert not (tmp_path / "data").exists(), "nothing is left behind"
    again = brochure(KREIS_UNNA, out, folder=tmp_path)
    assert again.returncode == 1
    assert "gibt es schon" in again.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--area", "Nirgendwo"), "Nirgendwo"), (("--language", "xx"), "de, de-simple, en")],
)
def test_what_there_is_not_is_said(tmp_path, options, said):
    done = brochure(KREIS_UNNA, tmp_path / "x.pdf", *options, folder=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_small_package_without_most_tables(mini, tmp_path):
    done = brochure(mini, tmp_path / "x.pdf", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Hebammen" in "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "x.pdf").pages)


def test_a_folder_that_is_not_there(mini, tmp_path):
    done = brochure(mini, tmp_path / "nicht/da.pdf", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
