# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Style sheets, scripts and fonts: collected before serving, compressed, and named after their content, so that
browsers keep them. Where nothing was collected (tests, a shell), they are served from where they lie.
"""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    manifest_strict = False

    def url(self, name: str | None, force: bool = False) -> str:
        if not self.hashed_files:
            return StaticFilesStorage.url(self, name)
        return str(super().url(name, force))


def collect() -> None:
    """Collect what has changed since the last time; a few milliseconds where nothing has."""
    mark = settings.STATIC_ROOT / "collected"
    now = _fingerprint()
    if mark.exists() and mark.read_text(encoding="utf-8") == now:
        return
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now, encoding="utf-8")


def _fingerprint() -> str:
    found = hashlib.sha256()
    for finder in finders.get_finders():
        files: Any = finder.list([])
        for name, storage in files:
            path = storage.path(name)
            with open(path, "rb") as file:
                found.update(f"{name}:{hashlib.sha256(file.read()).hexdigest()};".encode())
    return found.hexdigest()
