# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Changes that wait for somebody else's yes. Until then the entry stays as it is."""

from typing import Any

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from lueckenlos.accounts.models import Role
from lueckenlos.editing.models import Proposal, ReviewRule, Revision
from lueckenlos.editing.rights import Answer, Rights
from lueckenlos.editing.rows import Row, Rows, from_json, key_of, to_json
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


class NotAllowed(Exception):
    """With the reason in words."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reason)
        self.answer = answer


def needs_review(region: Region, answer: Answer, table: str, *rows: Row | None) -> bool:
    """Whether a change waits: only those of organizations do, where the town wants it so.

    The nearest rule up the tree counts, in every area that the entry belongs to.
    """
    if answer.role is None or answer.role.kind != Role.Kind.ORGANIZATION_EDITOR:
        return False
    paths = Rows(region).area_paths(table, *rows) or (answer.role.area.path,)
    rules = ReviewRule.objects.filter(area__region=region).values_list("area__path", "organizations_need_review")
    return any(_nearest(path, dict(rules)) for path in paths)


def _nearest(path: str, rules: dict[str, bool]) -> bool:
    found = [above for above in rules if path.startswith(above)]
    return rules[max(found, key=len)] if found else False


@transaction.atomic
def set_rule(*, area: Area, organizations_need_review: bool, by: Any) -> None:
    ReviewRule.objects.update_or_create(area=area, defaults={"organizations_need_review": organizations_need_review})
    record(
        action="review.rule_set",
        by=by,
        region=area.region_id,
        area_path=area.path,
        details={"organizations_need_review": organizations_need_review},
    )


@transaction.atomic
def propose(*, region: Region, change: Change, by: Any) -> Proposal:
    """Keep the change for review. A newer one of the same person for the same entry takes the place of the older."""
    code = change.code or (key_of(change.table, change.after) if change.after else "")
    waiting = Proposal.objects.in_region(region).filter(table=change.table, code=code, by=by, status="waiting")
    waiting.update(status=Proposal.Status.WITHDRAWN, decided_at=timezone.now())
    paths = Rows(region).area_paths(change.table, change.seen, change.after)
    proposal: Proposal = Proposal.objects.rows(Proposal).create(
        region=region,
        table=change.table,
        code=code,
        before=to_json(change.seen),
        after=to_json(change.after),
        area_paths=paths,
        by=by,
    )
    return proposal


def rows_of(proposal: Proposal) -> tuple[Row | None, Row | None]:
    return from_json(proposal.table, proposal.before), from_json(proposal.table, proposal.after)


def may_decide(user: Any, proposal: Proposal) -> Answer:
    """Who may make the change themselves, and is not the one who proposed it."""
    if proposal.by_id == user.pk:
        return Answer(False, _("Somebody else must look at your own proposal."))
    answer = Rights(user, proposal.region).may_change(proposal.table, *rows_of(proposal))
    if answer.role is not None and answer.role.kind == Role.Kind.ORGANIZATION_EDITOR:
        return Answer(False, _("Coordinators decide about it."), answer.role)
    return answer


@transaction.atomic
def approve(*, proposal: Proposal, by: Any, note: str = "") -> Revision | None:
    """Make the proposal true.

    Raises:
        NotAllowed: with the reason.
        Conflict: the entry was changed since it was proposed.
    """
    proposal = _waiting(proposal)
    if proposal.status != Proposal.Status.WAITING:
        return None
    answer = may_decide(by, proposal)
    if not answer:
        raise NotAllowed(answer)
    before, after = rows_of(proposal)
    change = Change(proposal.table, proposal.code if before else "", after, before, must_match=True)
    revisions = write_changes(
        region=proposal.region, changes=[change], by=proposal.by, via=Revision.Via.REVIEW, note=note
    )
    _decide(proposal, Proposal.Status.APPROVED, by, note)
    return revisions[0] if revisions else None


@transaction.atomic
def reject(*, proposal: Proposal, by: Any, note: str) -> None:
    proposal = _waiting(proposal)
    if proposal.status != Proposal.Status.WAITING:
        return
    answer = may_decide(by, proposal)
    if not answer:
        raise NotAllowed(answer)
    _decide(proposal, Proposal.Status.REJECTED, by, note)


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Any) -> None:
    proposal = _waiting(proposal)
    if proposal.status == Proposal.Status.WAITING and proposal.by_id == by.pk:
        proposal.status, proposal.decided_at = Proposal.Status.WITHDRAWN, timezone.now()
        proposal.save()


def _waiting(proposal: Proposal) -> Proposal:
    """Read anew under a lock: two who decide at the same time decide once."""
    Region.objects.select_for_update().get(pk=proposal.region_id)
    found: Proposal = Proposal.objects.in_region(proposal.region_id).get(pk=proposal.pk)
    return found


def _decide(proposal: Proposal, status: str, by: Any, note: str) -> None:
    proposal.status, proposal.decided_by, proposal.decided_at, proposal.note = status, by, timezone.now(), note
    proposal.save()
    record(action=f"proposal.{status}", by=by, region=proposal.region, subject=f"{proposal.table}:{proposal.code}")
    if proposal.by is not None and proposal.by.email:
        name = (proposal.after or proposal.before or {}).get("name") or proposal.code
        words = _("was approved") if status == Proposal.Status.APPROVED else _("was not approved")
        text = _("Your change of “{name}” {words}.").format(name=name, words=words)
        if note:
            text += "\n\n" + _("Note: {note}").format(note=note)
        send_mail(_("Your change of “{name}”").format(name=name), text, None, [proposal.by.email])
