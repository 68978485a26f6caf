# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Composite indices by recipe: from indicators of areas to one number and a class, and how much hangs on the weights.

Method note: docs/methods/indizes.md
"""

from lueckenlos.core.indices.compute import AreaIndex, compute_index
from lueckenlos.core.indices.measurements import Exclusion, Measurements
from lueckenlos.core.indices.recipe import IndexClass, IndexRule, Indicator, Recipe
from lueckenlos.core.indices.sensitivity import RuleSensitivity, Sensitivity, WeightChange, weight_sensitivity

__all__ = [
    "AreaIndex",
    "Exclusion",
    "IndexClass",
    "IndexRule",
    "Indicator",
    "Measurements",
    "Recipe",
    "RuleSensitivity",
    "Sensitivity",
    "WeightChange",
    "compute_index",
    "weight_sensitivity",
]
