# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from lueckenlos.cli.main import run

if __name__ == "__main__":
    run()
