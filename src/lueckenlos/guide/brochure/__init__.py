# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is printed: the brochure of a town or neighbourhood, a leaflet for one service, a list that somebody saved."""

from lueckenlos.guide.brochure.choice import Choice, read_choice
from lueckenlos.guide.brochure.documents import brochure_of, leaflet_of, list_of

__all__ = ["Choice", "brochure_of", "leaflet_of", "list_of", "read_choice"]
