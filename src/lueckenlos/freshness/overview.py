# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How much of the directory is confirmed, by area and organization, and how far requests have come."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lueckenlos.chain.analysis import day_of
from lueckenlos.directory.models import Service
from lueckenlos.directory.sheets import notes
from lueckenlos.frame.models import Area, Region
from lueckenlos.freshness.asking import MOST_REMINDERS, REMIND_DAYS
from lueckenlos.freshness.due import state_of
from lueckenlos.freshness.models import Asking
from lueckenlos.reports.tables import Sheet
from lueckenlos.shared.language import _
from lueckenlos.shared.models import OutboxMail
from lueckenlos.shared.writing import write_date


@dataclass
class Share:
    """Never confirmed, confirmed too long ago, confirmed: three different things."""

    name: str
    code: str
    never: int = 0
    overdue: int = 0
    confirmed: int = 0

    @property
    def total(self) -> int:
        return self.never + self.overdue + self.confirmed

    @property
    def share(self) -> float | None:
        return self.confirmed / self.total if self.total else None

    def count(self, state: str) -> None:
        setattr(self, state, getattr(self, state) + 1)


@dataclass
class Overview:
    services: list[Service]
    all: Share
    areas: list[Share] = field(default_factory=list)
    organizations: list[Share] = field(default_factory=list)


def overview_of(user: Any, region: Region, areas: list[Area]) -> Overview:
    """Of what the person sees. A service counts in each area that it names, and in those above."""
    on = day_of(region)
    rows = Service.objects.visible_to(user).filter(Q(ends_on=None) | Q(ends_on__gte=on), region=region)
    services = list(rows.select_related("organization", "region").prefetch_related("areas").distinct())
    result = Overview(services, Share(_("All together"), ""))
    by_area = {area.path: Share(str(area), area.code) for area in areas}
    by_organization: dict[int, Share] = {}
    for service in services:
        state = state_of(service.verified_on, on)
        result.all.count(state)
        for path in {path for area in service.areas.all() for path in by_area if area.path.startswith(path)}:
            by_area[path].count(state)
        if service.organization is not None:
            organization = service.organization
            by_organization.setdefault(organization.pk, Share(str(organization), organization.code)).count(state)
    result.areas = [share for share in by_area.values() if share.total]
    result.organizations = sorted(
        by_organization.values(), key=lambda s: (-(s.never + s.overdue), s.confirmed, s.name.casefold())
    )
    services.sort(key=lambda s: (s.verified_on is not None, s.verified_on or on, (s.name or "").casefold(), s.pk))
    return result


@dataclass(frozen=True)
class Progress:
    """How far the last request about a service has come, in words."""

    state: str
    words: str
    asking: Asking | None = None


def progress_of(region: Region, services: Iterable[Service]) -> dict[int, Progress]:
    """Only for services that were ever asked about."""
    rows = Asking.objects.in_region(region).filter(replaced_at=None, service__in=[s.pk for s in services])
    askings = list(rows.select_related("contact").order_by("pk"))
    failed = _failed_mails() if askings else []
    return {asking.service_id: _progress(asking, failed) for asking in askings}


def _progress(asking: Asking, failed: list[tuple[Any, list[str]]]) -> Progress:
    day = write_date(timezone.localtime(asking.last_mail_at).date())
    if asking.correction and asking.settled_at is None:
        return Progress("note", _("a note waits"), asking)
    if asking.answered_at is not None:
        answered = write_date(timezone.localtime(asking.answered_at).date())
        return Progress("answered", _("answered on {day}").format(day=answered), asking)
    if any(abs(at - asking.last_mail_at) < timedelta(minutes=5) and asking.email in to for at, to in failed):
        return Progress("failed", _("mail of {day} could not be delivered").format(day=day), asking)
    if asking.reminders >= MOST_REMINDERS and asking.last_mail_at < timezone.now() - timedelta(days=REMIND_DAYS):
        return Progress("unanswered", _("no answer after three reminders; please call").format(day=day), asking)
    if asking.reminders:
        return Progress("reminded", _("reminded on {day}").format(day=day), asking)
    return Progress("sent", _("asked on {day}").format(day=day), asking)


def _failed_mails() -> list[tuple[Any, list[str]]]:
    return [(mail.created_at, mail.to) for mail in OutboxMail.objects.exclude(failed_at=None)]


def sheet_of(region: Region, services: list[Service]) -> Sheet:
    on, progress = day_of(region), progress_of(region, services)
    header = ("id", "name", "organization", "areas", "verified_on", "state", "request")
    cells = [
        (
            service.code,
            service.name,
            service.organization.name if service.organization else None,
            "|".join(area.code for area in service.areas.all()),
            service.verified_on,
            state_of(service.verified_on, on),
            progress[service.pk].state if service.pk in progress else None,
        )
        for service in services
    ]
    return Sheet(f"{region.slug}-aktualitaet", header, cells, notes(region))
