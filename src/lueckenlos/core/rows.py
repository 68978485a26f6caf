# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The tables the calculations work on, one row type each.

Column names, codes and units are those of the exchange format. None and the empty tuple mean
"not known", never zero. All dates are inclusive. Rows may stand in any order; only phases and fields
have one: phases by their months, fields as they come.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Level = Literal["universal", "selective", "indicated"]
Sufficiency = Literal["enough", "short"]
Binding = Literal["informal", "agreed", "binding"]
InterventionKind = Literal["new_service", "more_places", "extend_funding", "new_handover"]


class Area(NamedTuple):
    """A node of the area tree; areas without parts are the leaves."""

    code: str
    parent: str | None = None


class Phase(NamedTuple):
    """A life phase, the half-open span of ages [from_month, to_month); pregnancy starts at -9."""

    code: str
    from_month: int | None = None
    to_month: int | None = None


class Service(NamedTuple):
    """What one organization offers to families: a link of the chain.

    Ages in months, [from_month, to_month). `places_per_year` in places per year. No target group and
    no level mean: for everyone.
    """

    id: str
    organization: str | None = None
    fields: tuple[str, ...] = ()
    from_month: int | None = None
    to_month: int | None = None
    areas: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    level: Level | None = None
    places_per_year: float | None = None
    sufficiency: Sufficiency | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    funding_ends_on: date | None = None
    verified_on: date | None = None


class Handover(NamedTuple):
    """`from_service` hands families over to `to_service`. A binding not known counts as informal."""

    id: str
    from_service: str
    to_service: str
    binding: Binding | None = None
    valid_from: date | None = None
    valid_until: date | None = None


class Need(NamedTuple):
    """Places needed per year in one cell of a leaf. None is unknown, 0 is known to be nothing."""

    area: str
    phase: str
    field: str
    places_per_year: float | None = None


class StandardCell(NamedTuple):
    """What the partners agreed for a cell. `minimum_coverage` is a share from 0 to 1; None counts as 0."""

    phase: str
    field: str
    required: bool | None = None
    minimum_coverage: float | None = None


class StandardTransition(NamedTuple):
    """What the partners agreed for the transition between two consecutive phases; silent: agreed."""

    from_phase: str
    to_phase: str
    minimum_binding: Binding | None = None


class Intervention(NamedTuple):
    """A candidate for the plan. An intervention of unknown cost cannot be planned."""

    id: str
    kind: InterventionKind
    cost_cents_per_year: int | None = None
    service: str | None = None
    places_per_year: float | None = None
    until: date | None = None
    from_service: str | None = None
    to_service: str | None = None
    binding: Binding | None = None


@dataclass(frozen=True)
class ChainTables:
    """Everything the chain of an area is computed from.

    References that lead nowhere (an unknown area, phase, field or service) are left out of the
    calculation; finding and reporting them is the work of the exchange format.
    """

    areas: tuple[Area, ...]
    phases: tuple[Phase, ...]
    fields: tuple[str, ...]
    services: tuple[Service, ...] = ()
    handovers: tuple[Handover, ...] = ()
    needs: tuple[Need, ...] = ()
    standard_cells: tuple[StandardCell, ...] = ()
    standard_transitions: tuple[StandardTransition, ...] = ()
    interventions: tuple[Intervention, ...] = ()
