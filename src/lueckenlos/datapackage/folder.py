# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package in a folder. Nothing outside of it is ever opened."""

import os
import stat
from pathlib import Path

from lueckenlos.datapackage.source import LARGEST_FILE, FileSource, TooLarge, Unreadable, find_name
from lueckenlos.shared.language import _


class Folder(FileSource):
    def __init__(self, path: Path) -> None:
        try:
            self._root = path.resolve(strict=True)
            self.names = sorted(name for name in os.listdir(self._root) if not (self._root / name).is_dir())
        except (OSError, RuntimeError) as error:
            raise _cannot_open() from error

    def label(self, name: str) -> str:
        return name

    def find_file(self, name: str) -> str | None:
        """Files in a folder below are found by their exact path."""
        return find_name(name, self.names) or (name if os.path.lexists(self._root / name) else None)

    def read_bytes(self, name: str) -> bytes:
        try:
            path = (self._root / name).resolve(strict=True)
            if not path.is_relative_to(self._root):
                raise Unreadable(
                    _("The file is a link that leads out of the package."),
                    _("Put the file itself into the folder."),
                )
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise Unreadable(_("This is not a file."), _("Put a file of this name into the folder."))
            if found.st_size > LARGEST_FILE:
                raise TooLarge
            return path.read_bytes()
        except (OSError, RuntimeError, ValueError) as error:
            raise _cannot_open() from error


def _cannot_open() -> Unreadable:
    return Unreadable(_("It cannot be opened."), _("Check whether it is still there and may be read."))
