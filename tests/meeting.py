# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""For processes that are to do something at the same moment: `wait_for_the_others()` just before."""

import os
import time
from pathlib import Path


def meeting(folder: Path, count: int) -> dict[str, str]:
    """For the environment of the `count` processes."""
    folder.mkdir()
    return {"MEETING_FOLDER": str(folder), "MEETING_COUNT": str(count)}


def wait_for_the_others() -> None:
    folder = Path(os.environ["MEETING_FOLDER"])
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + 100
    while len(list(folder.iterdir())) < int(os.environ["MEETING_COUNT"]):
        if time.monotonic() > until:
            raise TimeoutError("the others did not come")
        time.sleep(0.005)
