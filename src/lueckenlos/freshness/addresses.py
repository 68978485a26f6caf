# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Distribution lists: the mailboxes of an area, a field, a network."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from lueckenlos.accounts.models import Role
from lueckenlos.chain.analysis import day_of
from lueckenlos.directory.contacts import active_on
from lueckenlos.directory.models import Contact
from lueckenlos.directory.sheets import notes
from lueckenlos.frame.models import Area, Region
from lueckenlos.networks.models import Membership
from lueckenlos.reports.tables import Sheet

COORDINATORS = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.TOWN_COORDINATOR)


def may_list(user: Any, region: Region) -> bool:
    return any(role.kind in COORDINATORS and role.area.region_id == region.pk for role in user.held_roles)


def contacts_for(user: Any, region: Region, area: Area | None, field: str, network: Any) -> list[Contact]:
    """Of what the person sees; each mailbox once. Contacts that are given up are left out."""
    rows = Contact.objects.visible_to(user).filter(region=region).exclude(email=None)
    rows = active_on(rows, day_of(region))
    if area is not None:
        rows = rows.filter(_of_area(area.path))
    if field:
        whole = Q(services=None, networks=None, organization__services__fields__code=field)
        rows = rows.filter(Q(services__fields__code=field) | Q(networks__fields__code=field) | whole)
    if network is not None:
        rows = rows.filter(pk__in=_of_network(rows, network, day_of(region)))
    found: dict[str, Contact] = {}
    for contact in rows.select_related("organization").distinct().order_by("organization__name", "function", "pk"):
        found.setdefault(contact.email.casefold(), contact)
    return list(found.values())


def _of_area(path: str) -> Q:
    """By what a contact speaks for; who speaks for a whole organization, by its seat and all it offers."""
    own = Q(services__areas__path__startswith=path) | Q(networks__areas__path__startswith=path)
    seat = Q(organization__area__path__startswith=path)
    offered = Q(organization__services__areas__path__startswith=path)
    return own | (Q(services=None, networks=None) & (seat | offered))


def _of_network(rows: Any, network: Any, on: date) -> set[int]:
    """Who is named for it; for members that name nobody, who speaks for the whole organization."""
    named = set(rows.filter(networks=network).values_list("pk", flat=True))
    speaking = set(rows.filter(networks=network).values_list("organization", flat=True))
    members = active_on(Membership.objects.in_region(network.region_id).filter(network=network), on)
    organizations = set(members.values_list("organization", flat=True)) - speaking
    return named | set(
        rows.filter(organization__in=organizations, services=None, networks=None).values_list("pk", flat=True)
    )


def sheet_of(region: Region, contacts: Iterable[Contact]) -> Sheet:
    cells = [(str(c.organization), c.function, c.email, c.phone) for c in contacts]
    return Sheet(f"{region.slug}-verteiler", ("organization", "function", "email", "phone"), cells, notes(region))
