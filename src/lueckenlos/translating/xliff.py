# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Texts for translation programs and back: XLIFF 1.2 (OASIS, 2008) is written, 1.2 and 2.0 are read."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from lueckenlos.shared.language import _
from lueckenlos.translating.texts import Item

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {"missing": "new", "outdated": "needs-review-translation", "machine": "needs-review-translation"}
MOST_UNITS = 200_000


class NotXliff(Exception):
    """With words for the person."""


@dataclass(frozen=True)
class Unit:
    """`key` is table/entry/column; `is_final`: the program says that a person is done with it."""

    key: str
    source: str
    target: str
    is_final: bool


def write_xliff(items: Iterable[Item], language: str, name: str) -> bytes:
    root = Tree.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    file = Tree.SubElement(
        root,
        "file",
        {"original": name, "source-language": "de", "target-language": language, "datatype": "plaintext"},
    )
    body = Tree.SubElement(file, "body")
    for item in items:
        unit = Tree.SubElement(body, "trans-unit", {"id": item.key, "xml:space": "preserve"})
        Tree.SubElement(unit, "source", {"xml:lang": "de"}).text = _clean(item.original)
        target = Tree.SubElement(unit, "target", {"xml:lang": language, "state": STATES.get(item.state, "translated")})
        target.text = _clean(item.text)
        Tree.SubElement(unit, "note").text = _clean(item.of)
    Tree.indent(root)
    written = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return bytes(written)


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\n\t" or sign >= " ")


def read_xliff(content: bytes) -> tuple[str, list[Unit]]:
    """The language of the targets, and the units.

    Raises:
        NotXliff: it is no XLIFF file, or one that cannot be read.
    """
    language, units, is_xliff = "", [], False
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                is_xliff = is_xliff or tag == "xliff"
                if not is_xliff:
                    raise NotXliff(_("This is not an XLIFF file."))
                language = element.get("target-language") or element.get("trgLang") or language
            elif tag in ("trans-unit", "unit"):
                units.append(_unit(element))
                element.clear()
            if len(units) > MOST_UNITS:
                raise NotXliff(_("The file holds more than {n} texts.").format(n=MOST_UNITS))
    except DefusedXmlException as error:
        raise NotXliff(_("The file defines entities of its own, which is not read.")) from error
    except (Tree.ParseError, ValueError) as error:
        position = getattr(error, "position", ("?", "?"))
        raise NotXliff(_("The file is damaged in line {line}.").format(line=position[0])) from error
    if not is_xliff:
        raise NotXliff(_("This is not an XLIFF file."))
    return language, units


def _unit(element: Tree.Element) -> Unit:
    source = target = ""
    state = ""
    for inner in element.iter():
        tag = inner.tag.rpartition("}")[2]
        if tag == "source":
            source += "".join(inner.itertext())
        elif tag == "target":
            target += "".join(inner.itertext())
            state = inner.get("state") or state
        elif tag == "segment":
            state = inner.get("state") or state
    key = element.get("resname") or element.get("name") or element.get("id") or ""
    return Unit(key[:400], source, target, state in ("translated", "final", "signed-off", "reviewed"))
