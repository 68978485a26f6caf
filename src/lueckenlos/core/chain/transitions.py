# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How each area gets its families over each transition: carried by one service, or handed over."""

import numpy as np
import numpy.typing as npt

from lueckenlos.core.chain.frame import RANK, Frame
from lueckenlos.core.chain.links import Handovers, Services
from lueckenlos.core.chain.tree import Bools, Ints


def handover_crosses(handovers: Handovers, services: Services, which: Ints) -> Bools:
    """Some handovers x transitions: from a service in the phase before to one in the phase after."""
    return services.in_phase[handovers.source[which], :-1] & services.in_phase[handovers.target[which], 1:]


def service_carries(services: Services) -> Bools:
    """Services x transitions: one service covers both phases."""
    return services.in_phase[:, :-1] & services.in_phase[:, 1:]


def transition_ranks(
    frame: Frame, services: Services, handovers: Handovers, active: Bools, valid: Bools
) -> npt.NDArray[np.int64]:
    """Areas x transitions, an index into BINDINGS: the best that services serving all of the area achieve."""
    best = np.zeros((len(frame.tree.codes), frame.transitions), dtype=np.int64)
    if not frame.transitions:
        return best
    counts = valid[handovers.root_handover]
    handover, node = handovers.root_handover[counts], handovers.root_node[counts]
    reached = handover_crosses(handovers, services, handover) * handovers.rank[handover, None]
    np.maximum.at(best, node, reached)

    acts = active[services.area_service]
    service, node = services.area_service[acts], services.area_node[acts]
    np.maximum.at(best, node, service_carries(services)[service] * RANK["carried"])
    return np.asarray(frame.tree.max_down(best))
