# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The tables as they would be if interventions were carried out: the same chain can then be computed on them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from lueckenlos.core.rows import ChainTables, Handover, Intervention, Service


def with_interventions(tables: ChainTables, chosen: Collection[str]) -> ChainTables:
    """The tables after the chosen interventions, which stop being candidates.

    A candidate service is there from the start (its own end dates hold), extended funding ends no earlier than before,
    places are added where they are known, and a new handover holds from now on.

    Examples:
        >>> from lueckenlos.core.rows import Area
        >>> more = Intervention("more", "more_places", 0, service="visits", places_per_year=60)
        >>> visits = Service("visits", places_per_year=150)
        >>> tables = ChainTables((Area("selm"),), (), (), services=(visits,), interventions=(more,))
        >>> with_interventions(tables, {"more"}).services[0].places_per_year
        210
    """
    carried_out = [i for i in tables.interventions if i.id in set(chosen)]
    services = {service.id: service for service in reversed(tables.services)}
    handovers = list(tables.handovers)
    for intervention in carried_out:
        if intervention.kind == "new_handover":
            handovers.append(_new_handover(intervention, {h.id for h in handovers}))
        elif intervention.service in services:
            services[intervention.service] = _changed(services[intervention.service], intervention)
    opened = {i.service for i in carried_out if i.kind == "new_service"}
    return replace(
        tables,
        services=tuple(services[s.id] for s in tables.services if s.id in services),
        handovers=tuple(handovers),
        interventions=tuple(
            i
            for i in tables.interventions
            if i not in carried_out and not (i.kind == "new_service" and i.service in opened)
        ),
    )


def _changed(service: Service, intervention: Intervention) -> Service:
    if intervention.kind == "new_service":
        return service._replace(starts_on=None)
    if intervention.kind == "more_places" and service.places_per_year is not None:
        return service._replace(places_per_year=service.places_per_year + (intervention.places_per_year or 0))
    if intervention.kind == "extend_funding" and service.funding_ends_on is not None:
        return service._replace(funding_ends_on=max(service.funding_ends_on, intervention.until or date.min))
    return service


def _new_handover(intervention: Intervention, taken: set[str]) -> Handover:
    id_ = intervention.id
    while id_ in taken:
        id_ += "+"
    return Handover(id_, intervention.from_service or "", intervention.to_service or "", intervention.binding)
