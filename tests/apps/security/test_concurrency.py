# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Several people at once, in processes of their own, on a real database: nothing is lost, nothing is done twice."""

COMMON = """
import sys
from lueckenlos.accounts.models import User
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.writing import Change, Conflict, write_changes
from lueckenlos.frame.models import Region
from meeting import wait_for_the_others
region = Region.objects.get(slug="kreis-unna")
by = User.objects.get(email="kreis@beispiel.example")
"""

SAME_ENTRY = (
    COMMON
    + """
seen = read_row(region, "services", "s-selm-wellcome")
wait_for_the_others()  # all have opened the entry
row = {**seen, "waiting_weeks": float(sys.argv[1])}
try:
    write_changes(region=region, changes=[Change("services", row["id"], row, seen, True)], by=by, via="form")
    print("saved", row["waiting_weeks"])
except Conflict as conflict:
    print("conflict", conflict.columns)
"""
)

OTHER_ENTRIES = (
    COMMON
    + """
from lueckenlos.directory.models import Service
worker = int(sys.argv[1])
codes = list(Service.objects.in_region(region).order_by("code").values_list("code", flat=True))[worker::4][:12]
wait_for_the_others()
for code in codes:
    row = read_row(region, "services", code)
    change = Change("services", code, {**row, "waiting_weeks": 40.0 + worker}, row, True)
    write_changes(region=region, changes=[change], by=by, via="form")
print(len(codes))
"""
)

STATE = (
    COMMON
    + """
from lueckenlos.directory.models import Service
from lueckenlos.chain.analysis import data_of
found = [s.waiting_weeks for s in data_of(region).package.tables and Service.objects.in_region(region)]
print(sum(w is not None and w >= 40 for w in found), Revision.objects.in_region(region).count())
"""
)


def test_of_two_editors_of_one_entry_one_saves_and_the_other_is_told(shared):
    answers = shared.together(SAME_ENTRY, "3", "5", "8")
    saved = [answer for answer in answers if answer.startswith("saved")]
    assert len(saved) == 1, answers
    assert sorted(answers)[:2] == ["conflict ['waiting_weeks']"] * 2
    kept = shared.run(COMMON + "print('saved', read_row(region, 'services', 's-selm-wellcome')['waiting_weeks'])")
    assert kept == saved[0]


def test_editors_of_different_entries_lose_nothing(shared):
    written = sum(map(int, shared.together(OTHER_ENTRIES, "0", "1", "2", "3")))
    assert written == 48
    assert shared.run(STATE) == f"{written} {written}"
