# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The networks and agreements of an organization, for its page."""

from typing import Any

from django.urls import reverse

from lueckenlos.networks.models import Agreement, Membership
from lueckenlos.shared.language import _
from lueckenlos.shared.organization_pages import Section
from lueckenlos.shared.writing import write_date


def sections(user: Any, organization: Any) -> list[Section]:
    members = Membership.objects.visible_to(user).filter(organization=organization).select_related("network", "region")
    networks = [
        {
            "word": str(member.network),
            "url": reverse("networks:network", args=[member.region.slug, member.network.code]),
            "text": member.function or "",
        }
        for member in members.order_by("network__name")
    ]
    agreements = Agreement.objects.visible_to(user).filter(
        region=organization.region_id, parties__contains=f"|{organization.code}|"
    )
    return [
        Section(_("Networks"), networks),
        Section(
            _("Agreements"), [{"word": str(a), "url": "", "text": _duration(a)} for a in agreements.order_by("title")]
        ),
    ]


def _duration(agreement: Agreement) -> str:
    parts = [agreement.legal_basis or ""]
    if agreement.valid_from:
        parts.append(_("since {day}").format(day=write_date(agreement.valid_from)))
    if agreement.valid_until:
        parts.append(_("until {day}").format(day=write_date(agreement.valid_until)))
    return ", ".join(filter(None, parts))
