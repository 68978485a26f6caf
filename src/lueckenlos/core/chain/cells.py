# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The status of every cell of every area: open, missing, unknown, thin, unsecured, stale or covered."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lueckenlos.core.chain.frame import Frame
from lueckenlos.core.chain.supply import LeafSupply, reaches
from lueckenlos.core.chain.tree import Bools, Floats, Ints
from lueckenlos.core.results import CellStatus

STATUSES: tuple[CellStatus, ...] = ("open", "missing", "unknown", "thin", "unsecured", "stale", "covered")
OPEN, MISSING, UNKNOWN, THIN, UNSECURED, STALE, COVERED = range(len(STATUSES))


@dataclass(frozen=True)
class CellSums:
    """Areas x cells, sums over the known leaves of each area, in places per year.

    Attributes:
        has_service, has_fresh: An active, a lately confirmed service serves the cell somewhere in the area.
        known_leaves: Leaves whose need and coverage are known well enough to judge.
        need, supply, met: Sums of N, S and min(S, N).
        no_need: The need of all leaves is known, and it is 0.
    """

    has_service: Bools
    has_fresh: Bools
    known_leaves: Ints
    need: Floats
    supply: Floats
    met: Floats
    no_need: Bools

    @cached_property
    def coverage(self) -> Floats:
        """Share of the need that is met; 1 where there is no need (say so only where a service is there)."""
        return np.divide(self.met, self.need, out=np.ones_like(self.need), where=self.need > 0)


def cell_sums(frame: Frame, leaf: LeafSupply) -> CellSums:
    tree = frame.tree
    need = np.nan_to_num(frame.need)
    known = ~np.isnan(frame.need) & (~leaf.has_unknown_share | reaches(leaf.supply, need, frame.minimum))
    is_leaf = tree.is_leaf[:, None]
    return CellSums(
        has_service=tree.sum_up(np.where(is_leaf, leaf.services > 0, 0)) > 0,
        has_fresh=tree.sum_up(np.where(is_leaf, leaf.fresh > 0, 0)) > 0,
        known_leaves=tree.sum_up(known.astype(np.int64)),
        need=tree.sum_up(np.where(known, need, 0.0)),
        supply=tree.sum_up(np.where(known, leaf.supply, 0.0)),
        met=tree.sum_up(np.where(known, np.minimum(leaf.supply, need), 0.0)),
        no_need=frame.need_is_known & (need == 0),
    )


def cell_statuses(frame: Frame, now: CellSums, later: CellSums) -> npt.NDArray[np.int8]:
    """Areas x cells, an index into STATUSES: the first that fits, in their order. `later` is the horizon's state."""
    base = _without_time(frame, now)
    at_horizon = _without_time(frame, later)
    fails_later = (at_horizon == MISSING) | (at_horizon == THIN)
    holds = base == COVERED
    base[holds & ~now.has_fresh] = STALE
    base[holds & fails_later] = UNSECURED
    return base


def _without_time(frame: Frame, sums: CellSums) -> npt.NDArray[np.int8]:
    nobody = ~sums.has_service
    return np.select(
        [
            nobody & (~frame.required | sums.no_need),
            nobody,
            sums.known_leaves == 0,
            ~reaches(sums.met, sums.need, frame.minimum),
        ],
        [OPEN, MISSING, UNKNOWN, THIN],
        default=COVERED,
    ).astype(np.int8)
