# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Whom to ask: contacts of a service and of an organization, on their pages."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Region
from lueckenlos.shared.language import _
from lueckenlos.shared.organization_pages import Section
from lueckenlos.shared.writing import write_date


def active_on(contacts: Any, on: date) -> Any:
    return contacts.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on))


def day_for(region: Region) -> date:
    return region.reference_date or timezone.localdate()


def contacts_of(user: Any, service: Service) -> list[Contact]:
    """Those of the service itself, else those that speak for its whole organization."""
    if service.organization_id is None:
        return []
    found = Contact.objects.visible_to(user).filter(organization=service.organization_id).select_related("deputy")
    found = active_on(found, day_for(service.region)).order_by("function", "pk")
    own = list(found.filter(services=service))
    return own or list(found.filter(services=None, networks=None))


def contacts_of_network(user: Any, network: Any) -> list[Contact]:
    found = Contact.objects.visible_to(user).filter(region=network.region_id, networks=network).distinct()
    return list(active_on(found, day_for(network.region)).select_related("deputy").order_by("function", "pk"))


def contacts_section(user: Any, organization: Any) -> list[Section]:
    found = Contact.objects.visible_to(user).filter(organization=organization).select_related("deputy")
    found = active_on(found, day_for(organization.region)).order_by("function", "pk")
    lines = [
        {"word": str(contact), "url": f"mailto:{contact.email}" if contact.email else "", "text": _about(contact)}
        for contact in found
    ]
    return [Section(_("Contacts"), lines)]


def _about(contact: Contact) -> str:
    parts = [contact.email or _("no mailbox"), contact.phone or ""]
    if contact.deputy is not None:
        parts.append(_("deputy: {contact}").format(contact=contact.deputy))
    if contact.until is not None:
        parts.append(_("until {day}").format(day=write_date(contact.until)))
    return ", ".join(filter(None, parts))
