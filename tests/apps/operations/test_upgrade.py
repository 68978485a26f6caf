# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A database of an earlier state is brought forward, and keeps its rows.

first_pages.zip is a backup of the example county as the program at commit f9f2df3 had loaded it.
"""

from pathlib import Path

from backup_contents import contents, manifest

OLD = Path(__file__).parent / "first_pages.zip"
BY_DJANGO = {"contenttypes.contenttype", "auth.permission"}


def test_the_old_state_is_really_older():
    assert ["shared", "0001_workplace"] not in manifest(OLD)["migrations"]
    assert len(contents(OLD)["directory.service"]) > 100


def test_an_older_backup_is_brought_up_to_date_and_loses_nothing(install, tmp_path):
    to = install("to")
    to.do("restore", str(OLD))
    to.do("manage", "migrate", "--check")
    to.do("backup", "new.zip")
    old, new = contents(OLD), contents(tmp_path / "new.zip")
    for model in old.keys() - BY_DJANGO:
        columns = old[model][0].keys() if old[model] else ()
        assert [{name: row[name] for name in columns} for row in new[model]] == old[model], model


def test_an_older_backup_does_not_go_into_newer_tables(install):
    to = install("to")
    to.do("manage", "migrate", "--verbosity", "0")
    refused = to.command("restore", str(OLD))
    assert refused.returncode == 1
    assert "älter" in refused.stderr
