# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Hooks of MkDocs: list the pages of each folder, and write the reference from the program itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from glossary import read_glossary, singular
from lueckenlos.cli.main import main
from lueckenlos.datapackage.schema import TABLES, Column, Schema
from lueckenlos.shared.language import use_language

GENERATED = {
    "reference/": ["reference/datapackage.md", "reference/commands.md", "reference/json.md", "reference/hsds.md"]
}
KINDS = {
    "text": "Text",
    "items": "mehrere, mit `|` getrennt",
    "integer": "ganze Zahl",
    "number": "Zahl",
    "flag": "`0` oder `1`",
    "date": "Datum, `JJJJ-MM-TT`",
}
FORMS = {"time": "Uhrzeit, `HH:MM`", "mail": "Mailadresse"}


def on_config(config: Any) -> Any:
    """Replace `handbook/` and the like by the pages in there, by file name; folders still empty are left out."""
    nav = []
    for entry in config.nav:
        ((title, place),) = entry.items()
        pages = GENERATED.get(place) or pages_in(Path(config.docs_dir), place)
        if pages:
            nav.append({title: pages})
    config.nav = nav
    return config


def pages_in(docs: Path, place: str) -> str | list[str]:
    if not place.endswith("/"):
        return place
    return sorted(page.relative_to(docs).as_posix() for page in (docs / place).glob("*.md"))


def on_files(files: Any, config: Any) -> Any:
    from mkdocs.structure.files import File

    for name, lines in (("datapackage", exchange_format()), ("commands", commands())):
        files.append(File.generated(config, f"reference/{name}.md", content="\n".join(lines) + "\n"))
    return files


def exchange_format() -> Iterator[str]:
    german = {term.identifier: term.german for term in read_glossary()}
    yield "# Das Austauschformat\n"
    yield (
        "Ein Ordner, eine ZIP-Datei oder eine XLSX-Mappe mit einem Blatt je Tabelle: `datapackage.json` und CSV in "
        "UTF-8 mit Komma und Kopfzeile. Leer heißt unbekannt. Tabellen und Spalten dürfen fehlen. **Fett**: darf nicht "
        "leer sein. Diese Seite entsteht aus der Beschreibung, nach der das Programm liest und schreibt.\n"
    )
    for table, schema in TABLES.items():
        yield f"## {table}\n"
        key = ", ".join(f"`{name}`" for name in schema.key)
        yield f"{german.get(table) or german[singular(table)]}. Eindeutig durch {key}.\n"
        yield "| Spalte | Bedeutung | Inhalt |\n|---|---|---|"
        for name, column in schema.columns.items():
            meaning = german.get(name) or german[singular(name)]
            yield f"| {shown_name(name, schema)} | {meaning} | {content(column)} |"
        yield ""


def shown_name(name: str, schema: Schema) -> str:
    return f"**`{name}`**" if name in schema.required else f"`{name}`"


def content(column: Column) -> str:
    if column.choices:
        return ", ".join(f"`{choice}`" for choice in column.choices)
    text = FORMS[column.form] if column.form else KINDS[column.kind]
    if column.table:
        text = f"aus [{column.table}](#{column.table})" + (f", {text}" if column.kind == "items" else "")
    if column.minimum is not None and column.maximum is not None and column.maximum < 10**6:
        return f"{text}, {column.minimum:g} bis {column.maximum:g}"
    return f"{text}, ab {column.minimum:g}" if column.minimum is not None else text


def commands() -> Iterator[str]:
    use_language("de")
    yield "# Befehle\n"
    yield "Was `lueckenlos BEFEHL --help` sagt.\n"
    context = click.Context(main, info_name="lueckenlos", terminal_width=100, **main.context_settings)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None and not command.hidden:
            inner = click.Context(command, info_name=name, parent=context, terminal_width=100)
            yield f"## {name}\n\n```text\n{command.get_help(inner)}\n```\n"
