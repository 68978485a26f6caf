# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package in a ZIP: its files lie at the top or in one single folder. Nothing is unpacked to disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from lueckenlos.datapackage.source import LARGEST_FILE, FileSource, TooLarge, Unreadable
from lueckenlos.shared.language import _

LARGEST_TOTAL = 2**30
"""Bytes of all files together, unpacked."""

_ENCRYPTED = 0x1


class Archive(FileSource):
    def __init__(self, path: Path) -> None:
        self._path = path
        with open_zip(path) as archive:
            members = [m for m in archive.infolist() if not (m.is_dir() or m.filename.startswith("__MACOSX/"))]
        tops = {member.filename.partition("/")[0] for member in members}
        inside = len(tops) == 1 and all("/" in member.filename for member in members)
        prefix = f"{tops.pop()}/" if inside else ""
        self._members = {member.filename.removeprefix(prefix): member for member in members}
        if len(self._members) < len(members):
            raise Unreadable(
                _("The ZIP holds two files of the same name."), _("Take one of them out, or pack it anew.")
            )
        self.names = sorted(self._members)

    def label(self, name: str) -> str:
        return f"{self._path.name} › {name}"

    def read_bytes(self, name: str) -> bytes:
        with open_zip(self._path) as archive:
            return read_member(archive, self._members[name])


def open_zip(path: Path) -> ZipFile:
    """The sizes are checked before anything is unpacked."""
    with _broken_zip_told():
        opened = ZipFile(path)
        sizes = [member.file_size for member in opened.infolist()]
    if sum(sizes) > LARGEST_TOTAL or max(sizes, default=0) > LARGEST_FILE:
        opened.close()
        raise Unreadable(
            _("Unpacked, it would be larger than {limit} MB.").format(
                limit=(LARGEST_TOTAL if sum(sizes) > LARGEST_TOTAL else LARGEST_FILE) // 2**20
            ),
            _("Check where the file comes from. If it is right, hand it over as a folder."),
        )
    return opened


def read_member(archive: ZipFile, member: ZipInfo) -> bytes:
    """No more is unpacked than the ZIP declares, whatever is packed in it."""
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable(
            _("The ZIP is protected by a password."), _("Unpack it, and pack it again without a password.")
        )
    with _broken_zip_told(), archive.open(member) as packed:
        content = packed.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise TooLarge
    return content


@contextmanager
def _broken_zip_told() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # zipfile, zlib, lzma, bz2 and struct each raise their own
        raise Unreadable(
            _("The file is damaged, or was packed in a way that cannot be read."),
            _("Fetch the file anew, or save or pack it again."),
        ) from error
