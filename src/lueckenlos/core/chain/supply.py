# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who gives how many places to which cell, for all areas at once.

A service's places are shared over the cells it serves in proportion to their need. Its share in a cell is therefore
need x (places / sum of the needs it serves): one rate per service. Rates are summed at the areas that services name
and handed down the tree, so the work grows with the tables and not with services x areas.
"""

from dataclasses import dataclass

import numpy as np

from lueckenlos.core.chain.frame import Frame
from lueckenlos.core.chain.links import Services
from lueckenlos.core.chain.tree import Bools, Floats, Ints

# Shares are sums of floats: what differs from a threshold by less than this share of the need counts as equal to it.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Offers:
    """Each service in each cell of each area it names: one entry in all three arrays.

    Attributes:
        service: The service.
        place: node x number of cells + cell.
        needs_served: Per service, the sum of the known needs of all cells it serves, in all leaves.
    """

    service: Ints
    place: Ints
    needs_served: Floats


def offers_of(services: Services, frame: Frame) -> Offers:
    per_service = (services.in_phase[:, :, None] & services.in_field[:, None, :]).reshape(
        len(services.rows), frame.cells
    )
    pair, cell = np.nonzero(per_service[services.area_service])
    service, node = services.area_service[pair], services.area_node[pair]
    needs = np.nan_to_num(frame.need)[node, cell]
    needs_served: Floats = np.bincount(service, weights=needs, minlength=len(services.rows)).astype(float)
    return Offers(service, node * frame.cells + cell, needs_served)


@dataclass(frozen=True)
class LeafSupply:
    """Areas x cells; only the rows of leaves mean something, except `services` and `fresh`.

    Attributes:
        services: Active services that serve all of the area in this cell.
        fresh: Those of them that were confirmed lately.
        supply: Sum of the known shares, in places per year.
        has_unknown_share: A share is unknown and could add to the supply.
    """

    services: Floats
    fresh: Floats
    supply: Floats
    has_unknown_share: Bools


def leaf_supply(frame: Frame, services: Services, offers: Offers, active: Bools, fresh: Bools) -> LeafSupply:
    counts_places = ~np.isnan(services.places)
    shareable = counts_places & (offers.needs_served > 0)
    rate = np.divide(services.places, offers.needs_served, out=np.zeros(len(services.rows)), where=shareable & active)
    unknown = active & ~counts_places & ~services.enough & ~services.short

    def handed_down(per_service: Floats | Bools) -> Floats:
        shape = len(frame.tree.codes), frame.cells
        at_nodes = np.bincount(offers.place, weights=per_service[offers.service], minlength=shape[0] * shape[1])
        return frame.tree.add_down(at_nodes.reshape(shape))

    need = np.nan_to_num(frame.need)
    return LeafSupply(
        services=handed_down(active),
        fresh=handed_down(active & fresh),
        supply=need * (handed_down(rate) + handed_down(active & services.enough)),
        has_unknown_share=(handed_down(unknown) > 0) & (need > 0),
    )


def reaches(supply: Floats, need: Floats, minimum: Floats) -> Bools:
    """Whether the coverage is at least the minimum; where the need is 0 it is."""
    return np.asarray(supply >= (minimum - TOLERANCE) * need)
