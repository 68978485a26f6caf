# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package in a ZIP: its files lie at the top or in one of its folders. Nothing is unpacked to disk."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from lueckenlos.datapackage.schema import BOUNDARIES, METADATA, TABLES
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
        names = [member.filename for member in members]
        if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
            raise Unreadable(_("This ZIP is an Excel workbook."), _("Rename it so that it ends in .xlsx."))
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise _protected()
        prefix = _find_folder(names)
        inside = [member for member in members if member.filename.startswith(prefix)]
        self._members = {member.filename.removeprefix(prefix): member for member in inside}
        if len(self._members) < len(inside):
            raise Unreadable(
                _("The ZIP holds two files of the same name."), _("Take one of them out, or pack it anew.")
            )
        beside = {name.partition("/")[0] for name in names if not name.startswith(prefix)}
        self.names = sorted({*self._members, *(f"{name}/" for name in beside)})

    def label(self, name: str) -> str:
        return f"{self._path.name} › {name}"

    def read_bytes(self, name: str) -> bytes:
        with open_zip(self._path) as archive:
            return read_member(archive, self._members[name])


def _find_folder(names: Sequence[str]) -> str:
    """Where the package lies: the highest folder that holds a part of it."""
    parts = {METADATA, BOUNDARIES, *(f"{table}.csv" for table in TABLES)}
    folders = {name[: name.rfind("/") + 1] for name in names if name.rpartition("/")[2].casefold() in parts}
    depth = min((folder.count("/") for folder in folders), default=0)
    highest = sorted(folder for folder in folders if folder.count("/") == depth)
    if len(highest) > 1:
        raise Unreadable(
            _("The ZIP holds several packages: {folders}.").format(folders=", ".join(highest)),
            _("Pack each of them into a ZIP of its own."),
        )
    tops = {name.partition("/")[0] for name in names}
    if not highest and len(tops) > 1 and all("/" in name for name in names):
        raise Unreadable(
            _("The ZIP holds {n} folders, and none of them is a package.").format(n=len(tops)),
            _("Pack the tables themselves, for example services.csv, or the one folder that holds them."),
        )
    if highest:
        return highest[0]
    return f"{tops.pop()}/" if len(tops) == 1 and "/" in names[0] else ""


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
        raise _protected()
    with _broken_zip_told(), archive.open(member) as packed:
        content = packed.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise TooLarge
    return content


def _protected() -> Unreadable:
    return Unreadable(_("The ZIP is protected by a password."), _("Unpack it, and pack it again without a password."))


@contextmanager
def _broken_zip_told() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # zipfile, zlib, lzma, bz2 and struct each raise their own
        raise Unreadable(
            _("The file is damaged, or was packed in a way that cannot be read."),
            _("Fetch the file anew, or save or pack it again."),
        ) from error
