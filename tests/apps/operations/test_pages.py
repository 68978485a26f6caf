# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages for those who keep a server: who sees them, what they say, what they leave out."""

import uuid

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import operations_jobs as jobs
from lueckenlos.operations import beat, health, worker
from lueckenlos.shared.models import AuditEvent, OutboxMail

pytestmark = pytest.mark.django_db
PAGE = "/betrieb/aufgaben/"


@pytest.fixture
def administrator(county):
    from lueckenlos.accounts.models import Role, User
    from lueckenlos.frame.models import Area

    user = User.objects.create_user("betrieb@beispiel.example", name="Betrieb")
    Role.objects.create(user=user, kind="administrator", area=Area.objects.rows(Area).get(region=county, parent=None))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def failed():
    jobs.bad_once.enqueue()
    worker.one_round("w")
    return DBTaskResult.objects.get()


def again(job) -> str:
    return reverse("operations:run-again", args=[job])


def test_only_administrators_see_the_page(administrator, kreis, luenen, lenkung, failed):
    assert administrator.get(PAGE).status_code == 200
    for client in (kreis, luenen, lenkung):
        assert client.get(PAGE).status_code == 403
        assert client.post(again(failed.pk)).status_code == 403
        assert client.post(reverse("operations:send-again")).status_code == 403
    assert Client().get(PAGE).status_code == 302
    assert Client().post(again(failed.pk)).status_code == 302
    failed.refresh_from_db()
    assert failed.status == "FAILED"


def test_the_page_says_what_failed_and_nothing_personal(administrator):
    jobs.bad.enqueue(name=jobs.PERSONAL)
    for _n in range(4):
        worker.one_round("w")
        DBTaskResult.objects.update(run_after=timezone.now())
    page = administrator.get(PAGE).content.decode()
    assert "ValueError" in page
    assert jobs.PERSONAL not in page


def test_a_failed_job_runs_again_once(administrator, failed):
    assert administrator.get(again(failed.pk)).status_code == 405
    assert administrator.post(again(failed.pk)).status_code == 302
    failed.refresh_from_db()
    assert (failed.status, failed.worker_ids) == ("READY", [])
    assert administrator.post(again(failed.pk)).status_code == 404
    assert administrator.post(again(uuid.uuid4())).status_code == 404
    assert AuditEvent.objects.filter(action="job.run_again").count() == 1


def test_mail_that_was_given_up_is_sent_again(administrator):
    now = timezone.now()
    OutboxMail.objects.create(to=["a@b.example"], subject="Hallo", text="Text", next_try_at=now, failed_at=now, tries=6)
    page = administrator.get(PAGE).content.decode()
    assert "a@b.example" not in page
    assert "Hallo" not in page
    assert reverse("operations:send-again") in page
    assert administrator.post(reverse("operations:send-again")).status_code == 302
    mail = OutboxMail.objects.get()
    assert (mail.failed_at, mail.tries) == (None, 0)


def test_the_page_asks_a_fixed_number_of_queries(
    administrator, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as first:
        administrator.get(PAGE)
    for _n in range(5):
        jobs.bad_once.enqueue()
        worker.one_round("w")
    with django_assert_num_queries(len(first)):
        administrator.get(PAGE)


def test_healthy_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get("/gesund/")
    assert (answer.status_code, answer.json()) == (200, {"gesund": True})


def test_ready_needs_a_worker():
    answer = Client().get("/bereit/")
    assert answer.status_code == 503
    assert answer.json() == {
        "bereit": False, "datenbank": "ok", "tabellen": "ok", "zwischenspeicher": "ok", "hintergrund": "fehlt",
    }  # fmt: skip
    beat.Beat("w").beat()
    answer = Client().get("/bereit/")
    assert (answer.status_code, answer.json()["bereit"]) == (200, True)


def test_ready_says_no_more_than_a_word_when_the_database_is_away(monkeypatch):
    def away():
        raise DatabaseError("password of lueckenlos at 10.0.0.5 is wrong")

    monkeypatch.setitem(health.CHECKS, "datenbank", away)
    answer = Client().get("/bereit/")
    assert answer.status_code == 503
    assert answer.json()["datenbank"] == "fehlt"
    assert "10.0.0.5" not in answer.content.decode()


def test_ready_sees_tables_that_are_behind(monkeypatch):
    monkeypatch.setattr(health, "_is_migrated", False)
    monkeypatch.setattr(health, "unapplied", lambda: ["frame.0099_later"])
    assert Client().get("/bereit/").json()["tabellen"] == "fehlt"


def test_watching_works_without_tls_of_its_own(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/gesund/").status_code == 200
    assert Client().get("/").status_code == 301
