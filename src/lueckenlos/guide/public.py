# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which services everyone may see, and on which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404

from lueckenlos.directory.contacts import active_on
from lueckenlos.directory.contacts import day_for as day_of
from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Region

__all__ = ["day_of", "public_keys", "public_service", "public_services", "released_contacts"]


def public_services(region: Region, on: date) -> Any:
    """Services that run on the day and are for families: no candidates of a plan, none kept out of the guide."""
    rows = Service.objects.in_region(region)
    for column in ("ends_on", "funding_ends_on"):
        rows = rows.filter(Q(**{column: None}) | Q(**{f"{column}__gte": on}))
    rows = rows.filter(Q(starts_on=None) | Q(starts_on__lte=on)).exclude(details__in_guide=False)
    return rows.exclude(interventions__kind="new_service")


def released_contacts(region: Region, on: date) -> Any:
    return active_on(Contact.objects.in_region(region).filter(is_released=True), on)


def public_service(region: Region, code: str) -> Service:
    """
    Raises:
        Http404: everyone may not see such a service here.
    """
    found: Service | None = public_services(region, day_of(region)).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def public_keys(region: Region, codes: Sequence[str]) -> list[int]:
    """In the order of the codes; without those that everyone may not see."""
    known = dict(public_services(region, day_of(region)).filter(code__in=codes).values_list("code", "pk"))
    return [known[code] for code in dict.fromkeys(codes) if code in known]
