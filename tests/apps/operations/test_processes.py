# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Workers, the server, doctor and upgrade as processes of their own."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from backup_contents import manifest

OLD = Path(__file__).parent / "first_pages.zip"
ENQUEUE = "import sys, operations_jobs as jobs\nfor n in range(40):\n    jobs.note.enqueue(sys.argv[1], n)\n"
LEFT = (
    "from django_tasks_db.models import DBTaskResult\nprint(DBTaskResult.objects.exclude(status='SUCCESSFUL').count())"
)
PID = "from lueckenlos.operations.models import WorkerBeat\nprint(WorkerBeat.objects.get().pid)"


def wait_for(condition, seconds: float = 60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("it took too long")


def test_two_workers_do_each_job_once(server, tmp_path):
    notes = tmp_path / "notes"
    server.run(ENQUEUE, str(notes))
    workers = [server.start("worker", "--once") for _n in range(2)]
    for worker in workers:
        _out, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors[-2000:]
    lines = [line.split() for line in notes.read_text(encoding="utf-8").splitlines()]
    assert sorted(int(number) for number, _pid in lines) == list(range(40))
    assert server.run(LEFT) == "0"


def test_a_job_of_a_killed_worker_is_taken_up_by_the_next(server, tmp_path):
    notes = tmp_path / "notes"
    server.run("import sys, operations_jobs as jobs\njobs.note_and_linger.enqueue(sys.argv[1])", str(notes))
    first = server.start("worker")
    wait_for(notes.exists)
    first.kill()
    first.communicate()
    second = server.start("worker")
    try:
        wait_for(lambda: len(notes.read_text(encoding="utf-8").splitlines()) == 2)
        wait_for(lambda: server.run(LEFT) == "0")
    finally:
        second.send_signal(signal.SIGTERM)
        second.communicate(timeout=30)
    assert second.returncode == 0


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ask(port: int, address: str) -> tuple[int, dict] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)
    except OSError:
        return None


def is_alive(pid: int) -> bool:
    """Not when it only waits to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_beside_the_server_ends_with_it(server, number):
    port = free_port()
    process = server.start("serve", "--port", str(port), "--exact")
    try:
        wait_for(lambda: (ask(port, "/bereit/") or (0,))[0] == 200)
        assert server.command("healthy", "--port", str(port), "--ready").returncode == 0
        assert server.command("healthy", "--worker").returncode == 0
        pid = int(server.run(PID))
        assert is_alive(pid)
    finally:
        process.send_signal(number)
        process.communicate(timeout=60)
    wait_for(lambda: not is_alive(pid))
    assert server.command("healthy", "--port", str(port)).returncode == 1


def test_without_worker_there_is_none(server):
    port = free_port()
    process = server.start("serve", "--port", str(port), "--exact", "--without-worker")
    try:
        status, _answer = wait_for(lambda: ask(port, "/gesund/"))
        assert status == 200
        status, answer = ask(port, "/bereit/")
        assert (status, answer["datenbank"], answer["hintergrund"]) == (503, "ok", "fehlt")
    finally:
        process.terminate()
        process.communicate(timeout=60)


def findings(done: subprocess.CompletedProcess) -> dict[str, str]:
    answer = json.loads(done.stdout)
    assert answer["ok"] == (done.returncode == 0)
    return {finding["check"]: finding["level"] for finding in answer["findings"]}


def test_doctor_finds_what_is_wrong(server):
    first = server.command("doctor", "--json")
    assert first.returncode == 1
    levels = findings(first)
    assert levels["worker"] == "problem"
    assert levels["database"] == levels["tables"] == levels["cache_table"] == levels["secret_key"] == "ok"
    words = server.command("doctor").stdout
    assert "lueckenlos worker" in words
    wrong = {
        "LUECKENLOS_HOSTS": "kette.stadt.example",
        "LUECKENLOS_DEMO": "1",
        "LUECKENLOS_SECRET_KEY": "geheim",
        "LUECKENLOS_MAIL_HOST": "127.0.0.1",
        "LUECKENLOS_MAIL_PORT": str(free_port()),
        "LUECKENLOS_MAIL_FROM": "a@stadt.example",
    }
    levels = findings(server.command("doctor", "--json", **wrong))
    assert {levels[name] for name in ("demo", "secret_key", "tls", "base_url", "mail")} == {"problem"}
    assert findings(server.command("doctor", "--json", LUECKENLOS_HOSTS="*"))["hosts"] == "problem"
    (server.data / "secret_key").chmod(0o644)
    assert findings(server.command("doctor", "--json"))["secret_key"] == "problem"  # noqa: S105


def test_doctor_is_content_with_a_server_that_is_well(server):
    worker = server.start("worker")
    try:
        wait_for(lambda: server.command("healthy", "--worker").returncode == 0)
        server.do("backup", "one.zip")
        done = server.command("doctor", "--json")
        assert done.returncode == 0, done.stdout
        assert findings(done)["backup"] == "ok"
        assert "Alles in Ordnung" in server.command("doctor").stdout
        refused = server.command("restore", "--replace", "one.zip")
        assert refused.returncode == 1
        assert "Arbeitsprozess" in refused.stderr
    finally:
        worker.terminate()
        worker.communicate(timeout=60)


def test_doctor_tells_when_the_database_is_away(server):
    away = {"LUECKENLOS_DATABASE_URL": "postgres://wer:GEHEIM@127.0.0.1:1/nichts"}
    done = server.command("doctor", **away)
    assert done.returncode == 1
    assert "nicht erreichbar" in done.stdout
    assert "GEHEIM" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


OLD_STATE = """
import sys
from pathlib import Path
from django.core.management import call_command
from lueckenlos.operations.backup import restoring
restoring.call_command = lambda *arguments, **named: None
restoring.cache.clear = lambda: None
restoring.restore(Path(sys.argv[1]))
"""


def test_upgrade_takes_a_backup_and_brings_the_database_up_to_date(install):
    server = install("old")
    server.run(OLD_STATE, str(OLD))
    assert findings(server.command("doctor", "--json"))["tables"] == "problem"
    done = server.command("upgrade")
    assert done.returncode == 0, done.stderr
    (backup,) = (server.data / "backups").iterdir()
    assert manifest(backup)["migrations"] == manifest(OLD)["migrations"]
    assert os.stat(backup).st_mode & 0o077 == 0
    assert findings(server.command("doctor", "--json"))["tables"] == "ok"
    server.do("upgrade")
    assert len(list((server.data / "backups").iterdir())) == 1
