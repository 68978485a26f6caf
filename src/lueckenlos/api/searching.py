# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where the interface asks the guide to search, so that both find the same."""

import numpy as np
import numpy.typing as npt
from django.utils import timezone

from lueckenlos.guide.arrays import Catalogue
from lueckenlos.guide.asked import Asked
from lueckenlos.guide.finding import find_services


def positions_for(catalogue: Catalogue, text: str) -> npt.NDArray[np.int32]:
    """Of the hits, the best first; without a text all, by name."""
    if not text:
        return np.arange(catalogue.size, dtype=np.int32)
    return find_services(catalogue, Asked(text=text), timezone.localtime()).positions
