# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All that does not depend on the day: computed once for the tables, used for every day and area."""

from dataclasses import dataclass

from lueckenlos.core.chain.frame import Frame, chain_frame
from lueckenlos.core.chain.graph import handover_leads_on
from lueckenlos.core.chain.links import Handovers, Services, handover_table, service_table
from lueckenlos.core.chain.supply import Offers, offers_of
from lueckenlos.core.chain.tree import Bools
from lueckenlos.core.rows import ChainTables, Intervention


@dataclass(frozen=True)
class Index:
    frame: Frame
    services: Services
    handovers: Handovers
    offers: Offers
    leads_on: Bools
    interventions: tuple[Intervention, ...]


def index_tables(tables: ChainTables) -> Index:
    """Raises AreaCycle when an area lies in itself."""
    frame = chain_frame(tables)
    services = service_table(tables, frame)
    handovers = handover_table(tables.handovers, services, frame)
    return Index(
        frame=frame,
        services=services,
        handovers=handovers,
        offers=offers_of(services, frame),
        leads_on=handover_leads_on(frame, services, handovers),
        interventions=tables.interventions,
    )
