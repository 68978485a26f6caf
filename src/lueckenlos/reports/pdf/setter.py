# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The process that sets one document: JSON on standard input, PDF on standard output. Imports nothing of the program.

Templates and data are handed to Typst in memory; packages, which would need a network, are not used.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).parent
MEMORY = 2 << 30
"""Address space in bytes: a document that wants more ends this process and no other."""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    asked = json.load(sys.stdin.buffer)
    files = {path.name: path.read_bytes() for path in (FOLDER / "templates").glob("*.typ")}
    files["main.typ"] = files[f"{asked['template']}.typ"]
    files["data.json"] = json.dumps(asked["data"]).encode()
    is_pdf = asked["kind"] == "pdf"
    set_document: Any = typst.compile_with_warnings  # its types know no files in memory
    made, warnings = set_document(
        files,
        font_paths=[FOLDER / "fonts"],
        ignore_system_fonts=True,
        format=asked["kind"],
        ppi=None if is_pdf else 60,
        pdf_standards="ua-1" if is_pdf else [],
    )
    if warnings:
        sys.exit("\n".join(str(warning) for warning in warnings))
    pages = made if isinstance(made, bytes) else made[0]
    sys.stdout.buffer.write(pages)


if __name__ == "__main__":
    try:
        main()
    except typst.TypstError as error:
        sys.exit(str(error))
