# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Files and sheets that are not part of the format: noted, with the table that was probably meant."""

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath

from lueckenlos.datapackage.report import Report
from lueckenlos.datapackage.schema import BOUNDARIES, METADATA, TABLES
from lueckenlos.datapackage.source import Source
from lueckenlos.shared.language import _

_TABLE_FORMS = ("", ".csv", ".tsv", ".txt")
_JSON_FORMS = (".json", ".geojson")


def note_leftovers(source: Source, used: Collection[str | None], report: Report) -> None:
    missing = [resource for resource in (*TABLES, METADATA, BOUNDARIES) if source.find(resource) is None]
    meant = {_stem(source.own_name(resource)): source.own_name(resource) for resource in missing}
    for name in source.names:
        if name not in used and not _is_aside(name):
            near = get_close_matches(_stem(name), meant, n=1, cutoff=0.75)
            report.of(source.label(name)).notice(
                _("This is not part of the format and is kept out."),
                _("If {name} is meant, name it so.").format(name=meant[near[0]])
                if near
                else _("Nothing needs to be done, unless it has another name in the format."),
            )


def _stem(name: str) -> str:
    path = PurePosixPath(name.strip().casefold())
    if path.suffix in _TABLE_FORMS:
        return path.stem.strip()
    return path.name if path.suffix in _JSON_FORMS else ""


def _is_aside(name: str) -> bool:
    """Files that people and systems put beside data."""
    last = name.rpartition("/")[2]
    return last.startswith((".", "~$", "README", "LICENSE")) or last.endswith((".license", ".md"))
