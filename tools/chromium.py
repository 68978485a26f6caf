# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Find a Chromium for the tests, or install one and say so: python tools/chromium.py"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS_OWN = Path.home() / ".cache/ms-playwright"


def executable() -> str | None:
    """CHROMIUM, one of the system, or the one that Playwright fetched."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in sorted(PLAYWRIGHTS_OWN.glob("chromium-*/chrome-linux*/chrome"))), None)


def install() -> None:
    print("Kein Chromium gefunden; es wird eines eingerichtet. / No Chromium found; installing one.", flush=True)  # noqa: T201
    attempts = [([sys.executable, "-m", "playwright", "install", "chromium"], 20)]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        attempts += [(["apt-get", "update", "-qq"], 120), (packages, 300)]
    for command, seconds in attempts:
        try:
            subprocess.run(command, check=False, timeout=seconds, stdout=subprocess.DEVNULL)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            continue
        if executable():
            return


def main() -> int:
    if executable() is None:
        install()
    found = executable()
    if found is None:
        print(  # noqa: T201
            "Es fehlt Chromium für die Prüfungen im Browser. Unter Debian und Ubuntu: sudo apt install chromium\n"
            "Chromium is missing for the tests in the browser. On Debian and Ubuntu: sudo apt install chromium"
        )
        return 1
    print(f"Chromium: {found}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
