# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The trail: nobody changes it, who may reads it, every action has words."""

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.utils import timezone

import lueckenlos
from apps.office.conftest import client_of, person, somebody
from lueckenlos.office.audit_words import WORDS, action_words
from lueckenlos.shared.audit import record
from lueckenlos.shared.models import AuditEvent
from lueckenlos.shared.retention import forget_due

pytestmark = pytest.mark.django_db
PAGE = "/kreis-unna/protokoll/"
SOURCE = Path(lueckenlos.__file__).parent


@pytest.mark.parametrize(
    "change",
    [
        lambda: AuditEvent.objects.update(action="other.thing"),
        lambda: AuditEvent.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE shared_auditevent SET person = 1"),
        lambda: connection.cursor().execute("DELETE FROM shared_auditevent"),
    ],
    ids=["update", "delete", "update by SQL", "delete by SQL"],
)
def test_the_database_refuses(db, change):
    event = record(action="role.given")
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    assert AuditEvent.objects.get(pk=event.pk).action == "role.given"


def test_it_is_forgotten_after_two_years_and_a_day(db):
    event = record(action="role.given")
    table = AuditEvent._meta.db_table
    if connection.vendor == "sqlite":
        columns = "action, person, region, area_path, subject, details"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (at, {columns}) SELECT datetime('now', '-732 days'), {columns} FROM {table} "  # noqa: S608
                "WHERE id = %s", [event.pk],
            )  # fmt: skip
    else:
        AuditEvent.objects.bulk_create([AuditEvent(action="role.given")])
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER audit_append_only")
            cursor.execute(
                f"UPDATE {table} SET at = now() - interval '732 days' WHERE id <> %s",  # noqa: S608
                [event.pk],
            )
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER audit_append_only")
    assert AuditEvent.objects.count() == 2
    assert forget_due()["AuditEvent"] == 1
    assert AuditEvent.objects.get() == event


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL empties tables without asking triggers")
def test_emptying_the_tables_between_tests_leaves_the_guard_in_place(db):
    record(action="role.given")
    with transaction.atomic(), connection.cursor() as cursor:
        from django.core.management.color import no_style

        for statement in connection.ops.sql_flush(no_style(), [AuditEvent._meta.db_table]):
            cursor.execute(statement)
    assert not AuditEvent.objects.exists()
    record(action="role.given")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.all().delete()


def recorded_actions():
    for path in SOURCE.rglob("*.py"):
        if path.parent.name != "migrations":
            text = path.read_text(encoding="utf-8")
            for call in re.findall(r"\b_?record\((?:[^()]|\([^()]*\))*\)", text):
                yield from re.findall(r"""action=["']([a-z_]+\.[a-z_]+)["']""", call)
                yield from re.findall(r"""^_?record\(\s*["']([a-z_]+\.[a-z_]+)["']""", call)


def test_every_action_has_plain_words():
    found = set(recorded_actions())
    assert {"role.given", "person.invited", "audit.read"} <= found
    assert found <= WORDS.keys(), "say it in office/audit_words.py"
    assert action_words("role.given") == "Rolle gegeben"


def test_readers_and_what_they_see(county, verwaltung, revision):
    record(action="role.given", by=person("kreis"), region=county, area_path="05978/05978024/")
    record(action="job.run_again", by=person("verwaltung"))
    for client in (verwaltung, revision):
        page = client.get(PAGE).content.decode()
        assert "Rolle gegeben" in page
        assert "Aufgabe erneut gestartet" in page
        assert "Netzwerkkoordination Kreis Unna" in page
    assert AuditEvent.objects.filter(action="audit.read").count() == 2


def test_an_auditor_of_a_town_reads_that_town(county):
    record(action="role.given", region=county, area_path="05978/05978024/")
    record(action="role.removed", region=county, area_path="05978/05978032/")
    record(action="legal.changed", region=county, area_path="05978/")
    record(action="job.run_again")
    events = client_of(somebody(county, "auditor", "05978032")).get(PAGE).context["lines"]
    assert {line.event.area_path for line in events} == {"05978/05978032/"}
    assert "role.removed" in {line.event.action for line in events}


def test_filters(county, revision):
    kreis = person("kreis").pk
    record(action="role.given", by=person("kreis"), region=county, area_path="05978/")
    record(action="role.removed", by=person("luenen"), region=county, area_path="05978/")

    def shown(**asked):
        return {line.event.action for line in revision.get(PAGE, asked).context["lines"]}

    today = timezone.localdate()
    assert shown(aktion="role.given") == {"role.given"}
    assert shown(person=kreis) == {"role.given"}
    assert {"role.given", "role.removed"} <= shown(von=today, bis=today)
    assert shown(von=today + timedelta(days=1)) == set()
    assert shown(bis=today - timedelta(days=1)) == set()
    for nonsense in ({"von": "0001-01-01"}, {"bis": "9999-12-31"}, {"person": "x"}, {"aktion": "nie.gehört"}):
        assert revision.get(PAGE, nonsense).status_code == 200


def test_taking_it_along_is_written_down(county, revision):
    record(action="role.given", by=person("kreis"), region=county, subject="=1+1")
    response = revision.get(PAGE, {"als": "csv", "aktion": "role.given"})
    rows = list(csv.DictReader(response.content.decode("utf-8-sig").splitlines()))
    assert [(row["action"], row["words"], row["subject"]) for row in rows] == [("role.given", "Rolle gegeben", "'=1+1")]
    assert "@" not in response.content.decode()
    assert AuditEvent.objects.get(action="audit.exported").details == {"count": 1}


def test_the_number_of_queries_is_fixed(county, revision, django_assert_num_queries, django_assert_max_num_queries):
    revision.get(PAGE)
    with django_assert_max_num_queries(40) as first:
        revision.get(PAGE)
    for _n in range(20):
        record(action="role.given", by=person("kreis"), region=county, subject=f"person {person('luenen').pk}")
    with django_assert_num_queries(len(first)):
        revision.get(PAGE)


def test_others_do_not_read_it(kreis, luenen, lenkung):
    for client in (kreis, luenen, lenkung):
        assert client.get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
