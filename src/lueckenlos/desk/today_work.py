# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What people left or wait for: reviews, drafts, imports, invitations; for administrators what failed."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lueckenlos.accounts.models import Role, User
from lueckenlos.accounts.policies import kinds_to_give
from lueckenlos.chain.asked import Asked
from lueckenlos.desk.today_lines import Group, Line, way
from lueckenlos.editing.models import Draft, Proposal
from lueckenlos.editing.review import may_decide
from lueckenlos.office.models import BarrierReport
from lueckenlos.office.own_rights import table_label
from lueckenlos.office.queries import open_invitations
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.models import OutboxMail
from lueckenlos.shared.writing import write_date

SHOWN, LOOKED_AT = 5, 200
UNFINISHED = ("uploaded", "mapped", "checked")


def failures(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    if Role.Kind.ADMINISTRATOR not in kinds:
        return None
    jobs = DBTaskResult.objects.aggregate(n=Count("pk", filter=Q(status=TaskResultStatus.FAILED)))["n"]
    mails = OutboxMail.objects.exclude(failed_at=None).count()
    url = way("operations:jobs")
    lines = []
    if jobs:
        words = ngettext("{n} job in the background failed", "{n} jobs in the background failed", jobs)
        lines.append(Line(words.format(n=jobs), "", url))
    if mails:
        words = ngettext("{n} mail could not be sent", "{n} mails could not be sent", mails)
        lines.append(Line(words.format(n=mails), "", url))
    return Group(_("Something failed"), lines, is_urgent=True)


def reviews(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    """Changes that wait for somebody's yes, and may have this person's."""
    waiting = Proposal.objects.visible_to(user).filter(region=asked.region, status=Proposal.Status.WAITING)
    waiting = waiting.exclude(by=user).select_related("by", "region").order_by("at", "pk")[:LOOKED_AT]
    mine = [one for one in waiting if may_decide(user, one)]
    url = way("editing:reviews", asked.region.slug)
    lines = [
        Line(
            f"{table_label(one.table)}: {_name(one)}",
            _("since {day}").format(day=write_date(timezone.localtime(one.at).date())),
            url,
        )
        for one in mine[:SHOWN]
    ]
    title = ngettext("{n} change to review", "{n} changes to review", len(mine)).format(n=len(mine))
    return Group(title, lines, url if len(mine) > SHOWN else "")


def _name(proposal: Any) -> str:
    row = proposal.after or proposal.before or {}
    return str(row.get("name") or row.get("title") or proposal.code)


def drafts(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    found = list(Draft.objects.visible_to(user).filter(region=asked.region).order_by("-saved_at"))
    lines = []
    for draft in found[:SHOWN]:
        name = str(draft.values.get("name") or draft.values.get("title") or draft.code or _("new entry"))
        url = (
            way("editing:entry", asked.region.slug, draft.table, draft.code)
            if draft.code
            else way("editing:new", asked.region.slug, draft.table)
        )
        day = write_date(timezone.localtime(draft.saved_at).date())
        lines.append(Line(f"{table_label(draft.table)}: {name}", _("left on {day}").format(day=day), url))
    title = ngettext("{n} draft that you left", "{n} drafts that you left", len(found)).format(n=len(found))
    return Group(title, lines)


def imports(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    """Files that the person began to read in, and those that failed."""
    if not apps.is_installed("lueckenlos.imports"):
        return None
    model: Any = apps.get_model("imports", "ImportBatch")
    rows = model.objects.visible_to(user).filter(region=asked.region, by=user, state__in=(*UNFINISHED, "failed"))
    lines = [
        Line(
            batch.file_name,
            _("failed; nothing was changed") if batch.state == "failed" else _("begun, not yet taken over"),
            way("imports:batch", asked.region.slug, batch.pk),
        )
        for batch in rows.order_by("-created_at")[:SHOWN]
    ]
    return Group(_("Imports that are not finished"), lines)


def invitations(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    if not kinds_to_give(user, asked.region):
        return None
    soon = timezone.now() + timedelta(days=3)
    n = open_invitations(user, asked.region, until=soon)
    waiting = open_invitations(user, asked.region, until=timezone.now() + timedelta(days=400)) - n
    url = reverse("office:invitations", args=[asked.region.slug])
    lines = []
    if n:
        words = ngettext("{n} invitation expires soon or has expired", "{n} invitations expire soon or have expired", n)
        lines.append(Line(words.format(n=n), _("send again or withdraw"), url))
    if waiting:
        words = ngettext("{n} invitation waits for an answer", "{n} invitations wait for an answer", waiting)
        lines.append(Line(words.format(n=waiting), "", url))
    return Group(_("Invitations"), lines)


def barriers(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    if Role.Kind.ADMINISTRATOR not in kinds:
        return None
    since = timezone.now() - timedelta(days=14)
    found = BarrierReport.objects.visible_to(user).filter(area__region=asked.region, sent_at__gte=since)
    url = reverse("office:legal-texts", args=[asked.region.slug]) + "#reports"
    lines = [
        Line(report.page or _("a page"), write_date(timezone.localtime(report.sent_at).date()), url)
        for report in found[:SHOWN]
    ]
    return Group(_("Reported barriers"), lines)
