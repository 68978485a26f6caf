# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Compile the message catalogues when the package is built or installed: no system gettext is needed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root, "src/lueckenlos/locale").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as text:
                catalogue = read_po(text, locale=source.parts[-3].partition("-")[0])  # de-simple: Leichte Sprache
            names = (source.stem, "django") if source.stem == "lueckenlos" else (source.stem,)
            for name in names:  # templates are read by Django, under the name it looks for
                with source.with_name(f"{name}.mo").open("wb") as compiled:
                    write_mo(compiled, catalogue)
