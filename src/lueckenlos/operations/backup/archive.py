# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The file of a backup: readable for its owner only, and checked before anything is taken from it."""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lueckenlos.shared.language import _

FORMAT = 1
MANIFEST = "manifest.json"
KEY = "secret_key"
FOLDERS = ("uploads", "pages")
_PIECE = 1 << 20


class CannotRestore(Exception):
    """The backup cannot be used, and nothing was changed. Says what is wrong and what to do."""

    def __init__(self, problem: str, action: str = "") -> None:
        super().__init__(problem)
        self.problem, self.action = problem, action


class Writer:
    """Parts of a new archive. It appears under its name when it is complete."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        self.parts: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> "Writer":
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        self.file = os.fdopen(os.open(self.unfinished, flags, 0o600), "wb")
        self.archive = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED)
        return self

    def add(self, name: str, pieces: Iterable[bytes], **facts: Any) -> int:
        """Returns the number of pieces."""
        digest, size, count = hashlib.sha256(), 0, 0
        with self.archive.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size += len(piece)
                count += 1
        self.parts[name] = {"sha256": digest.hexdigest(), "bytes": size, **facts}
        return count

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self.add(name, iter(lambda: file.read(_PIECE), b""))

    def finish(self, **facts: Any) -> None:
        manifest = {"program": "lueckenlos", "format": FORMAT, **facts, "parts": self.parts}
        self.archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self.archive.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        self.unfinished.replace(self.path)

    def __exit__(self, *_error: object) -> None:
        self.file.close()
        self.unfinished.unlink(missing_ok=True)


class Reader:
    """A checked archive."""

    def __init__(self, path: Path) -> None:
        try:
            self.archive = zipfile.ZipFile(path)
            self.manifest: dict[str, Any] = json.loads(self.archive.read(MANIFEST))
            is_ours = self.manifest["program"] == "lueckenlos"
            self.parts: dict[str, dict[str, Any]] = self.manifest["parts"]
            self.migrations = {(str(app), str(name)) for app, name in self.manifest["migrations"]}
            self.last_ids = {str(table): int(last) for table, last in self.manifest["last_ids"].items()}
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
            raise self._damaged(_("This is no backup of Lückenlos.")) from error
        if not is_ours:
            raise self._damaged(_("This is no backup of Lückenlos."))
        if self.manifest["format"] != FORMAT:
            raise CannotRestore(
                _("It was made by a newer program ({version}).").format(version=self.manifest.get("version")),
                _("Update the program first."),
            )
        self._check()

    @staticmethod
    def _damaged(problem: str) -> CannotRestore:
        return CannotRestore(problem, _("Take another backup; nothing was changed."))

    def _check(self) -> None:
        """Every part is there once, has a decent name, and is what it was."""
        names = self.archive.namelist()
        if sorted(names) != sorted([*self.parts, MANIFEST]):
            raise self._damaged(_("Parts of the backup are missing, or do not belong to it."))
        for name, facts in self.parts.items():
            if not _is_decent(name):
                raise self._damaged(_("A part of the backup has a name that is not allowed."))
            digest = hashlib.sha256()
            try:
                for piece in self.pieces(name):
                    digest.update(piece)
            except (zipfile.BadZipFile, OSError, ValueError) as error:
                raise self._damaged(_("The backup is damaged: {part}.").format(part=name)) from error
            except Exception as error:  # zlib.error has no base of its own
                raise self._damaged(_("The backup is damaged: {part}.").format(part=name)) from error
            if digest.hexdigest() != facts.get("sha256"):
                raise self._damaged(_("The backup is damaged: {part}.").format(part=name))

    def pieces(self, name: str) -> Iterator[bytes]:
        with self.archive.open(name) as part:
            yield from iter(lambda: part.read(_PIECE), b"")

    def lines(self, name: str) -> Iterator[bytes]:
        with self.archive.open(name) as part:
            yield from part

    def tables(self) -> dict[str, str]:
        """Part of each model, "frame.area"."""
        return {facts["model"]: name for name, facts in self.parts.items() if "model" in facts}

    def files(self) -> list[str]:
        return [name for name in self.parts if name.startswith("files/")]


def _is_decent(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        return False
    if path.parts[0] == "files":
        return len(path.parts) > 2 and path.parts[1] in FOLDERS
    return name == KEY or bool(re.fullmatch(r"tables/[a-z0-9_.]+\.jsonl", name))
