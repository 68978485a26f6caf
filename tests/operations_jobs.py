# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Jobs for the tests, which do what they are told."""

import os
import time
from pathlib import Path

from lueckenlos.shared.jobs import job
from lueckenlos.shared.language import mark

done: list[str] = []
PERSONAL = "Erika Musterfrau"


@job(title=mark("Import"))
def good(name: str) -> str:
    done.append(name)
    return name


@job(title=mark("Import"))
def bad(name: str) -> None:
    raise ValueError(f"cannot do {name}")


@job(title=mark("Import"), tries=1)
def bad_once() -> None:
    raise ValueError


@job(title=mark("Import"))
def good_at_third_try(name: str) -> None:
    done.append(name)
    if done.count(name) < 3:
        raise ValueError


@job(title=mark("Import"))
def note(path: str, number: int) -> None:
    """Leaves a line in a file, for tests with several processes."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{number} {os.getpid()}\n")


@job(title=mark("Import"))
def note_and_linger(path: str) -> None:
    """Lingers at the first try only."""
    is_first = not Path(path).exists()
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    if is_first:
        time.sleep(300)
