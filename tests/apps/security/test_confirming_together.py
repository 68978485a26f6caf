# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Two workers ask once; several clicks on one link confirm once; an edit beside a confirmation is not lost."""

COMMON = """
import sys
from lueckenlos.directory.models import Service
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.frame.models import Region
from lueckenlos.freshness.asking import ask_now, ask_what_is_due
from lueckenlos.freshness.links import token_for
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.models import OutboxMail
from meeting import wait_for_the_others
region = Region.objects.get(slug="kreis-unna")
service = Service.objects.in_region(region).get(code="s-selm-wellcome")
"""
ASK = COMMON + "wait_for_the_others()\nprint(ask_what_is_due(region=region))"
MAILS = COMMON + "print(OutboxMail.objects.count(), len({m.to[0] for m in OutboxMail.objects.all()}))"
LINK = COMMON + "print(token_for(ask_now(service=service, by=None)))"
ANSWER = (
    COMMON
    + """
from django.test import Client
from lueckenlos.editing.writing import Change, Conflict, write_changes
what = sys.argv[1]
wait_for_the_others()
def edit():
    row = read_row(region, "services", service.code)
    change = Change("services", service.code, {**row, "cost_cents": 4700}, row, True)
    try:
        write_changes(region=region, changes=[change], by=None, via="form")
    except Conflict:  # somebody was quicker: looked at once more, and sent again
        edit()

if what == "edit":
    edit()
    print(302)
else:
    data = {"do": "answer", "waiting_weeks": "4"}
    print(Client(SERVER_NAME="localhost").post(f"/bestaetigen/{what}/", data).status_code)
"""
)
STATE = (
    COMMON
    + """
row = read_row(region, "services", service.code)
asking = Asking.objects.in_region(region).get(service=service, replaced_at=None)
count = Revision.objects.in_region(region).filter(via="confirmation").count()
print(count, row["waiting_weeks"], row["cost_cents"], row["verified_on"], asking.answered_at is not None)
"""
)


def test_two_workers_ask_each_mailbox_once(shared):
    sent = sum(map(int, shared.together(ASK, "a", "b")))
    assert sent > 5
    assert shared.run(MAILS) == f"{sent} {sent}"


def test_clicks_at_the_same_moment_confirm_once_and_lose_no_edit(shared):
    token = shared.run(LINK)
    answers = shared.together(ANSWER, token, token, token, "edit")
    assert answers == ["302"] * 4
    assert shared.run(STATE) == "1 4.0 4700 2012-06-01 True"
