# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Which signs the fonts of printed pages can show: writes src/lueckenlos/reports/pdf/fonts/coverage.toml.

Run it after fonts were changed, with fonttools at hand: uvx --with fonttools python tools/fonts.py
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

FONTS = Path(__file__).parent.parent / "src/lueckenlos/reports/pdf/fonts"
HEAD = """\
# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
#
# Signs that each family has in all its weights: first and last code point. Written by tools/fonts.py.

"""


def spans(points: Iterable[int]) -> list[tuple[int, int]]:
    groups = groupby(enumerate(sorted(points)), key=lambda pair: pair[1] - pair[0])
    found = [[point for _number, point in group] for _key, group in groups]
    return [(group[0], group[-1]) for group in found]


def main() -> None:
    from fontTools.ttLib import TTFont

    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        points = set(TTFont(path).getBestCmap())
        family = path.stem.partition("-")[0]
        families[family] = families.get(family, points) & points
    parts = [
        f"{family} = [\n" + "".join(f"  [0x{a:04X}, 0x{b:04X}],\n" for a, b in spans(points)) + "]\n"
        for family, points in families.items()
    ]
    (FONTS / "coverage.toml").write_text(HEAD + "\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
