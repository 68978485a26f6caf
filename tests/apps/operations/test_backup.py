# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Backup and restore: a round trip, also to the other kind of database and while others write; all or nothing."""

import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest

from backup_contents import contents, manifest
from installations import COUNTY, LOAD

LEADER = (
    "from lueckenlos.accounts.models import User\nUser.objects.create_user('leitung@kreis.example', name='Leitung')\n"
)
NEXT_USER = (
    "from lueckenlos.accounts.models import User\nprint(User.objects.create_user('neu@kreis.example', name='Neu').pk)\n"
)
WRITER = """
import sys, time
from django.db import transaction
from django.utils import timezone
from lueckenlos.shared.models import AuditEvent, OutboxMail
print("writing", flush=True)
n = 0
while True:
    with transaction.atomic():
        AuditEvent.objects.create(action="test.written", subject=str(n))
        OutboxMail.objects.create(to=[], subject=str(n), text="", next_try_at=timezone.now())
    n += 1
    time.sleep(0.002)
"""


@pytest.fixture(scope="session")
def kept(kept_installations, migrated):
    """To be copied."""
    installation = kept_installations.copy("filled", of=migrated)
    installation.run(LOAD + LEADER, COUNTY)
    for path, text in (
        ("uploads/a/liste.csv", "a;b"),
        ("pages/impressum.de.txt", "# Impressum"),
        ("mail/x", "not this"),
    ):
        (installation.data / path).parent.mkdir(parents=True, exist_ok=True)
        (installation.data / path).write_text(text, encoding="utf-8")
    return installation


@pytest.fixture
def filled(installations, kept):
    return installations.copy("from", of=kept)


def test_a_round_trip_gives_the_same(filled, install, tmp_path):
    filled.do("backup", "one.zip")
    assert stat.S_IMODE((tmp_path / "one.zip").stat().st_mode) == 0o600
    to = install("to")
    to.do("restore", "one.zip")
    to.do("backup", "two.zip")
    one, two = contents(tmp_path / "one.zip"), contents(tmp_path / "two.zip")
    assert one == two
    assert len(one["directory.service"]) > 100
    assert len(one["accounts.user"]) == 1
    assert (to.data / "uploads/a/liste.csv").read_text(encoding="utf-8") == "a;b"
    assert (to.data / "pages/impressum.de.txt").exists()
    assert not (to.data / "mail").exists()
    assert to.do("dump", "dumped") == ""
    assert {p.name: p.read_bytes() for p in (tmp_path / "dumped").iterdir()} == {
        p.name: p.read_bytes() for p in Path(COUNTY).iterdir()
    }


def test_a_backup_is_restored_into_the_other_kind_of_database(filled, install, tmp_path):
    """PostgreSQL → SQLite → PostgreSQL; where the tests run on SQLite alone, all three are SQLite."""
    filled.do("backup", "one.zip")
    embedded = install("embedded", vendor="sqlite")
    embedded.do("restore", "one.zip")
    embedded.do("backup", "two.zip")
    back = install("back")
    back.do("restore", "two.zip")
    back.do("backup", "three.zip")
    assert manifest(tmp_path / "two.zip")["database"] == "sqlite"
    one = contents(tmp_path / "one.zip")
    assert contents(tmp_path / "two.zip") == one
    assert contents(tmp_path / "three.zip") == one


def test_new_rows_get_new_numbers_after_a_restore(filled, install):
    """Also when the last row was removed: the audit trail names people by number only."""
    last = int(filled.run(NEXT_USER))
    filled.run("from lueckenlos.accounts.models import User\nUser.objects.filter(email='neu@kreis.example').delete()")
    filled.do("backup", "one.zip")
    to = install("to")
    to.do("restore", "one.zip")
    assert int(to.run(NEXT_USER)) > last


def test_a_backup_of_a_database_in_use_is_of_one_moment(filled, tmp_path):
    writer = filled.begin(WRITER)
    try:
        assert writer.stdout.readline() == "writing\n"
        for n in range(3):
            filled.do("backup", f"{n}.zip")
        assert writer.poll() is None, writer.stderr.read()
    finally:
        writer.kill()
        writer.communicate()
    filled.do("backup", "after.zip")
    counts = []
    for name in ("0", "1", "2", "after"):
        rows = contents(tmp_path / f"{name}.zip")
        audited = {int(r["subject"]) for r in rows["shared.auditevent"] if r["action"] == "test.written"}
        assert audited == {int(r["subject"]) for r in rows["shared.outboxmail"]}
        assert audited == set(range(len(audited)))
        counts.append(len(audited))
    assert 0 < counts[0] < counts[1] < counts[2] < counts[3]


def test_what_is_there_is_replaced_only_when_asked_for(filled, tmp_path):
    filled.do("backup", "one.zip")
    filled.do("backup", "--force", "one.zip")
    assert filled.command("backup", "one.zip").returncode == 1
    filled.run(NEXT_USER + "from lueckenlos.shared.audit import record\nrecord(action='test.later')\n")
    (filled.data / "uploads/later.csv").write_text("c", encoding="utf-8")
    refused = filled.command("restore", "one.zip")
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    filled.do("restore", "--replace", "one.zip")
    filled.do("backup", "two.zip")
    assert contents(tmp_path / "two.zip") == contents(tmp_path / "one.zip")
    assert not (filled.data / "uploads/later.csv").exists()
    assert "append-only" in _refused_change(filled)


def _refused_change(installation) -> str:
    """The guards of the audit trail are in place again."""
    code = (
        "from lueckenlos.shared.audit import record\nfrom lueckenlos.shared.models import AuditEvent\n"
        "from django.db import DatabaseError\nrecord(action='test.guard')\n"
        "try:\n    AuditEvent.objects.update(action='x')\nexcept DatabaseError as error:\n    print(error)\n"
    )
    return installation.run(code)


def changed(path: Path, out: Path, change, *, honest: bool = True) -> None:
    """A copy with other parts; honest: with checksums that fit."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(parts.pop("manifest.json"))
    change(parts, about)
    for name, content in parts.items():
        if honest and name in about["parts"]:
            about["parts"][name]["sha256"] = hashlib.sha256(content).hexdigest()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**parts, "manifest.json": json.dumps(about).encode()}.items():
            archive.writestr(name, content)


AREAS = "tables/frame.area.jsonl"


def other_bytes(parts, _about):
    parts[AREAS] = parts[AREAS].replace(b"Schwerte", b"Schwarte")


def without_rows(parts, _about):
    parts[AREAS] = b"".join(parts[AREAS].splitlines(keepends=True)[:-1])


def without_regions(parts, about):
    parts["tables/frame.region.jsonl"] = b""
    about["parts"]["tables/frame.region.jsonl"]["rows"] = 0


def without_a_table(parts, about):
    del parts[AREAS], about["parts"][AREAS]


def from_the_future(_parts, about):
    about["migrations"].append(["frame", "9999_later"])
    about["version"] = "99.0"


def outside(parts, about):
    parts["files/uploads/../../../evil"] = b"x"
    about["parts"]["files/uploads/../../../evil"] = {}


def nonsense(parts, _about):
    parts[AREAS] = b"nonsense" + parts[AREAS]


def unlisted(parts, _about):
    parts["files/uploads/x"] = b"x"


WRONG = [
    (other_bytes, False, "beschädigt"),
    (without_rows, True, "beschädigt"),
    (without_regions, True, "verweisen"),
    (without_a_table, True, "fehlen"),
    (from_the_future, True, "99.0"),
    (outside, True, "nicht erlaubt"),
    (unlisted, True, "fehlen"),
    (nonsense, True, "nicht lesbar"),
]


def test_a_backup_that_is_wrong_changes_nothing(filled, tmp_path):
    filled.do("backup", "one.zip")
    whole = (tmp_path / "one.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    assert "keine Sicherung" in refusal(filled, "half.zip")
    for change, honest, word in WRONG:
        changed(tmp_path / "one.zip", tmp_path / "wrong.zip", change, honest=honest)
        assert word in refusal(filled, "wrong.zip"), change.__name__
    filled.do("backup", "two.zip")
    assert contents(tmp_path / "two.zip") == contents(tmp_path / "one.zip")
    assert (filled.data / "uploads/a/liste.csv").exists()
    assert not list(filled.data.glob(".restore-*"))
    assert not list(tmp_path.rglob("evil"))


def refusal(installation, name: str) -> str:
    refused = installation.command("restore", "--replace", name)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    return refused.stderr


def test_the_key_is_taken_only_when_asked_for(filled, install, tmp_path):
    key = (filled.data / "secret_key").read_text(encoding="utf-8")
    filled.do("backup", "without.zip")
    assert key.encode() not in b"".join(_parts(tmp_path / "without.zip"))
    filled.do("backup", "--with-key", "with.zip")
    to = install("to")
    assert to.command("restore", "--with-key", "without.zip").returncode == 1
    to.do("restore", "with.zip")
    assert (to.data / "secret_key").read_text(encoding="utf-8") != key
    to.do("restore", "--replace", "--with-key", "with.zip")
    assert (to.data / "secret_key").read_text(encoding="utf-8") == key
    assert stat.S_IMODE((to.data / "secret_key").stat().st_mode) == 0o600


def _parts(path):
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]
