# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A database that several processes share: what happens when people really do things at the same time."""

from dataclasses import dataclass

import pytest

from installations import COUNTY, LOAD
from python_processes import PythonProcesses

PEOPLE = "from lueckenlos.accounts.people import create_people\ncreate_people(region=region)\n"


@dataclass
class Shared(PythonProcesses):
    def together(self, code: str, *arguments: str) -> list[str]:
        """One process for each argument, all at once."""
        processes = [self.begin(code, argument) for argument in arguments]
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
def shared(installations, kept_county):
    """A copy of it, in a database of the same kind as that of the other tests."""
    return Shared({**installations.copy("shared", of=kept_county).environment, "LUECKENLOS_DEMO": "1"})
