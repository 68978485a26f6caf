# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A thousand random damages of a good package: never a traceback, always words."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from datapackage.small_package import good_files, write_folder, write_zip
from lueckenlos.datapackage import Package, chain_tables, read_package, write_package

NASTY = [
    *("\0", "\ufffd", "nan", "1e999", "-1", "1.234", "1,234", "999999999999999999999999", "31.06.2012", "0000-00-00"),
    *("|", "||a|", '"', '""', "'", ";", ",", "\n", "\r", "\t", "\u00a0", "=1+1", "#REF!", "../../etc/passwd"),
    *(
        "s1",
        "05978",
        "5978036",
        "ü" * 20_000,
        "{}",
        "[",
        "null",
        "true",
        "2012-06-31",
        "𝟛",
        "²",
        "٣",
        "--5",
        "1e5",
        "+",
    ),
]

Damage = Callable[[random.Random, dict[str, bytes]], None]


def _flip_bytes(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(sorted(files))
    content = bytearray(files[name])
    for _turn in range(chance.randint(1, 5)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    files[name] = bytes(content)


def _cut(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(sorted(files))
    files[name] = files[name][: chance.randrange(len(files[name]))]


def _take_out_a_piece(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(sorted(files))
    start = chance.randrange(len(files[name]))
    files[name] = files[name][:start] + files[name][start + chance.randint(1, 30) :]


def _insert(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(sorted(files))
    at = chance.randrange(len(files[name]))
    piece = chance.choice([chance.choice(NASTY).encode(), chance.randbytes(6)])
    files[name] = files[name][:at] + piece + files[name][at:]


def _take_out_a_file(chance: random.Random, files: dict[str, bytes]) -> None:
    del files[chance.choice(sorted(files))]


def _change_rows(change: Callable[[random.Random, list[list[str]]], None]) -> Damage:
    def damage(chance: random.Random, files: dict[str, bytes]) -> None:
        name = chance.choice([name for name in sorted(files) if name.endswith(".csv")])
        rows = [line.split(",") for line in files[name].decode(errors="surrogateescape").splitlines()]
        change(chance, rows)
        files[name] = ("\n".join(map(",".join, rows)) + "\n").encode(errors="surrogateescape")

    return damage


def _repeat_a_row(chance: random.Random, rows: list[list[str]]) -> None:
    rows.insert(chance.randint(0, len(rows)), chance.choice(rows))


def _swap_cells(chance: random.Random, rows: list[list[str]]) -> None:
    one, other = chance.choice(rows), chance.choice(rows)
    i, j = chance.randrange(len(one)), chance.randrange(len(other))
    one[i], other[j] = other[j], one[i]


def _replace_cells(chance: random.Random, rows: list[list[str]]) -> None:
    for _turn in range(chance.randint(1, 4)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(NASTY)


def _change_encoding(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(sorted(files))
    encoding = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "utf-7", "utf-8-sig", "cp037"])
    files[name] = files[name].decode(errors="replace").encode(encoding, "replace")


DAMAGES: list[Damage] = [
    _flip_bytes,
    _cut,
    _take_out_a_piece,
    _insert,
    _take_out_a_file,
    _change_rows(_repeat_a_row),
    _change_rows(_swap_cells),
    _change_rows(_replace_cells),
    _change_encoding,
]


def _check(path: Path) -> int:
    package, report = read_package(path)
    chain_tables(package)
    for problem in (*report.errors, *report.notices):
        assert problem.file
        assert problem.problem
        assert problem.action
        str(problem).encode()
    return len(report.errors)


@pytest.mark.parametrize("part", range(4))
def test_no_damage_of_the_files_gives_a_traceback(tmp_path: Path, part: int) -> None:
    found = 0
    for seed in range(part * 170, part * 170 + 170):
        chance = random.Random(seed)
        files = good_files()
        for _turn in range(chance.randint(1, 2)):
            chance.choice(DAMAGES)(chance, files)
        write = write_zip if seed % 2 else write_folder
        found += bool(_check(write(tmp_path / (f"{seed}.zip" if seed % 2 else f"{seed}"), files)))
    assert found > 75


def _cells_to_workbook(tmp_path: Path, chance: random.Random) -> Path:
    """A workbook whose cells hold what the damaged CSV held."""
    files = good_files()
    chance.choice(DAMAGES[5:8])(chance, files)
    package, _report = read_package(write_folder(tmp_path / str(chance.random()), files))
    for table in package.tables.values():
        for values in table.columns.values():
            if values and chance.random() < 0.02:
                values[chance.randrange(len(values))] = chance.choice(NASTY)
    path = tmp_path / f"{chance.random()}.xlsx"
    write_package(package, path)
    return path


def test_no_damage_of_the_cells_of_a_workbook_gives_a_traceback(tmp_path: Path) -> None:
    found = 0
    for seed in range(70):
        found += bool(_check(_cells_to_workbook(tmp_path, random.Random(seed))))
    assert found > 35


def _good_package(tmp_path: Path) -> Package:
    return read_package(write_folder(tmp_path / "gut", good_files()))[0]


@pytest.mark.parametrize("form", ["gut.zip", "gut.xlsx"])
def test_no_damage_of_the_bytes_of_an_archive_gives_a_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    write_package(_good_package(tmp_path), tmp_path / form)
    content = {form: (tmp_path / form).read_bytes()}
    found = 0
    for seed in range(75):
        chance = random.Random(seed)
        damaged = dict(content)
        chance.choice(DAMAGES[:4])(chance, damaged)
        (tmp_path / f"{seed}-{form}").write_bytes(damaged[form])
        found += bool(_check(tmp_path / f"{seed}-{form}"))
    assert found > 30


def test_no_damage_inside_of_a_workbook_gives_a_traceback(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The XML is damaged before it is packed, so that no checksum gives it away."""
    write_package(_good_package(tmp_path), tmp_path / "gut.xlsx")
    with zipfile.ZipFile(tmp_path / "gut.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    found = 0
    for seed in range(100):
        chance = random.Random(seed)
        damaged = dict(parts)
        for _turn in range(3):
            chance.choice(DAMAGES[:4])(chance, damaged)
        found += bool(_check(write_zip(tmp_path / f"{seed}.xlsx", damaged)))
    assert found > 50
