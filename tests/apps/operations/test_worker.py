# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Jobs are done once, tried again when they fail, stay visible then, and survive a worker that dies."""

import json
import logging
import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import operations_jobs as jobs
from lueckenlos.operations import beat, due, worker
from lueckenlos.operations.models import PeriodicRun, WorkerBeat
from lueckenlos.shared import periodic
from lueckenlos.shared.logs import Lines

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_done():
    jobs.done.clear()


def turn_back_the_clock():
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def row():
    return DBTaskResult.objects.get()


def test_a_job_is_done_once():
    jobs.good.enqueue(name="eins")
    assert worker.one_round("w") is True
    assert worker.one_round("w") is False
    assert jobs.done == ["eins"]
    assert (row().status, row().return_value) == ("SUCCESSFUL", "eins")


def test_a_failing_job_waits_longer_each_time_and_stays_visible():
    jobs.bad.enqueue(name=jobs.PERSONAL)
    waits = []
    for _n in range(3):
        before = timezone.now()
        worker.one_round("w")
        assert row().status == "READY"
        assert not worker.is_waiting()
        waits.append(round((row().run_after - before).total_seconds(), -1))
        turn_back_the_clock()
    worker.one_round("w")
    assert waits == [10, 60, 300]
    assert (row().status, len(row().worker_ids)) == ("FAILED", 4)
    assert row().exception_class_path == "builtins.ValueError"
    assert "operations_jobs.py" in row().traceback
    assert jobs.PERSONAL not in row().traceback
    turn_back_the_clock()
    assert worker.one_round("w") is False


def test_a_job_that_works_in_the_end_is_successful():
    jobs.good_at_third_try.enqueue(name="zwei")
    for _n in range(3):
        worker.one_round("w")
        turn_back_the_clock()
    assert (row().status, jobs.done) == ("SUCCESSFUL", ["zwei"] * 3)


def test_what_must_not_happen_twice_is_tried_once():
    jobs.bad_once.enqueue()
    worker.one_round("w")
    assert row().status == "FAILED"


def test_a_job_that_is_gone_fails_and_does_not_stop_the_worker():
    jobs.bad_once.enqueue()
    DBTaskResult.objects.update(task_path="operations_jobs.removed_since")
    for _n in range(4):
        worker.one_round("w")
        turn_back_the_clock()
    assert row().status == "FAILED"


def test_lines_in_the_log_say_what_happened_and_nothing_personal(caplog):
    with caplog.at_level(logging.INFO, "lueckenlos.jobs"):
        jobs.bad.enqueue(name=jobs.PERSONAL)
        worker.one_round("w")
    (record,) = [record for record in caplog.records if record.message == "job"]
    line = json.loads(Lines().format(record))
    assert (line["job"], line["attempt"], line["outcome"], line["exception"]) == ("bad", 1, "again", "ValueError")
    assert jobs.PERSONAL not in json.dumps(line, ensure_ascii=False)


def lost_job(pid: int, host: str, minutes: int):
    jobs.good.enqueue(name="drei")
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["dead"])
    heard = timezone.now() - timedelta(minutes=minutes)
    WorkerBeat.objects.create(worker="dead", host=host, pid=pid, started_at=heard, beat_at=heard)


def test_a_job_of_a_worker_that_died_is_done_by_another():
    lost_job(pid=2**22 + 1, host=socket.gethostname(), minutes=0)
    assert worker.take_back_lost("w") == 1
    assert row().exception_class_path.endswith("WorkerGone")
    turn_back_the_clock()
    worker.one_round("w")
    assert (row().status, jobs.done) == ("SUCCESSFUL", ["drei"])


@pytest.mark.parametrize(("minutes", "taken"), [(5, 0), (11, 1)])
def test_a_worker_elsewhere_is_given_time(minutes, taken):
    lost_job(pid=1, host="elsewhere", minutes=minutes)
    assert worker.take_back_lost("w") == taken


def test_a_worker_that_lives_keeps_its_job():
    own = beat.Beat("w")
    own.beat()
    jobs.good.enqueue(name="vier")
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now(), worker_ids=["w"])
    assert worker.take_back_lost("w") == 0
    assert WorkerBeat.objects.alive().count() == 1


@pytest.fixture
def only(monkeypatch):
    monkeypatch.setattr(periodic, "_registered", {})
    return periodic._registered


def test_what_is_due_runs_once_until_it_is_due_again(only):
    ran = []
    periodic.every(hours=24, name="daily", title="Daily")(lambda: ran.append(1))
    assert [due.run_due(), due.run_due()] == [1, 0]
    PeriodicRun.objects.update(next_at=timezone.now())
    assert due.run_due() == 1
    assert len(ran) == 2


def test_two_workers_do_not_run_the_same(only, monkeypatch):
    """The second comes between the first one's look and its claim."""
    ran = []
    periodic.every(hours=24, name="daily", title="Daily")(lambda: ran.append(1))
    found = PeriodicRun.objects.get_or_create

    def and_another_is_quicker(*args, **kwargs):
        answer = found(*args, **kwargs)
        monkeypatch.setattr(PeriodicRun.objects, "get_or_create", found)
        due.run_due()
        return answer

    monkeypatch.setattr(PeriodicRun.objects, "get_or_create", and_another_is_quicker)
    due.run_due()
    assert len(ran) == 1


def test_what_is_due_and_fails_is_tried_again_soon(only):
    def fail():
        raise KeyError(jobs.PERSONAL)

    periodic.every(hours=24, name="daily", title="Daily")(fail)
    assert due.run_due() == 1
    run = PeriodicRun.objects.get()
    assert (run.error, run.finished_at) == ("KeyError", None)
    assert run.next_at < timezone.now() + timedelta(hours=1)
