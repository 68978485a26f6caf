# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is promised to be forgotten after some days is forgotten then, and not before."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from lueckenlos.accounts.models import Invitation, User
from lueckenlos.editing.models import Draft
from lueckenlos.frame.models import Area
from lueckenlos.shared.models import AuditEvent, OutboxMail
from lueckenlos.shared.privacy import COLUMNS
from lueckenlos.shared.retention import forget_due, kept_for

pytestmark = pytest.mark.django_db


def test_what_is_written_in_days_is_done_in_days():
    for model, columns in COLUMNS.items():
        for rule in columns.values():
            if found := re.search(r"(\d+) days", rule.kept):
                assert kept_for(model) == int(found[1]), f"{model}: {rule.kept}"


def test_rows_are_forgotten_on_their_day(county):
    now = timezone.now()
    user = User.objects.get(email="kreis@beispiel.example")
    Draft.objects.rows(Draft).create(user=user, region=county, table="services", values={"name": "x"})
    Draft.objects.rows(Draft).update(saved_at=now - timedelta(days=80))
    OutboxMail.objects.create(to=["a@b.example"], subject="", text="", next_try_at=now, sent_at=now)
    OutboxMail.objects.create(to=["a@b.example"], subject="", text="", next_try_at=now)
    area = Area.objects.in_region(county).get(code="05978")
    Invitation.objects.create(email="a@b.example", name="", kind="planner", area=area, expires_at=now)
    AuditEvent.objects.create(action="test.done")
    assert forget_due(now + timedelta(days=9)) == {}
    assert forget_due(now + timedelta(days=31)) == {"Draft": 1, "OutboxMail": 1}
    assert OutboxMail.objects.get().sent_at is None
    assert forget_due(now + timedelta(days=92))["Invitation"] == 1
    assert AuditEvent.objects.count() == 1
