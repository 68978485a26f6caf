# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Keep the German catalogue complete.

python tools/translations.py           write new messages of the code into the catalogue, drop those no longer used
python tools/translations.py --check   exit 1 and list what is missing, unused, fuzzy or filled in differently
"""

import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

if not settings.configured:
    settings.configure(USE_I18N=True)

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src/lueckenlos"
CATALOGUE = SOURCES / "locale/de/LC_MESSAGES/lueckenlos.po"
KEYWORDS = {"_": None, "gettext_lazy": None, "ngettext": (1, 2), "mark": None}


def messages_in_code() -> Catalog:
    """Every message of the code, with the files it stands in (no line numbers: they would change with every edit)."""
    catalogue = Catalog(locale="de")
    found = extract_from_dir(
        SOURCES, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, _line, message, comments, context in sorted(found, key=lambda row: row[:2]):
        catalogue.add(message, locations=[(f"src/lueckenlos/{name}", None)], auto_comments=comments, context=context)
    for template in sorted(SOURCES.glob("**/templates/**/*.html")):
        for message, flags in messages_in_template(template):
            place = (str(template.relative_to(SOURCES.parent.parent)), None)
            catalogue.add(message, locations=[place], flags=flags)
    return catalogue


def messages_in_template(template: Path) -> Iterator[tuple[str | tuple[str, ...], set[str]]]:
    """Django turns a template into something like Python, in which the messages can be found."""
    text = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "gettext_noop": None}
    for _line, message, _comments, _context in extract("python", io.BytesIO(text.encode()), keywords=keywords):
        texts = as_forms(message)
        yield message, {"python-format"} if any("%(" in part for part in texts) else set()


def read_catalogue() -> Catalog:
    with CATALOGUE.open("rb") as text:
        return read_po(text, locale="de", abort_invalid=True)


def update() -> None:
    head = CATALOGUE.read_text(encoding="utf-8").split("\n\n")[0]
    catalogue = read_catalogue()
    catalogue.update(messages_in_code(), no_fuzzy_matching=True, update_header_comment=False)
    new = Catalog(locale="de")
    for message in catalogue:
        if message.id:
            new[message.id] = message
    with CATALOGUE.open("wb") as text:
        text.write(head.strip().encode() + b"\n\n")
        write_po(text, new, width=110, omit_header=True, ignore_obsolete=True, include_lineno=False)


def blanks(text: str) -> set[str]:
    """The names a message is filled in with: {"n", "area"} of "{n} services in {area}"."""
    named = {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\((\w+)\)s", text))


def as_forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def faults_of(message: Message) -> Iterator[str]:
    originals, translations = as_forms(message.id), as_forms(message.string)
    if not all(translations):
        yield "has no translation"
        return
    if message.fuzzy:
        yield "is marked fuzzy"
    allowed = [blanks(original) for original in originals]
    try:
        if any(blanks(translation) not in allowed for translation in translations):
            yield f"is filled in with {sorted(set.union(*allowed))}, its translation with other names"
    except ValueError as error:
        yield f"has a translation with a wrong brace: {error}"


def faults() -> Iterator[str]:
    catalogue, code = read_catalogue(), messages_in_code()
    known = {message.id: message for message in catalogue if message.id}
    used = {message.id: message for message in code if message.id}
    for unused in known.keys() - used.keys():
        yield f"{as_forms(unused)[0]!r}: stands in the catalogue, but no longer in the code"
    for id_, message in used.items():
        where = message.locations[0][0]
        if id_ not in known:
            yield f"{where}: {as_forms(id_)[0]!r} is not in the catalogue"
            continue
        for fault in faults_of(known[id_]):
            yield f"{where}: {as_forms(id_)[0]!r} {fault}"
    for obsolete in catalogue.obsolete:
        yield f"{as_forms(obsolete)[0]!r}: is kept as obsolete; remove it"


def main() -> int:
    if "--check" not in sys.argv:
        update()
    found = sorted(faults())
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    if found:
        where = CATALOGUE.relative_to(ROOT)
        sys.stdout.write(f"\n{len(found)} to mend in {where}; `make translations` adds and removes.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
