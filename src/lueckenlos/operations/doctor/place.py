# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The folder where everything is written."""

import shutil
import tempfile
from collections.abc import Iterator

from django.conf import settings

from lueckenlos.operations.doctor.finding import Finding
from lueckenlos.shared.language import _

LITTLE_SPACE = 2_000_000_000
NO_SPACE = 200_000_000


def data_folder() -> Iterator[Finding]:
    try:
        with tempfile.TemporaryFile(dir=settings.DATA) as file:
            file.write(b"x")
    except OSError as error:
        yield Finding("data_folder", "problem", f"{settings.DATA}: {error.strerror}",
                      _("Let the program's user write there, or set LUECKENLOS_DATA to another folder."))  # fmt: skip
        return
    if settings.DATA.stat().st_mode & 0o007:
        yield Finding("data_folder", "notice", _("Others on this machine can read the data folder."),
                      f"chmod 750 {settings.DATA}")  # fmt: skip
    else:
        yield Finding("data_folder", "ok", _("The data folder can be written: {folder}").format(folder=settings.DATA))


def free_space() -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(settings.DATA).free
    except OSError:
        return
    words = _("{n} MB are free in the data folder.").format(n=free // 1_000_000)
    if free < NO_SPACE:
        yield Finding("free_space", "problem", words, _("Make room: nothing can be written soon."))
    elif free < LITTLE_SPACE:
        yield Finding("free_space", "notice", words, _("Make room, or move old backups away."))
    else:
        yield Finding("free_space", "ok", words)
