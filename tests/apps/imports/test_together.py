# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Imports beside other work: nothing is lost, nothing is done twice, nothing is half done."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from imports_helpers import ROWS, applied, checked, csv_of, person, upload
from lueckenlos.directory.models import Service
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.imports import actions, applying
from lueckenlos.imports.forgetting import forget_files
from lueckenlos.imports.models import ImportRow

ROOT = Path(__file__).parents[3]


def edit(county, name, **values):
    code = Service.objects.in_region(county).get(name=name).code
    row = read_row(county, "services", code)
    change = Change("services", code, {**row, **values})
    write_changes(region=county, changes=[change], by=person("kreis"), via="form")
    return code


def waiting(county, rows):
    batch = upload(county, csv_of(rows))
    actions.check_file(batch=batch)
    actions.submit(batch=batch, by=batch.by)
    return batch


@pytest.mark.django_db
def test_an_edit_between_dry_run_and_taking_over_is_not_lost(county):
    applied(county)
    batch = waiting(county, [[*ROWS[0][:8], "99"], *ROWS[1:]])
    code = edit(county, "Elterncafé Nord", places_per_year=31.0)
    assert applying.apply_batch(str(batch.pk)) == "checked"
    batch.refresh_from_db()
    assert batch.message
    assert read_row(county, "services", code)["places_per_year"] == 31.0
    assert ImportRow.objects.get(batch=batch, state="changed").changes == {"places_per_year": [31.0, 99.0]}
    actions.submit(batch=batch, by=batch.by)
    assert applying.apply_batch(str(batch.pk)) == "applied"
    assert read_row(county, "services", code)["places_per_year"] == 99.0


@pytest.mark.django_db
def test_an_edit_while_the_file_is_read_is_seen_before_anything_is_written(county, monkeypatch):
    applied(county)
    batch = waiting(county, [[*ROWS[0][:8], "99"], *ROWS[1:]])
    write, calls = applying._write, []

    def meanwhile(*arguments):
        if not calls:
            calls.append(edit(county, "Elterncafé Nord", waiting_weeks=2.0))
        return write(*arguments)

    monkeypatch.setattr(applying, "_write", meanwhile)
    assert applying.apply_batch(str(batch.pk)) == "checked"
    row = read_row(county, "services", calls[0])
    assert (row["waiting_weeks"], row["places_per_year"]) == (2.0, 20.0)
    batch.refresh_from_db()
    actions.submit(batch=batch, by=batch.by)
    assert applying.apply_batch(str(batch.pk)) == "applied"
    row = read_row(county, "services", calls[0])
    assert (row["waiting_weeks"], row["places_per_year"]) == (2.0, 99.0)


@pytest.mark.django_db
def test_a_person_who_lost_the_role_meanwhile_writes_nothing(county):
    batch = checked(county)
    actions.submit(batch=batch, by=batch.by)
    person("kreis").roles.all().delete()
    assert applying.apply_batch(str(batch.pk)) == "checked"
    assert not Revision.objects.in_region(county).exists()


@pytest.mark.django_db
def test_two_workers_take_a_batch_once(county):
    batch = checked(county)
    actions.submit(batch=batch, by=batch.by)
    actions.submit(batch=batch, by=batch.by) if batch.state == "checked" else None
    first = applying.claim(str(batch.pk))
    assert first is not None
    assert applying.claim(str(batch.pk)) is None
    assert applying.apply_batch(str(batch.pk)) == ""
    assert not Revision.objects.in_region(county).exists()
    applying._apply(first)
    assert Revision.objects.in_region(county).filter(batch=batch.pk).count() == 5
    assert applying.apply_batch(str(batch.pk)) == ""
    assert Revision.objects.in_region(county).filter(batch=batch.pk).count() == 5


@pytest.mark.django_db
def test_who_was_taken_for_dead_does_not_write_any_more(county):
    batch = checked(county)
    actions.submit(batch=batch, by=batch.by)
    slow = applying.claim(str(batch.pk))
    later = timezone.now() + applying.SILENT_FOR + timedelta(seconds=1)
    assert applying.recover_batches(later) == [str(batch.pk)]
    second = applying.claim(str(batch.pk))
    with pytest.raises(applying.Lost):
        applying._apply(slow)
    assert not Revision.objects.in_region(county).exists()
    applying._apply(second)
    assert Revision.objects.in_region(county).count() == 5


@pytest.mark.django_db
def test_a_batch_whose_workers_die_again_and_again_is_given_up_visibly(county):
    batch = checked(county)
    actions.submit(batch=batch, by=batch.by)
    later = timezone.now() + applying.SILENT_FOR + timedelta(seconds=1)
    for _try in range(applying.MOST_TRIES):
        assert applying.claim(str(batch.pk)) is not None
        applying.recover_batches(later)
    batch.refresh_from_db()
    assert (batch.state, bool(batch.message)) == ("failed", True)
    applying.run_again(batch=batch)
    assert batch.state == "checked"


@pytest.mark.django_db
def test_a_failure_writes_nothing_and_says_so(county, monkeypatch):
    batch = checked(county)
    actions.submit(batch=batch, by=batch.by)
    monkeypatch.setattr(applying, "_keep_keys", lambda *_a: 1 / 0)
    assert applying.apply_batch(str(batch.pk)) == "failed"
    assert not Revision.objects.in_region(county).exists()
    assert not Service.objects.in_region(county).filter(name="Sprachspiel").exists()


@pytest.mark.django_db
def test_files_go_after_thirty_days(county, uploads):
    batch = applied(county)
    later = timezone.now() + timedelta(days=31)
    assert forget_files(timezone.now()) == 0
    assert forget_files(later) == 1
    assert list(uploads.iterdir()) == []
    assert not ImportRow.objects.filter(batch=batch).exists()


PREPARE = """
    import django; django.setup()
    from django.core.management import call_command
    call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
    from lueckenlos.cli.serve import load_example
    from pathlib import Path
    load_example(Path("demo/kreis-unna"))
    from imports_helpers import checked, csv_of
    from lueckenlos.frame.models import Region
    from lueckenlos.imports import actions
    county = Region.objects.get()
    rows = [[str(n), f"Angebot {n}", f"Verein {n % 50}", "", "Bildung", "0", "36", "Selm", "5"] for n in range(4000)]
    batch = checked(county, rows)
    actions.submit(batch=batch, by=batch.by)
    print(batch.pk, batch.counts["new"], batch.state)
"""
WORK = """
    import sys
    import django; django.setup()
    from lueckenlos.imports import applying
    from lueckenlos.editing import writing
    if sys.argv[2] == "slow":
        import lueckenlos.editing.writing as w
        write_rows = w.write_rows
        def slowly(region, name, rows):
            found = write_rows(region, name, rows)
            print("written", name, flush=True)
            import time; time.sleep(30)
            return found
        w.write_rows = slowly
    print(applying.apply_batch(sys.argv[1]), flush=True)
"""


def run(code, data, *arguments, wait=True):
    environment = {**os.environ, "LUECKENLOS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lueckenlos.settings",
                   "PYTHONPATH": str(ROOT / "tests")}  # fmt: skip
    environment.pop("LUECKENLOS_DATABASE_URL", None)
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return process.communicate(timeout=120)[0] if wait else process


def test_a_worker_killed_in_the_middle_leaves_nothing_half_done(tmp_path):
    """A real process on a real database: killed after services were written, before the end of the transaction."""
    number, count, state = run(PREPARE, tmp_path).split()[-3:]
    assert (count, state) == ("4050", "waiting")
    before = contents(tmp_path)
    worker = run(WORK, tmp_path, number, "slow", wait=False)
    assert worker.stdout.readline().split() == ["written", "organizations"]
    time.sleep(0.2)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    worker.stdout.close()
    assert contents(tmp_path) == before
    (state,) = query(tmp_path, "select state from imports_importbatch")[0]
    assert state == "running"
    with sqlite3.connect(tmp_path / "lueckenlos.sqlite3") as database:  # as if the minutes had passed
        database.execute("update imports_importbatch set heartbeat_at = '2020-01-01 00:00:00'")
    assert run(WORK, tmp_path, number, "quick").split()[-1] == "applied"
    assert query(tmp_path, "select count(*) from directory_service where name like 'Angebot %'") == [(4000,)]
    assert query(tmp_path, "select count(*) from editing_revision") == [(4050,)]


TABLES = ("directory_service", "directory_organization", "directory_service_areas", "editing_revision",
          "imports_externalid")  # fmt: skip


def query(data, sql):
    with sqlite3.connect(data / "lueckenlos.sqlite3") as database:
        return database.execute(sql).fetchall()


def contents(data):
    return [query(data, f"select count(*) from {table}") for table in TABLES]  # noqa: S608
