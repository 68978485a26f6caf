# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the data itself asks for: chains that broke or will, entries nobody confirmed, funding that ends."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse

from lueckenlos.accounts.models import Role, User
from lueckenlos.accounts.policies import COORDINATORS
from lueckenlos.chain.analysis import Question
from lueckenlos.chain.asked import Asked
from lueckenlos.desk.today_lines import Group, Line
from lueckenlos.directory.models import Service
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_date

LATELY_DAYS, YEAR_DAYS = 90, 365
SHOWN = 5
CHAIN_KINDS = {*COORDINATORS, Role.Kind.PLANNER, Role.Kind.NAVIGATOR}


def breaking(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    """Chains that held 90 days before the day of the data and hold no more, and those that break within a year."""
    if not kinds & CHAIN_KINDS:
        return None
    on, names = asked.question.on, asked.data.names
    leaves = asked.data.leaves_below(asked.area.code)
    now = asked.data.chains_of(leaves, Question(on=on))
    before = {c.area for c in asked.data.chains_of(leaves, Question(on=on - timedelta(days=LATELY_DAYS))) if c.unbroken}
    lines = []
    for chain in now:
        url = reverse("chain:board", args=[asked.region.slug, chain.area])
        if not chain.unbroken and chain.area in before:
            lines.append(
                Line(names.area(chain.area), _("the chain broke within the last {n} days").format(n=LATELY_DAYS), url)
            )
        elif chain.unbroken and chain.breaks_on and chain.breaks_on <= on + timedelta(days=YEAR_DAYS):
            lines.append(
                Line(
                    names.area(chain.area), _("the chain breaks on {day}").format(day=write_date(chain.breaks_on)), url
                )
            )
    more = address_of(asked, "chain:timeline") if len(lines) > SHOWN else ""
    return Group(_("The chain breaks"), lines[:SHOWN], more, is_urgent=True)


def address_of(asked: Asked, view: str) -> str:
    return reverse(view, args=[asked.region.slug, asked.area.code])


def to_confirm(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    rows = _own_services(user, asked, kinds)
    if rows is None:
        return None
    old = asked.question.on - timedelta(days=YEAR_DAYS)
    still_there = rows.filter(Q(ends_on=None) | Q(ends_on__gte=asked.question.on))
    found = still_there.filter(Q(verified_on=None) | Q(verified_on__lt=old))
    found = found.order_by(F("verified_on").asc(nulls_first=True), "name", "pk")
    lines = [
        Line(
            str(service),
            _("last confirmed on {day}").format(day=write_date(service.verified_on))
            if service.verified_on
            else _("never confirmed"),
            _page(asked, service),
        )
        for service in found[:SHOWN]
    ]
    n = found.count()
    title = ngettext("{n} service to confirm", "{n} services to confirm", n).format(n=n)
    return Group(title, lines, _list(asked, "unbestaetigt") if n > SHOWN else "")


def ending(user: User, asked: Asked, kinds: set[str]) -> Group | None:
    rows = _own_services(user, asked, kinds | ({Role.Kind.COUNTY_COORDINATOR} if Role.Kind.PLANNER in kinds else set()))
    if rows is None:
        return None
    on = asked.question.on
    year = (on, on + timedelta(days=YEAR_DAYS))
    found = rows.filter(Q(ends_on__range=year) | Q(funding_ends_on__range=year))
    ends = sorted((min(filter(None, (s.ends_on, s.funding_ends_on))), str(s), s.pk, s) for s in found)
    lines = [
        Line(
            str(service),
            _("its funding ends on {day}").format(day=write_date(service.funding_ends_on))
            if service.funding_ends_on
            else _("it ends on {day}").format(day=write_date(service.ends_on)),
            _page(asked, service),
        )
        for _day, _name, _pk, service in ends[:SHOWN]
    ]
    n = len(ends)
    title = ngettext("{n} service ends within a year", "{n} services end within a year", n).format(n=n)
    return Group(title, lines, _list(asked, "endet") if n > SHOWN else "")


def _own_services(user: User, asked: Asked, kinds: set[str]) -> Any | None:
    """What a coordinator answers for by area, an editor by organization; None for those who keep no entries."""
    rows = Service.objects.visible_to(user).filter(region=asked.region)
    if kinds & set(COORDINATORS):
        inside = Service.areas.through.objects.filter(user.scope.within("area__")).values("service")
        return rows.filter(pk__in=inside)
    organizations = [role.organization_id for role in user.held_roles if role.organization_id]
    return rows.filter(organization__in=organizations) if Role.Kind.ORGANIZATION_EDITOR in kinds else None


def _page(asked: Asked, service: Service) -> str:
    return reverse("directory:service", args=[asked.region.slug, service.code])


def _list(asked: Asked, hint: str) -> str:
    query = urlencode({"hinweis": hint, "gebiet": asked.area.code})
    return f"{reverse('directory:services', args=[asked.region.slug])}?{query}"
