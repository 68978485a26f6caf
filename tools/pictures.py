# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Draw the pictures of the manual anew from the example county: python tools/pictures.py"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from lueckenlos.cli.chain import print_chain
from lueckenlos.cli.loading import load
from lueckenlos.core.chain import chain_of
from lueckenlos.reports.names import Names

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/handbook/pictures"
BOARDS = {"tafel-luenen-sued": "05978024-sued", "tafel-kreis": "05978"}


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    county = load(ROOT / "demo/kreis-unna")
    for name, area in BOARDS.items():
        console = Console(
            record=True, width=136, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
        )
        chain = chain_of(county.index, area=area, on=county.day_or_reference(None))
        print_chain(console, chain, Names(county.package))
        picture = console.export_svg(
            title=f"lueckenlos chain demo/kreis-unna --area {area}", unique_id=name, theme=DEFAULT_TERMINAL_THEME
        )
        (PICTURES / f"{name}.svg").write_text(without_foreign_fonts(picture), encoding="utf-8")


def without_foreign_fonts(picture: str) -> str:
    """Nothing is asked of other hosts: the reader's own fixed-width font serves."""
    picture = re.sub(r"<!--.*?-->\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    return picture.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace")


if __name__ == "__main__":
    main()
