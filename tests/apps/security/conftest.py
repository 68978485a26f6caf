# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A database that several processes share: what happens when people really do things at the same time."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import pytest

from installations import COUNTY, LOAD
from meeting import meeting
from python_processes import PythonProcesses

PEOPLE = "from lueckenlos.accounts.people import create_people\ncreate_people(region=region)\n"


@dataclass
class Shared(PythonProcesses):
    folder: Path

    def together(self, code: str, *arguments: str) -> list[str]:
        """One process for each argument, all at once: the code says where they wait for each other."""
        met = meeting(self.folder / f"meeting-{secrets.token_hex(4)}", len(arguments))
        processes = [PythonProcesses({**self.environment, **met}).begin(code, argument) for argument in arguments]
        answers = [process.communicate(timeout=120) for process in processes]
        assert not any(p.returncode for p in processes), "\n".join(e[-2000:] for _o, e in answers)
        return [printed.strip() for printed, _errors in answers]


@pytest.fixture(scope="session")
def kept_county(kept_installations, migrated):
    """The example county and its people, to be copied."""
    made = kept_installations.copy("county", of=migrated)
    made.run(LOAD + PEOPLE, COUNTY)
    return made


@pytest.fixture
def shared(installations, kept_county, tmp_path):
    """A copy of it, in a database of the same kind as that of the other tests."""
    copied = installations.copy("shared", of=kept_county)
    return Shared({**copied.environment, "LUECKENLOS_DEMO": "1"}, tmp_path)
