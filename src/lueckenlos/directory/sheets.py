# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as tables to take along."""

from collections.abc import Iterable
from typing import Any

from lueckenlos.reports.tables import Sheet
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_date


def notes(region: Any) -> list[str]:
    day = region.reference_date
    return [
        region.name,
        _("As of {day}.").format(day=write_date(day)) if day else "",
        _("Empty means unknown, never zero."),
    ]


SERVICE = (
    "from_month", "to_month", "level", "mode", "places_per_year", "sufficiency", "waiting_weeks", "cost_cents",
    "starts_on", "ends_on", "funding_ends_on", "obligation", "verified_on", "source", "source_kind",
)  # fmt: skip
HANDOVER = (
    "binding", "valid_from", "valid_until", "contact_from", "contact_to", "within_days", "if_no_answer", "source",
    "source_kind",
)  # fmt: skip


def services_sheet(region: Any, rows: Iterable[Any]) -> Sheet:
    header = ("id", "name", "organization", "fields", "areas", "target_groups", *SERVICE)
    cells = [
        (
            s.code,
            s.name,
            s.organization.name if s.organization else None,
            "|".join(f.code for f in s.fields.all()),
            "|".join(a.code for a in s.areas.all()),
            "|".join(s.target_groups),
            *(getattr(s, name) for name in SERVICE),
        )
        for s in rows
    ]
    return Sheet(f"{region.slug}-angebote", header, cells, notes(region))


def organizations_sheet(region: Any, rows: Iterable[Any]) -> Sheet:
    cells = [(o.code, o.name, o.kind, o.area.code if o.area else None, o.url, o.source, o.source_kind) for o in rows]
    return Sheet(
        f"{region.slug}-traeger", ("id", "name", "kind", "area", "url", "source", "source_kind"), cells, notes(region)
    )


def handovers_sheet(region: Any, rows: Iterable[Any]) -> Sheet:
    header = ("id", "from_service", "from_name", "to_service", "to_name", "agreement", *HANDOVER)
    cells = [
        (
            h.code,
            h.from_service.code,
            h.from_service.name,
            h.to_service.code,
            h.to_service.name,
            h.agreement.code if h.agreement else None,
            *(getattr(h, name) for name in HANDOVER),
        )
        for h in rows
    ]
    return Sheet(f"{region.slug}-ueberleitungen", header, cells, notes(region))
