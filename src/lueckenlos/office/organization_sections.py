# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of an organization says about who keeps its entries."""

from typing import Any

from django.urls import reverse

from lueckenlos.accounts.models import Role
from lueckenlos.office.queries import organizations_to_invite
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.organization_pages import Section


def access_section(user: Any, organization: Any) -> list[Section]:
    """For those who may invite the organization: how many keep its entries, and the way to invite."""
    region = organization.region
    if not organizations_to_invite(user, region).filter(pk=organization.pk).exists():
        return []
    n = Role.objects.filter(organization=organization, user__is_active=True).count()
    words = (
        ngettext("{n} person keeps these entries right.", "{n} people keep these entries right.", n).format(n=n)
        if n
        else _("Nobody of the organization keeps these entries yet.")
    )
    address = reverse("office:invite", args=[region.slug]) + f"?traeger={organization.code}"
    lines = [{"word": words, "url": "", "text": ""}, {"word": _("Invite somebody"), "url": address, "text": ""}]
    return [Section(_("Access"), lines)]
