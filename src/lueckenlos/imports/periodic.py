# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due every so often for imports."""

from lueckenlos.imports.applying import recover_batches
from lueckenlos.imports.forgetting import forget_files
from lueckenlos.shared.language import mark
from lueckenlos.shared.periodic import every


@every(hours=0.1, name="imports-recover", title=mark("Take up imports whose worker stopped"))
def recover() -> None:
    recover_batches()


@every(hours=24, name="imports-forget", title=mark("Throw away imported files after 30 days"))
def forget() -> None:
    forget_files()
