# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reach: how many places there are for each person nearby, and how far the nearest service is.

Method note: docs/methods/reichweite.md
"""

from lueckenlos.core.reach.catchment import Reach, two_step
from lueckenlos.core.reach.decay import Decay, evenly, gaussian, linear, zones
from lueckenlos.core.reach.nearest import Nearest, Share, nearest_by_ways, nearest_straight, share_within
from lueckenlos.core.reach.points import EARTH_RADIUS_KM, Globe, Plane, Points
from lueckenlos.core.reach.straight import StraightLines
from lueckenlos.core.reach.ways import Routing, Triples, Ways

__all__ = [
    "EARTH_RADIUS_KM",
    "Decay",
    "Globe",
    "Nearest",
    "Plane",
    "Points",
    "Reach",
    "Routing",
    "Share",
    "StraightLines",
    "Triples",
    "Ways",
    "evenly",
    "gaussian",
    "linear",
    "nearest_by_ways",
    "nearest_straight",
    "share_within",
    "two_step",
    "zones",
]
