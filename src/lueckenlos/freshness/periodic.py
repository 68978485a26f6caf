# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due every so often for confirmations."""

from lueckenlos.frame.models import Region
from lueckenlos.freshness.asking import ask_what_is_due
from lueckenlos.shared.language import mark
from lueckenlos.shared.periodic import every


@every(hours=24, name="freshness-ask", title=mark("Ask organizations to confirm what is due"))
def ask() -> None:
    for region in Region.objects.order_by("pk"):
        ask_what_is_due(region=region)
