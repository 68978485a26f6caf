# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where a feed is read from: a file, a folder of pages or a ZIP of them; JSON, or one object a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lueckenlos.datapackage.archive import open_zip, read_member
from lueckenlos.datapackage.decode import decode
from lueckenlos.datapackage.folder import Folder
from lueckenlos.datapackage.hsds.entry import Entry
from lueckenlos.datapackage.report import FileReport, Report
from lueckenlos.datapackage.source import LARGEST_FILE, TooLarge, Unreadable, parse_json
from lueckenlos.shared.language import _

SUFFIXES = (".json", ".ndjson", ".jsonl")
CONTAINERS = ("contents", "content", "services", "service_at_locations", "organizations")
"""Of a page, of older versions, of a feed in one object. What stands first counts."""


def entries(path: Path, report: Report) -> Iterator[Entry]:
    """All objects of a feed. What cannot be read is told, and the rest is read."""
    whole = report.of(path.name or str(path))
    try:
        for name, content in _files(path):
            file = report.of(name)
            try:
                yield from _entries_of(decode(content, file), file)
            except Unreadable as error:
                file.error(error.problem, error.action)
    except Unreadable as error:
        whole.error(error.problem, error.action)
    except (OSError, ValueError):
        whole.error(_("It cannot be opened."), _("Check the path, and whether the file may be read."))


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        folder = Folder(path)
        names = [name for name in folder.names if name.casefold().endswith(SUFFIXES)]
        if not names:
            raise _nothing()
        for name in names:
            yield name, folder.read_bytes(name)
    elif not path.exists():
        raise Unreadable(_("There is no such file or folder."), _("Check the path."))
    elif path.suffix.casefold() == ".zip":
        yield from _packed(path)
    else:
        if path.stat().st_size > LARGEST_FILE:
            raise TooLarge
        yield path.name, path.read_bytes()


def _packed(path: Path) -> Iterator[tuple[str, bytes]]:
    with open_zip(path) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
        members = sorted((m for m in members if m.filename.casefold().endswith(SUFFIXES)), key=lambda m: m.filename)
        if not members:
            raise _nothing()
        for member in members:
            yield f"{path.name} › {member.filename}", read_member(archive, member)


def _nothing() -> Unreadable:
    return Unreadable(
        _("There is no JSON file in it."), _("Give the file, the folder or the ZIP that holds the pages of the feed.")
    )


def _entries_of(text: str, file: FileReport) -> Iterator[Entry]:
    try:
        content = parse_json(text)
    except Unreadable:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{") or not lines[0][1].rstrip().endswith("}"):
            raise
        yield from _lines(lines, file)
        return
    pointer, found = _contents(content)
    for at, value in enumerate(found):
        entry = _entry(value, file, at + 1, f"{pointer}/{at}" if pointer is not None else "")
        if entry is not None:
            yield entry


def _contents(content: object) -> tuple[str | None, list[Any]]:
    if isinstance(content, list):
        return "", content
    if isinstance(content, dict):
        is_entry = "id" in content and "name" in content
        for name in () if is_entry else CONTAINERS:
            if isinstance(content.get(name), list):
                return f"/{name}", content[name]
    return None, [content]


def _lines(lines: list[tuple[int, str]], file: FileReport) -> Iterator[Entry]:
    for number, line in lines:
        try:
            entry = _entry(parse_json(line), file, number, "")
        except Unreadable as error:
            file.error(error.problem, error.action, row=number)
            continue
        if entry is not None:
            yield entry


def _entry(value: object, file: FileReport, row: int, pointer: str) -> Entry | None:
    if isinstance(value, dict):
        return Entry(file, row, pointer, value)
    problem, action = _("This is not a JSON object."), _("Write each service as an object in curly brackets.")
    file.error(problem, action, row=row, column=pointer or "/", value=str(value)[:300])
    return None
