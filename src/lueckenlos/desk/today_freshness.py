# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What organizations wrote back when they were asked, and who does not answer."""

from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.chain.asked import Asked
from lueckenlos.desk.today_lines import Group, Line, way
from lueckenlos.freshness.families import feedback_for
from lueckenlos.freshness.models import Asking
from lueckenlos.freshness.notes import notes_for, unanswered_for
from lueckenlos.guide.feedback import KIND_WORDS
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_date

SHOWN, WORDS = 5, 100


def notes(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    found = notes_for(user, asked.region)
    title = ngettext("{n} note to an entry", "{n} notes to entries", len(found)).format(n=len(found))
    url = way("freshness:dashboard", asked.region.slug)
    lines = [Line(str(one.service), _shortened(one.correction), f"{url}#notes") for one in found[:SHOWN]]
    return Group(title, lines, url if len(found) > SHOWN else "")


def families(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    found = feedback_for(user, asked.region)
    title = ngettext("{n} note of a family", "{n} notes of families", len(found)).format(n=len(found))
    url = way("freshness:feedback", asked.region.slug)
    lines = [Line(str(one.service), _shortened(one.text) or _(KIND_WORDS[one.kind]), url) for one in found[:SHOWN]]
    return Group(title, lines, url if len(found) > SHOWN else "")


def unanswered(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    found = unanswered_for(user, asked.region)
    title = ngettext(
        "{n} request without an answer after three reminders", "{n} requests without an answer after three reminders",
        len(found),
    ).format(n=len(found))  # fmt: skip
    lines = [Line(str(one.service), _whom(one), way("directory:service", asked.region.slug, one.service.code))
             for one in found[:SHOWN]]  # fmt: skip
    return Group(title, lines, way("freshness:dashboard", asked.region.slug) if len(found) > SHOWN else "")


def _whom(asking: Asking) -> str:
    day = write_date(timezone.localtime(asking.last_mail_at).date())
    whom = str(asking.contact) if asking.contact is not None else asking.email
    return _("{contact}, last asked on {day}; please call").format(contact=whom, day=day)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WORDS else f"{line[: WORDS - 1]}…"
