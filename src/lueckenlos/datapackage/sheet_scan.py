# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A look into the XML of a workbook before it is read.

calamine spans a full grid over all cells of a sheet, so that one cell in the far corner takes all memory,
and it leaves out cells that show an error. Both are found here.
"""

import html
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from lueckenlos.datapackage.archive import open_zip, read_member
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.shared.language import _

LARGEST_GRID = 25_000_000
"""Cells in the rectangle from A1 to the last row and column in use."""

CellErrors = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Findings:
    """The cells of a sheet that show an error, and those with a formula that was never computed."""

    errors: CellErrors
    uncomputed: list[tuple[int, int]]


_CELL = re.compile(rb"""<(?:\w{1,9}:)?c\s[^>]{0,99}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]{0,99}(?<!/)>""")
_ERROR_CELL = re.compile(
    rb"""<(?:\w{1,9}:)?c\s(?=[^>]{0,99}?\bt=["']e["'])[^>]{0,99}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]{0,99}>"""
    rb"""(?:(?!</(?:\w{1,9}:)?c>).){0,9999}?<(?:\w{1,9}:)?v>([^<]{1,20})<""",
    re.DOTALL,
)
_UNCOMPUTED_CELL = re.compile(
    rb"""<(?:\w{1,9}:)?c\s(?=[^>]{0,99}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'])[^>]{0,99}>\s{0,9}"""
    rb"""<(?:\w{1,9}:)?f(?:\s[^>]{0,199})?(?:/>|(?<!/)>[^<]{0,9999}</(?:\w{1,9}:)?f>)\s{0,9}"""
    rb"""(?:</(?:\w{1,9}:)?c>|(<(?:\w{1,9}:)?v\s{0,9}/>|<(?:\w{1,9}:)?v></(?:\w{1,9}:)?v>))"""
)
_TEXT_RESULT = re.compile(rb"""\bt=["']str["']""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def scan_sheets(path: Path) -> dict[str, Findings]:
    """By sheet; row and column are counted from 0."""
    found = {}
    with open_zip(path) as archive:
        sheets = _find_parts(archive)
        for member in archive.infolist():
            xml = read_member(archive, member)
            _check_extent(xml)
            if member.filename in sheets:
                found[sheets[member.filename]] = Findings(_find_errors(xml), _find_uncomputed(xml))
    return found


def _find_parts(archive: ZipFile) -> dict[str, str]:
    """The file in the ZIP to the name of the sheet that it holds."""
    targets = {}
    for tag in _RELATION.findall(_read_xml(archive, "xl/_rels/workbook.xml.rels")):
        relation = _attributes(tag)
        if relation.get("Type", "").endswith("/worksheet"):
            target = relation.get("Target", "")
            targets[relation.get("Id", "")] = (
                target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl", target))
            )
    parts = {}
    for tag in _SHEET.findall(_read_xml(archive, "xl/workbook.xml")):
        sheet = _attributes(tag)
        part = next((targets.get(text, "") for key, text in sheet.items() if key.endswith(":id")), "")
        parts[part] = sheet.get("name", "")
    return parts


def _read_xml(archive: ZipFile, name: str) -> str:
    if name not in archive.namelist():
        raise Unreadable(
            _("The workbook is damaged or is no XLSX."), _("Open it in a spreadsheet program, and save it again.")
        )
    return read_member(archive, archive.getinfo(name)).decode("utf-8", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {key: html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(tag)}


def _check_extent(xml: bytes) -> None:
    """Only cells with content count; calamine leaves the others out."""
    rows, columns = set(), set()
    for cell in _CELL.finditer(xml):
        columns.add(cell[1])
        rows.add(cell[2])
    if max(map(int, rows), default=0) * max(map(_column_number, columns), default=0) > LARGEST_GRID:
        raise Unreadable(
            _("A sheet of the workbook has a cell far away from all others."),
            _("Delete everything beside and below the table, and save the workbook again."),
        )


def _find_errors(xml: bytes) -> CellErrors:
    if b't="e"' not in xml and b"t='e'" not in xml:
        return {}
    return {
        (int(digits) - 1, _column_number(letters) - 1): html.unescape(text.decode("utf-8", "replace"))
        for letters, digits, text in _ERROR_CELL.findall(xml)
    }


def _find_uncomputed(xml: bytes) -> list[tuple[int, int]]:
    """Programs that write formulas without computing them leave no value; Excel leaves an empty one for a text."""
    if b"<f" not in xml and b":f" not in xml:
        return []
    return [
        (int(cell[2]) - 1, _column_number(cell[1]) - 1)
        for cell in _UNCOMPUTED_CELL.finditer(xml)
        if not (cell[3] and _TEXT_RESULT.search(cell[0][: cell[0].index(b">")]))
    ]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
