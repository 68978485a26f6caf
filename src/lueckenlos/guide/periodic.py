# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the guide does by itself."""

from lueckenlos.guide.missed import forget_rare
from lueckenlos.shared.language import mark
from lueckenlos.shared.periodic import every


@every(hours=24, name="guide.forget_rare", title=mark("Forget what was hardly ever searched"))
def forget_rare_searches() -> None:
    forget_rare()
