# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Pieces of Python in processes of their own, with an environment that names a database."""

import subprocess
import sys
from dataclasses import dataclass

START = "import django; django.setup()\n"


@dataclass
class PythonProcesses:
    """`run` waits for a piece of Python, `begin` does not."""

    environment: dict[str, str]

    def begin(self, code: str, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", START + code, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str, *arguments: str) -> str:
        """What it prints; it must succeed."""
        process = self.begin(code, *arguments)
        printed, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors[-3000:]
        return printed.strip()
