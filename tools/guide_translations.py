# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Keep the catalogues of the guide complete: one file for each language.

python tools/guide_translations.py           write new texts into every catalogue, drop those no longer used
python tools/guide_translations.py --check   exit 1 and list what is missing or filled in differently
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from translations import ROOT, SOURCES, as_forms, faults_of

FOLDER = SOURCES / "locale"
KEYWORDS = {"say": None, "mark_said": None, "gettext": None, "say_count": (1, 2)}
IN_TEMPLATE = re.compile(r'\{%\s*say(_count)?\s+"([^"]+)"(?:\s+"([^"]+)")?')
ENGLISH_NEEDS = ("[name of this language]", "[direction: ltr or rtl]")
Message = str | tuple[str, ...]


def texts() -> dict[Message, str]:
    """Every text that the guide says, and where."""
    found: dict[Message, str] = {}
    for name, _line, message, _comments, _context in extract_from_dir(
        SOURCES, method_map=[("guide/**.py", "python")], keywords=KEYWORDS
    ):
        found.setdefault(message, f"src/lueckenlos/{name}")
    for template in sorted(SOURCES.glob("guide/templates/**/*.html")):
        for is_count, one, many in IN_TEMPLATE.findall(template.read_text(encoding="utf-8")):
            found.setdefault((one, many) if is_count else one, str(template.relative_to(ROOT)))
    return found


def catalogues() -> list[Path]:
    return sorted(FOLDER.glob("*/LC_MESSAGES/guide.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3].partition("-")[0], abort_invalid=True)


def update(path: Path) -> None:
    old = {
        message.id if isinstance(message.id, str) else message.id[0]: message for message in read(path) if message.id
    }
    new = Catalog(locale=path.parts[-3].partition("-")[0])
    for message, where in sorted(texts().items(), key=lambda item: (item[1], as_forms(item[0]))):
        if path.parts[-3] == "en" and message not in ENGLISH_NEEDS:
            continue
        kept = old.get(message if isinstance(message, str) else message[0])
        string = kept.string if kept is not None and isinstance(kept.id, str) == isinstance(message, str) else None
        new.add(message, string, locations=[(where, None)])
    head = "# SPDX-FileCopyrightText: 2026 The Lückenlos authors\n# SPDX-License-Identifier: EUPL-1.2\n"
    forms = new.plural_forms
    head += (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {forms}\\n"\n\n'
    )
    with path.open("wb") as text:
        text.write(head.encode())
        write_po(text, new, width=110, omit_header=True, include_lineno=False)


def faults() -> Iterator[str]:
    said = texts()
    for path in catalogues():
        code = path.parts[-3]
        wanted = {m: w for m, w in said.items() if code != "en" or m in ENGLISH_NEEDS}
        known = {tuple(as_forms(message.id)): message for message in read(path) if message.id}
        for message in wanted:
            mine = known.pop(tuple(as_forms(message)), None)
            if mine is None:
                yield f"{code}: {as_forms(message)[0]!r} is not in the catalogue"
                continue
            for fault in faults_of(mine):
                yield f"{code}: {as_forms(message)[0]!r} {fault}"
        for unused in known:
            yield f"{code}: {unused[0]!r} stands in the catalogue, but no longer in the guide"


def main() -> int:
    if "--check" not in sys.argv:
        for path in catalogues():
            update(path)
    found = sorted(faults())
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    if found:
        sys.stdout.write(f"\n{len(found)} to mend in {FOLDER.relative_to(ROOT)}/*/LC_MESSAGES/guide.po\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
